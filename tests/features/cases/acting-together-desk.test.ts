import { expect, it } from 'vitest';
import { onBothDatabases, type TestDatabase } from '../../support/databases.js';
import { dataFolder, PDF, PNG } from '../../support/files.js';
import { FRIDAY_MORNING, makeApp, makeStaff, send, signIn } from '../../support/hall.js';
import { openCaseDesk } from './case-desk.js';
import { eventsOf, formOf, proveOneOfMany } from './together.js';

const ASKED = {
  channel: 'window',
  matter: '施工许可要带什么',
  visitorName: '李四海',
  phone: '13800138000',
  item: '',
  itemId: '',
};
const LEFT = { visitorName: '李四海', phone: '13800138000', address: '', matter: '看图纸', message: '' };

/** One enquiry (ZX20261120-0001) that 王敏 took down, with two browsers of hers and of 陈立, who may receive it. */
async function enquiryPeople(database: TestDatabase, isHandedOver: boolean) {
  const desk = await openCaseDesk(database);
  const clerk = await desk.signIn('wangmin');
  const handover = { branch: 'colleague-away', receiverId: String(desk.ids.reviewer), message: '请回电' };
  await send(clerk, '/enquiries/new', '/enquiries', { ...ASKED, ...(isHandedOver ? handover : {}) });
  const entries = (kinds: string[]) =>
    desk.hall.database.read.auditEntry.count({ where: { kind: { in: kinds } } });
  return { ...desk, clerk, page: '/enquiries/ZX20261120-0001', entries };
}

/** 张敏 asks 王强 to stand in for her from Monday; 王强 has the sheet open in two browsers. */
async function absencePeople(database: TestDatabase) {
  const desk = await openCaseDesk(database);
  const partner = await makeStaff(desk.hall, 'partner', ['clerk'], { name: '王强' });
  await send(await desk.signIn('wangmin'), '/absences/mine', '/absences/mine', {
    kind: 'leave',
    fromDate: '2026-11-23',
    fromTime: '09:00',
    untilDate: '2026-11-24',
    untilTime: '',
    whereabouts: '在家',
    reason: '看病',
    substituteId: String(partner),
  });
  const { id } = await desk.hall.database.read.absence.findFirstOrThrow();
  const entries = () =>
    desk.hall.database.read.auditEntry.count({
      where: { kind: { in: ['absence-confirmed', 'absence-declined', 'absence-cancelled'] } },
    });
  return { ...desk, page: `/absences/${id}`, entries };
}

onBothDatabases('two browsers at one record of the desk', (open) => {
  proveOneOfMany(open, {
    'S-02 an enquiry answered': async (database) => {
      const { page, clerk, signIn: at, entries } = await enquiryPeople(database, false);
      return {
        first: clerk,
        second: await at('wangmin'),
        page,
        action: `${page}/disposition`,
        values: { branch: 'own', answer: '带申请表和规划许可证' },
        later: { branch: 'own', answer: '带身份证' },
        kept: '带身份证',
        told: /已答复[\s\S]*带申请表和规划许可证|带申请表和规划许可证[\s\S]*已答复/,
        written: () => entries(['enquiry-answered', 'enquiry-handed-over', 'enquiry-term-told']),
      };
    },
    'S-02 an enquiry handed over': async (database) => {
      const { hall, ids, page, clerk, signIn: at } = await enquiryPeople(database, false);
      return {
        first: clerk,
        second: await at('wangmin'),
        page,
        action: `${page}/disposition`,
        values: { branch: 'colleague-away', receiverId: String(ids.reviewer), message: '请回电' },
        later: { branch: 'colleague-away', receiverId: String(ids.approver), message: '周一再答' },
        kept: '周一再答',
        told: /陈立/,
        written: async () => hall.database.read.enquiryHandover.count(),
      };
    },
    'S-02 an enquiry taken over': async (database) => {
      const { page, signIn: at, entries } = await enquiryPeople(database, true);
      return {
        first: await at('chenli'),
        second: await at('chenli'),
        page,
        action: `${page}/takeover`,
        values: { answer: 'accept', reason: '' },
        later: { answer: 'decline', reason: '不归我管' },
        kept: '不归我管',
        told: /现在负责[\s\S]*陈立/,
        written: () => entries(['enquiry-taken-over', 'enquiry-declined']),
      };
    },
    'S-07 a hand-over sheet signed': async (database) => {
      const { page, signIn: at, entries } = await absencePeople(database);
      return {
        first: await at('partner'),
        second: await at('partner'),
        page,
        action: `${page}/steps`,
        values: { step: 'confirm' },
        later: { step: 'decline' },
        kept: '王强',
        told: /已经处理过了[\s\S]*已确认，未到时间|已确认，未到时间[\s\S]*已经处理过了/,
        written: entries,
      };
    },
    'S-07 a request signed and taken back': async (database) => {
      const { page, signIn: at, entries } = await absencePeople(database);
      return {
        first: await at('partner'),
        second: await at('wangmin'),
        page,
        action: `${page}/steps`,
        values: { step: 'confirm' },
        later: { step: 'cancel' },
        kept: '王敏',
        told: /已经处理过了[\s\S]*已确认，未到时间|已确认，未到时间[\s\S]*已经处理过了/,
        written: entries,
      };
    },
    'S-08 a booking replied to': async (database) => {
      const desk = await openCaseDesk(database);
      const clerk = await desk.signIn('wangmin');
      await send(clerk, '/bookings', '/bookings', { ...LEFT, wantedId: '' });
      const { id } = await desk.hall.database.read.booking.findFirstOrThrow();
      return {
        first: clerk,
        second: await desk.signIn('wangmin'),
        page: `/bookings/${id}`,
        action: `/bookings/${id}/reply`,
        values: { result: '周一上午见' },
        later: { result: '周二下午再来' },
        kept: '周二下午再来',
        told: /已回复[\s\S]*周一上午见/,
        written: () => desk.hall.database.read.auditEntry.count({ where: { kind: 'booking-replied' } }),
      };
    },
  });

  it('S-47: files that two clerks send to one case at once are all kept, each once, and disturb no form', async () => {
    const desk = await openCaseDesk(await open());
    const { number, caseId } = await desk.receive({ item: desk.item });
    await makeStaff(desk.hall, 'liwei', ['clerk'], { name: '李伟' });
    const app = makeApp(desk.hall, () => FRIDAY_MORNING, dataFolder());
    const [first, second] = await Promise.all([signIn(app, 'wangmin'), signIn(app, 'liwei')]);
    const page = `/cases/${number}`;
    const action = `${page}/attachments`;
    const open1 = await formOf(first, { page: `${page}/withdrawals` });
    const tokens = await Promise.all([first, second].map((each) => formOf(each, { page, action })));
    const files = [
      { browser: first, token: tokens[0]?._csrf ?? '', content: PNG, name: '申请表.png' },
      { browser: second, token: tokens[1]?._csrf ?? '', content: PDF, name: '许可证.pdf' },
    ];
    const answers = await Promise.all(
      files.map(({ browser, token, content, name }) =>
        browser
          .post(action)
          .set('x-csrf-token', token)
          .field('attachTo', '0')
          .attach('files', content, { filename: name }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const kept = await desk.hall.database.read.attachment.findMany({ where: { caseId } });
    expect(kept.map(({ fileName }) => fileName).sort()).toEqual(['申请表.png', '许可证.pdf']);
    expect(await eventsOf(desk.hall, number, 'files-attached')).toBe(2);
    const sent = await first
      .post(`${page}/withdrawals`)
      .type('form')
      .send({ ...open1, reason: '项目取消', go: 'sure' });
    expect(sent.status).toBe(303);
  });
});
