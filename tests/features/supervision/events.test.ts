import { expect, it } from 'vitest';
import { DETECTORS_JOB, detect } from '../../../src/features/supervision/detect.js';
import { detectorsJob } from '../../../src/jobs/detectors.js';
import { runIfDue } from '../../../src/jobs/scheduled-jobs.js';
import { onBothDatabases } from '../../support/databases.js';
import { errorsIn, hiddenOf, openCaseDesk } from '../cases/case-desk.js';
import { insertCases } from '../desk/sample-cases.js';

const NOON = new Date('2026-11-20T11:00:00+08:00');

onBothDatabases('supervision events', (open) => {
  it('SV-09, SV-10, FA-02: found once in the cases that something happened to, with their evidence', async () => {
    const desk = await openCaseDesk(await open());
    const good = await desk.receive({ item: desk.item });
    await insertCases(desk.hall, [
      { acceptedAt: '2026-11-13T10:00:00+08:00', closedAt: '2026-11-18T10:00:00+08:00' },
    ]);
    const bad = { caseId: good.caseId + 1 };
    const { database } = desk.hall;
    expect(await runIfDue(database, detectorsJob(database), NOON, 'test')).toBe(true);
    expect(await database.read.supervisionEvent.count()).toBe(0);
    await database.write(async (tx) => {
      await tx.case.update({
        where: { id: bad.caseId },
        data: { kind: 'U', state: 'DONE', isOpen: false, closedAt: NOON, runningDueAt: null },
      });
      await tx.caseEvent.create({
        data: {
          hallId: desk.hall.hallId,
          caseId: bad.caseId,
          kind: 'note',
          actorName: '',
          at: NOON,
          enteredAt: NOON,
        },
      });
    });
    const later = new Date(NOON.getTime() + 15 * 60_000);
    expect(await runIfDue(database, detectorsJob(database), later, 'test')).toBe(true);
    const found = await database.read.supervisionEvent.findMany({ orderBy: { rule: 'asc' } });
    expect(found.map(({ rule, faultId, caseId, state }) => [rule, faultId, caseId, state])).toEqual([
      ['FA-02', 'FA-02', bad.caseId, 'new'],
      ['SV-09', 'FA-06', bad.caseId, 'new'],
      ['SV-10', 'FA-08', bad.caseId, 'new'],
    ]);
    expect(good.caseId).not.toBe(bad.caseId);
    expect((await detect(database, later)).raised).toBe(0);
    expect(await database.read.jobRun.count({ where: { name: DETECTORS_JOB } })).toBe(2);
  });

  it('SV-08, TL-118: a silent upward case and an overlong procedure are found; the page tells and closes them', async () => {
    const desk = await openCaseDesk(await open());
    const { caseId, number } = await desk.receive({ item: desk.item });
    const { database, hallId } = desk.hall;
    const friday = desk.clock.now;
    await database.write(async (tx) => {
      await tx.upwardFiling.create({
        data: {
          hallId,
          caseId,
          body: '省住房和城乡建设厅',
          trackerId: desk.ids.clerk,
          tracker: '王敏',
          forwardedAt: friday,
          lastContactAt: friday,
        },
      });
      await tx.caseSuspension.create({
        data: {
          hallId,
          caseId,
          kind: 'inspection',
          cause: '检验',
          basis: '第四十五条',
          limitValue: 3,
          dueAt: new Date('2026-11-20T18:00:00+08:00'),
          startedAt: friday,
          startedById: desk.ids.clerk,
          fromState: 'REV',
        },
      });
    });
    desk.clock.now = new Date('2026-11-25T10:00:00+08:00');
    await detect(database, desk.clock.now);
    const { browser } = await desk.join('ducha', ['supervision'], { departmentId: null, name: '周督查' });
    const list = await browser.get('/supervision/events');
    expect(list.text).toContain('报批件没有跟踪');
    expect(list.text).toContain('特别程序超时');
    expect(list.text).toContain('上级机关：省住房和城乡建设厅；跟踪人：王敏；没有联系的工作日：3');
    const narrow = await browser.get('/supervision/events?state=new&rule=SV-08');
    expect(narrow.text).toContain(number);
    expect(narrow.text).not.toContain('<td class="name">原因：检验');
    const row = await database.read.supervisionEvent.findFirstOrThrow({ where: { rule: 'SV-08' } });
    const href = `/supervision/events/${row.id}`;
    const form = hiddenOf((await browser.get(href)).text);
    const sent = (values: object) =>
      browser
        .post(href)
        .type('form')
        .send({ _csrf: form._csrf, seen: 'new', ...values });
    const bare = await sent({ to: 'proposed', note: '' });
    expect([bare.status, errorsIn(bare.text)]).toEqual([422, ['请写明查到的情况和理由']]);
    expect((await sent({ to: 'proposed', note: '三天没有联系' })).status).toBe(303);
    const again = await sent({ to: 'closed', note: '旧页面' });
    expect([again.status, errorsIn(again.text)]).toEqual([
      409,
      ['这条督查事件刚刚由同事处理过，请看清以后再处理'],
    ]);
    expect(await database.read.supervisionEvent.findUniqueOrThrow({ where: { id: row.id } })).toMatchObject({
      state: 'proposed',
      faultId: 'FA-09',
      note: '三天没有联系',
      handledBy: '周督查',
    });
    expect(await database.read.auditEntry.count({ where: { kind: 'supervision-event-proposed' } })).toBe(1);
  });

  it('S-33: another hall and other roles see nothing', async () => {
    const desk = await openCaseDesk(await open());
    const { hallId, database } = desk.hall;
    await database.write((tx) =>
      tx.supervisionEvent.create({ data: { hallId: hallId + 1, rule: 'SV-09', key: 'x', at: NOON } }),
    );
    const { browser } = await desk.join('ducha', ['supervision'], { departmentId: null });
    expect((await browser.get('/supervision/events?state=all')).text).toContain('没有这样的督查事件');
    expect((await browser.get('/supervision/events/1')).status).toBe(404);
    const clerk = await desk.signIn('wangmin');
    expect((await clerk.get('/supervision/events')).status).toBe(403);
    const director = await desk.join('zhuren', ['director'], { departmentId: null });
    expect((await director.browser.get('/supervision/events')).status).toBe(200);
  });
});
