import { expect, it } from 'vitest';
import { onBothDatabases, type TestDatabase } from '../../support/databases.js';
import { makeStaff } from '../../support/hall.js';
import { legsOf, openJointDesk } from '../joint/joint-desk.js';
import { openCaseDesk, take } from './case-desk.js';
import { eventsOf, formOf, proveOneOfMany } from './together.js';

const FORM = { projectName: '张记餐厅', contactName: '张建国' };

/** A joint case with its legs opened; two leads and two of the fire brigade. */
async function jointPeople(database: TestDatabase, isOpened = true) {
  const joint = await openJointDesk(database);
  const { desk, hall, number, caseId, fire } = joint;
  await makeStaff(hall, 'wangdu', ['supervision'], { name: '王督', departmentId: null });
  await makeStaff(hall, 'lifire', ['reviewer'], { name: '李消', departmentId: fire.id });
  const lead = await desk.signIn('liudu');
  if (isOpened) await take(lead, number, 'leg-openings', FORM);
  const legIds = (await legsOf(hall, caseId)).map(({ id }) => id);
  const leg = (index: number) => `/cases/${number}/legs/${legIds[index]}`;
  const agree = async (account: string, index: number) => {
    const browser = await desk.signIn(account);
    const page = { page: leg(index), action: `${leg(index)}/opinions` };
    const form = await formOf(browser, page);
    const sent = await browser
      .post(page.action)
      .type('form')
      .send({ ...form, agrees: 'yes', reason: '', basis: '' });
    expect(sent.status).toBe(303);
  };
  const handOn = async (index: number) => {
    const page = { page: `/cases/${number}/board`, action: `${leg(index)}/copies` };
    const form = await formOf(lead, page);
    expect((await lead.post(page.action).type('form').send(form)).status).toBe(303);
  };
  return { ...joint, lead, otherLead: await desk.signIn('wangdu'), leg, agree, handOn };
}

async function upwardPeople(database: TestDatabase, isForwarded = true) {
  const desk = await openCaseDesk(database, {
    caseKind: 'U',
    name: '建筑企业资质升级',
    upwardBody: '省住房和城乡建设厅',
    promisedValue: 5,
  });
  const { number } = await desk.receive({ item: desk.item });
  await take(await desk.signIn('chenli'), number, 'reviews');
  const { browser: second, id: otherId } = await desk.join('liwei', ['clerk'], { name: '李伟' });
  const first = await desk.signIn('wangmin');
  const trackerId = String(desk.ids.clerk);
  if (isForwarded) await take(first, number, 'forwardings', { trackerId, expectedOn: '', note: '' });
  return { ...desk, number, first, second, trackerId, otherId: String(otherId) };
}

onBothDatabases('two people at one joint or upward case', (open) => {
  proveOneOfMany(open, {
    'T22 opening of the legs': async (database) => {
      const { hall, number, lead, otherLead } = await jointPeople(database, false);
      return {
        first: lead,
        second: otherLead,
        page: `/cases/${number}/leg-openings`,
        values: FORM,
        later: { projectName: '张记火锅', contactName: '张建民' },
        kept: /value="张记火锅"[\s\S]*value="张建民"/,
        told: /id="since"[\s\S]*刘督/,
        written: () => eventsOf(hall, number, 'open-legs'),
      };
    },
    'TL-011 contact of an organ with the applicant': async (database) => {
      const { desk, hall, number, leg } = await jointPeople(database);
      return {
        first: await desk.signIn('sunfire'),
        second: await desk.signIn('lifire'),
        page: leg(1),
        action: `${leg(1)}/contacts`,
        values: { words: '打电话约周一看现场' },
        later: { words: '发短信通知补图' },
        kept: '发短信通知补图',
        told: /id="since"[\s\S]*孙消/,
        written: () => eventsOf(hall, number, 'leg-contacted'),
      };
    },
    'T23 opinion of an organ': async (database) => {
      const { desk, hall, number, leg } = await jointPeople(database);
      return {
        first: await desk.signIn('sunfire'),
        second: await desk.signIn('lifire'),
        page: leg(1),
        action: `${leg(1)}/opinions`,
        values: { agrees: 'yes', reason: '', basis: '' },
        later: { agrees: 'no', reason: '疏散通道不足', basis: '《消防法》第十五条' },
        kept: /疏散通道不足[\s\S]*《消防法》第十五条/,
        told: /id="since"[\s\S]*孙消/,
        written: () => eventsOf(hall, number, 'leg-answered'),
      };
    },
    'SV-07 urging of an organ': async (database) => {
      const { hall, number, leg, lead, otherLead } = await jointPeople(database);
      return {
        first: lead,
        second: otherLead,
        page: `/cases/${number}/board`,
        action: `${leg(1)}/urgings`,
        values: { words: '请今天答复' },
        later: { words: '请明天上午答复' },
        kept: 'value="请明天上午答复"',
        told: /id="since"[\s\S]*刘督/,
        written: () => eventsOf(hall, number, 'leg-urged'),
      };
    },
    'D-08 handing on to the next organ': async (database) => {
      const { hall, number, caseId, leg, lead, otherLead, agree } = await jointPeople(database);
      await agree('chenli', 0);
      await agree('sunfire', 1);
      const before = await eventsOf(hall, number, 'leg-started');
      return {
        first: lead,
        second: otherLead,
        page: `/cases/${number}/board`,
        action: `${leg(2)}/copies`,
        values: {},
        later: {},
        kept: '联办看板',
        told: /id="since"[\s\S]*刘督/,
        written: async () => {
          const copies = await hall.database.read.notice.count({ where: { caseId, kind: 'D-08' } });
          return ((await eventsOf(hall, number, 'leg-started')) - before) * (copies - before);
        },
      };
    },
    'T23 closing of the legs': async (database) => {
      const { hall, number, lead, otherLead, agree, handOn } = await jointPeople(database);
      await agree('chenli', 0);
      await agree('sunfire', 1);
      await handOn(2);
      await agree('zhouhealth', 2);
      return {
        first: lead,
        second: otherLead,
        page: `/cases/${number}/leg-closings`,
        values: {},
        later: {},
        kept: '汇总部门意见',
        told: /id="since"[\s\S]*刘督/,
        written: () => eventsOf(hall, number, 'close-legs'),
      };
    },
    'T26 forwarding to the superior': async (database) => {
      const { hall, number, first, second, trackerId, otherId } = await upwardPeople(database, false);
      return {
        first,
        second,
        page: `/cases/${number}/forwardings`,
        values: { trackerId, expectedOn: '2026-12-04', note: '随文附全部材料' },
        later: { trackerId: otherId, expectedOn: '2026-12-08', note: '另附情况说明' },
        kept: /value="2026-12-08"[\s\S]*另附情况说明/,
        told: /id="since"[\s\S]*王敏/,
        written: async () =>
          (await eventsOf(hall, number, 'forward-upward')) * (await hall.database.read.upwardFiling.count()),
      };
    },
    'SV-08 contact with the superior': async (database) => {
      const { hall, number, first, second } = await upwardPeople(database);
      return {
        first,
        second,
        page: `/cases/${number}/superior-contacts`,
        values: { way: 'phone', contactedName: '张处长', note: '已经收到' },
        later: { way: 'letter', contactedName: '李科长', note: '正在会签' },
        kept: /value="李科长"[\s\S]*正在会签/,
        told: /id="since"[\s\S]*王敏[^<]*已经收到/,
        written: async () =>
          (await eventsOf(hall, number, 'superior-contacted')) *
          (await hall.database.read.upwardContact.count()),
      };
    },
    'T27 answer of the superior': async (database) => {
      const { hall, number, first, second } = await upwardPeople(database);
      const answer = { agrees: 'yes', answeredOn: '2026-11-20', told: '当天打电话告知' };
      return {
        first,
        second,
        page: `/cases/${number}/superior-answers`,
        values: { ...answer, documentNumber: '川建许〔2026〕12号', content: '同意升级' },
        later: { ...answer, agrees: 'no', documentNumber: '川建许〔2026〕13号', content: '人员不足' },
        kept: /value="川建许〔2026〕13号"[\s\S]*人员不足/,
        told: /id="since"[\s\S]*王敏/,
        written: () => eventsOf(hall, number, 'file-superior-answer'),
      };
    },
  });

  it('T23: two organs that answer at once are both written, and the lead is told that it is the next one’s turn', async () => {
    const { desk, hall, number, leg } = await jointPeople(await open());
    const organs = await Promise.all(
      ['chenli', 'sunfire'].map(async (account, index) => {
        const browser = await desk.signIn(account);
        const action = `${leg(index)}/opinions`;
        return { browser, action, form: await formOf(browser, { page: leg(index), action }) };
      }),
    );
    const opinion = { agrees: 'yes', reason: '', basis: '' };
    const answers = await Promise.all(
      organs.map(({ browser, action, form }) =>
        browser
          .post(action)
          .type('form')
          .send({ ...form, ...opinion }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await eventsOf(hall, number, 'leg-answered')).toBe(2);
    const words = await hall.database.read.deskMessage.findMany({ where: { kind: 'leg-answered' } });
    expect(words.map((each) => each.words.includes('请抄告卫生健康局'))).toEqual(words.map(() => true));
    const leads = await hall.database.read.staff.findMany({
      where: { account: { in: ['liudu', 'wangdu'] } },
    });
    expect(words.map(({ staffId }) => staffId).sort()).toEqual(leads.map(({ id }) => id).sort());
  });
});
