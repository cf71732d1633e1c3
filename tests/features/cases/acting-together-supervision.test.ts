import { expect } from 'vitest';
import { seedAuditRules } from '../../../src/features/pre-audit/seed-audit-rules.js';
import { onBothDatabases, type TestDatabase } from '../../support/databases.js';
import { openCaseDesk } from './case-desk.js';
import { eventsOf, formOf, proveOneOfMany } from './together.js';

const MONDAY_LATE = new Date('2026-11-30T10:00:00+08:00');

/** A case, and two of the supervision section at work on it. */
async function supervisionPeople(database: TestDatabase) {
  const desk = await openCaseDesk(database);
  const { number, caseId } = await desk.receive({ item: desk.item });
  desk.clock.now = MONDAY_LATE;
  const { browser: first } = await desk.join('liudu', ['supervision'], { name: '刘督', departmentId: null });
  const { browser: second } = await desk.join('wangdu', ['supervision'], {
    name: '王督',
    departmentId: null,
  });
  return { ...desk, number, caseId, first, second };
}

async function finding(database: TestDatabase) {
  const given = await supervisionPeople(database);
  const { hallId } = given.hall;
  const { id } = await given.hall.database.write((tx) =>
    tx.supervisionEvent.create({
      data: { hallId, rule: 'SV-08', key: 'x', caseId: given.caseId, faultId: 'FA-09', at: MONDAY_LATE },
    }),
  );
  const entries = () =>
    given.hall.database.read.auditEntry.count({ where: { kind: { startsWith: 'supervision-event-' } } });
  return { ...given, page: `/supervision/events/${id}`, entries };
}

/** A finding of the automatic audit that waits for people; 何一 and 何三 at level 1, 何二 and 何四 at level 2. */
async function auditPeople(database: TestDatabase) {
  const desk = await openCaseDesk(database);
  await database.database.write((tx) => seedAuditRules(tx, desk.hall.hallId));
  const { number } = await desk.receive({ item: desk.item, applicant: { name: '王敏' } });
  const names = { jihe1: '何一', jihe3: '何三' };
  const upper = { jihe2: '何二', jihe4: '何四' };
  for (const [account, name] of Object.entries(names))
    await desk.join(account, ['auditor-1'], { name, departmentId: null });
  for (const [account, name] of Object.entries(upper)) await desk.join(account, ['auditor-2'], { name });
  const { id } = await desk.hall.database.read.preAudit.findFirstOrThrow();
  const page = `/pre-audits/${id}`;
  const handle = async (account: string, level: number, values: Record<string, string>) => {
    const browser = await desk.signIn(account);
    const action = `${page}/level-${level}`;
    const form = await formOf(browser, { page, action });
    const sent = await browser
      .post(action)
      .type('form')
      .send({ ...form, ...values });
    expect(sent.status).toBe(303);
  };
  return { ...desk, number, page, handle };
}

onBothDatabases('two people supervising one case', (open) => {
  proveOneOfMany(open, {
    'D-34 issue of an urging note': async (database) => {
      const { hall, ids, number, first, second } = await supervisionPeople(database);
      return {
        first,
        second,
        page: `/cases/${number}/urgings`,
        values: { toStaffId: ids.clerk, words: '请说明原因', replyWorkingDays: 1 },
        later: { toStaffId: ids.clerk, words: '请今天给申请人打电话', replyWorkingDays: 2 },
        kept: '请今天给申请人打电话',
        told: /id="since"[\s\S]*刘督[^<]*督字〔2026〕第000001号/,
        written: async () =>
          (await eventsOf(hall, number, 'urging-issued')) * (await hall.database.read.urgingNote.count()),
      };
    },
    'D-34 reply to an urging note': async (database) => {
      const { hall, ids, number, first, signIn } = await supervisionPeople(database);
      const page = `/cases/${number}/urgings`;
      const form = await formOf(first, { page });
      await first
        .post(page)
        .type('form')
        .send({ ...form, toStaffId: ids.clerk, words: '请说明原因', replyWorkingDays: 1 });
      return {
        first: await signIn('wangmin'),
        second: await signIn('wangmin'),
        page: '/urgings/1',
        action: '/urgings/1/replies',
        values: { reply: '等会审', plan: '12月2日办结' },
        later: { reply: '等消防意见', plan: '12月4日办结' },
        kept: /等消防意见[\s\S]*12月4日办结/,
        told: /等会审[\s\S]*12月2日办结/,
        written: () => eventsOf(hall, number, 'urging-replied'),
      };
    },
    'a finding closed': async (database) => {
      const { page, first, second, entries } = await finding(database);
      return {
        first,
        second,
        page,
        values: { to: 'closed', note: '电话核实，没有问题' },
        later: { to: 'proposed', note: '三天没有联系' },
        kept: '三天没有联系',
        told: /刘督[\s\S]*电话核实，没有问题|电话核实，没有问题[\s\S]*刘督/,
        written: entries,
      };
    },
    'a finding taken note of': async (database) => {
      const { page, first, second, entries } = await finding(database);
      return {
        first,
        second,
        page,
        values: { to: 'noted', note: '正在核实' },
        later: { to: 'proposed', note: '三天没有联系' },
        kept: '三天没有联系</textarea>',
        told: /刘督[\s\S]*正在核实|正在核实[\s\S]*刘督/,
        written: entries,
      };
    },
    'SV-05 questionnaire of a sampled case': async (database) => {
      const { hall, number, caseId, first, second } = await supervisionPeople(database);
      await hall.database.write((tx) =>
        tx.sample.create({
          data: {
            hallId: hall.hallId,
            month: '2026-10',
            seed: 'a',
            perWindow: 1,
            createdAt: MONDAY_LATE,
            createdBy: '刘督',
            cases: { create: { position: 1, caseId } },
          },
        }),
      );
      return {
        first,
        second,
        page: '/supervision/samples/2026-10/1',
        values: { reached: 'yes', satisfaction: 'dissatisfied', note: '跑了三趟' },
        later: { reached: 'yes', satisfaction: 'satisfied', toldOnce: 'no', note: '材料没有一次说清' },
        kept: /没有保存[\s\S]*总的来说满意吗[\s\S]*<dd>满意[\s\S]*<dd>不是[\s\S]*材料没有一次说清/,
        told: /已经回访[\s\S]*跑了三趟/,
        written: () => eventsOf(hall, number, 'sampled'),
      };
    },
    'SV-03 contact with the applicant of a late case': async (database) => {
      const { hall, number, caseId, first, second } = await supervisionPeople(database);
      const { id } = await hall.database.write((tx) =>
        tx.task.create({
          data: {
            hallId: hall.hallId,
            caseId,
            kind: 'contact-applicant',
            words: '联系申请人，说明超期情况',
            createdAt: MONDAY_LATE,
            dueAt: MONDAY_LATE,
          },
        }),
      );
      return {
        first,
        second,
        page: `/supervision/contacts/${id}`,
        values: { reached: 'yes', opinion: '可以再等两天' },
        later: { reached: 'yes', opinion: '要求本周办结' },
        kept: /没有保存[\s\S]*要求本周办结/,
        told: /刘督登记：可以再等两天/,
        written: () => eventsOf(hall, number, 'contact-recorded'),
      };
    },
    'S-47 audit of level 1': async (database) => {
      const { hall, number, page, signIn } = await auditPeople(database);
      return {
        first: await signIn('jihe1'),
        second: await signIn('jihe3'),
        page,
        action: `${page}/level-1`,
        values: { step: 'send-up', reason: '同名要核实' },
        later: { step: 'clear', reason: '只是同名同姓' },
        kept: '只是同名同姓',
        told: /何一[\s\S]*同名要核实/,
        written: () => eventsOf(hall, number, 'pre-audit-handled'),
      };
    },
    'S-47 audit of level 1 by one who also holds level 2': async (database) => {
      const { hall, number, page, signIn, join } = await auditPeople(database);
      const { browser } = await join('jihe5', ['auditor-1', 'auditor-2'], { name: '何五' });
      return {
        first: await signIn('jihe1'),
        second: browser,
        page,
        action: `${page}/level-1`,
        values: { step: 'send-up', reason: '同名要核实' },
        later: { step: 'clear', reason: '只是同名同姓' },
        kept: '只是同名同姓',
        told: /何一[\s\S]*同名要核实/,
        written: () => eventsOf(hall, number, 'pre-audit-handled'),
      };
    },
    'S-47 audit of level 2': async (database) => {
      const { hall, number, page, signIn, handle } = await auditPeople(database);
      await handle('jihe1', 1, { step: 'send-up', reason: '同名要核实' });
      return {
        first: await signIn('jihe2'),
        second: await signIn('jihe4'),
        page,
        action: `${page}/level-2`,
        values: { step: 'confirm', reason: '收件人员给自己办' },
        later: { step: 'clear', reason: '只是同名同姓' },
        kept: '只是同名同姓',
        told: /何二[\s\S]*收件人员给自己办/,
        written: async () => (await eventsOf(hall, number, 'pre-audit-handled')) - 1,
      };
    },
  });
});
