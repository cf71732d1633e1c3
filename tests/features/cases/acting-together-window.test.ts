import { onBothDatabases, type TestDatabase } from '../../support/databases.js';
import { publishedItem, type TestItemGiven } from '../../support/item.js';
import { openCaseDesk, take } from './case-desk.js';
import { eventsOf, proveOneOfMany } from './together.js';

const WHY = { reason: '国家明令禁止', basis: '《城乡规划法》第四十条' };
const MATERIALS = [
  { name: '施工许可申请表' },
  { name: '资金证明', mayFollow: true },
  { name: '委托书', mayFollow: true },
];
const RESULT = { resultName: '许可证', resultNumber: '建 001' };
const WEDNESDAY_AFTER = new Date('2026-11-25T10:00:00+08:00');

/** A window with two clerks (王敏, 李伟) and two leaders (秦正南, 林二). */
async function windowPeople(database: TestDatabase, item: TestItemGiven = {}) {
  const desk = await openCaseDesk(database, { name: '占位事项', code: 'SX-0' });
  await desk.join('liwei', ['clerk'], { name: '李伟' });
  await desk.join('qinzhengnan', ['unit-leader'], { name: '秦正南' });
  await desk.join('linger', ['unit-leader'], { name: '林二' });
  const pair = async (one: string, two: string) => ({
    first: await desk.signIn(one),
    second: await desk.signIn(two),
  });
  return { ...desk, item: await publishedItem(desk.hall, { code: 'SX-1', ...item }), pair };
}

/** A granted case; with a fee worked out by a formula when asked for. */
async function grantedCase(database: TestDatabase, item: TestItemGiven = {}) {
  const desk = await windowPeople(database, item);
  const { number } = await desk.receive({ item: desk.item });
  await take(await desk.signIn('chenli'), number, 'reviews');
  await take(await desk.signIn('hexiulan'), number, 'decisions', { decision: 'grant', resultName: '许可证' });
  return { ...desk, number, ...(await desk.pair('wangmin', 'liwei')) };
}

/** A case accepted on Fri 20 Nov 2026 whose rest is promised for Tue 24 Nov. */
async function toleratedCase(database: TestDatabase, item: TestItemGiven = {}) {
  const desk = await windowPeople(database, { materials: MATERIALS, ...item });
  const { number } = await desk.receive({
    item: desk.item,
    ticks: ['present', 'follows-later', 'follows-later'],
    seenOutcome: 'tolerate',
    input: { promisedDate: '2026-11-24', signedBy: '张建国' },
  });
  return { ...desk, number };
}

const FORMULA = { feeCharged: true, amountFen: 0 };

onBothDatabases('two people at the window with one case', (open) => {
  proveOneOfMany(open, {
    'T18 answer to a referral': async (database) => {
      const desk = await windowPeople(database, { caseKind: 'R' });
      const referred = { item: desk.item, isReferred: true, seenOutcome: 'refer', input: WHY } as const;
      const { number } = await desk.receive(referred);
      return {
        ...(await desk.pair('qinzhengnan', 'linger')),
        page: `/cases/${number}/referral-answers`,
        values: { answer: 'confirm', reason: '同意不予办理', go: 'sure' },
        later: { answer: 'order-acceptance', reason: '可以办理，请受理', go: 'sure' },
        kept: '可以办理，请受理',
        told: /id="since"[\s\S]*秦正南[^<]*同意不予办理/,
        written: async () =>
          (await eventsOf(desk.hall, number, 'confirm-refusal')) +
          (await eventsOf(desk.hall, number, 'order-acceptance')),
      };
    },
    'T38 papers handed back': async (database) => {
      const desk = await windowPeople(database, { caseKind: 'R', refusalAuthority: true });
      const { number } = await desk.receive({ item: desk.item, seenOutcome: 'reply', input: WHY });
      const papers = ['施工许可申请表', '建设工程规划许可证'];
      return {
        ...(await desk.pair('wangmin', 'liwei')),
        page: `/cases/${number}/paper-returns`,
        values: { papers, signedBy: '张建国' },
        later: { papers, signedBy: '张建军' },
        kept: 'value="张建军"',
        told: /id="since"[\s\S]*王敏/,
        written: async () =>
          (await eventsOf(desk.hall, number, 'hand-back-papers')) *
          (await desk.hall.database.read.notice.count({ where: { kind: 'D-138' } })),
      };
    },
    'C-44 filling of a gap': async (database) => {
      const { hall, number, pair } = await toleratedCase(database);
      return {
        ...(await pair('wangmin', 'liwei')),
        page: `/cases/${number}/gap-fillings`,
        values: { came: '资金证明' },
        later: { came: '委托书' },
        kept: /name="came" value="委托书" checked/,
        told: /id="since"[\s\S]*王敏/,
        written: () => eventsOf(hall, number, 'hand-in-rest'),
      };
    },
    'T36 return after a lapsed promise': async (database) => {
      const desk = await toleratedCase(database, { lapsePolicy: 'return' });
      desk.clock.now = WEDNESDAY_AFTER;
      return {
        ...(await desk.pair('qinzhengnan', 'linger')),
        page: `/cases/${desk.number}/returns`,
        values: { reason: '逾期没有按承诺补交', go: 'sure' },
        later: { reason: '申请人电话里说不办了', go: 'sure' },
        kept: '申请人电话里说不办了',
        told: /id="since"[\s\S]*秦正南[^<]*逾期没有按承诺补交/,
        written: async () =>
          (await eventsOf(desk.hall, desk.number, 'return')) *
          (await desk.hall.database.read.notice.count({ where: { kind: 'D-136' } })),
      };
    },
    'T39 correction of the kind': async (database) => {
      const desk = await windowPeople(database);
      const { number } = await desk.receive({ item: desk.item });
      await desk.join('liudu', ['supervision'], { name: '刘督' });
      await desk.join('wangdu', ['supervision'], { name: '王督' });
      return {
        ...(await desk.pair('liudu', 'wangdu')),
        page: `/cases/${number}/kind-corrections`,
        values: { toKind: 'J', reason: '涉及两个部门' },
        later: { toKind: 'J', reason: '还要消防意见' },
        kept: '还要消防意见',
        told: /id="since"[\s\S]*刘督[^<]*涉及两个部门/,
        written: () => eventsOf(desk.hall, number, 'correct-kind'),
      };
    },
    'T32 request to pay': async (database) => {
      const { hall, number, first, second } = await grantedCase(database, FORMULA);
      return {
        first,
        second,
        page: `/cases/${number}/payments`,
        values: { amount: '1250.50' },
        later: { amount: '1300.00' },
        kept: 'value="1300.00"',
        told: /id="since"[\s\S]*王敏/,
        written: async () =>
          (await eventsOf(hall, number, 'ask-payment')) * (await hall.database.read.payment.count()),
      };
    },
    'T33 receipt of a payment': async (database) => {
      const { hall, number, first, second } = await grantedCase(database, FORMULA);
      await take(first, number, 'payments', { amount: '1250.50' });
      return {
        first,
        second,
        page: `/cases/${number}/payments`,
        values: { ...RESULT, receiptNumber: 'CZ-2026-0098-1', amount: '1250.50' },
        later: { ...RESULT, receiptNumber: 'CZ-2026-0098-2', amount: '1250.50' },
        kept: 'value="CZ-2026-0098-2"',
        told: /id="since"[\s\S]*王敏/,
        written: async () => {
          const paid = await hall.database.read.payment.count({ where: { paidAt: { not: null } } });
          return (await eventsOf(hall, number, 'record-payment')) * paid;
        },
      };
    },
    'T34 notice that the result is ready': async (database) => {
      const { hall, number, first, second } = await grantedCase(database);
      return {
        first,
        second,
        page: `/cases/${number}/ready-notices`,
        values: { ...RESULT, resultValidTo: '' },
        later: { ...RESULT, resultNumber: '建 002', resultValidTo: '2031-11-19' },
        kept: /value="建 002"[\s\S]*value="2031-11-19"/,
        told: /id="since"[\s\S]*王敏/,
        written: () => eventsOf(hall, number, 'notify-ready'),
      };
    },
    'T35 delivery': async (database) => {
      const { hall, number, first, second } = await grantedCase(database);
      await take(first, number, 'ready-notices', RESULT);
      return {
        first,
        second,
        page: `/cases/${number}/deliveries`,
        values: { ...RESULT, receiverName: '张建国' },
        later: { ...RESULT, receiverName: '张建军' },
        kept: 'value="张建军"',
        told: /id="since"[\s\S]*王敏/,
        written: () => eventsOf(hall, number, 'deliver'),
      };
    },
    'T37 withdrawal by the applicant': async (database) => {
      const desk = await windowPeople(database);
      const { number } = await desk.receive({ item: desk.item });
      return {
        ...(await desk.pair('wangmin', 'liwei')),
        page: `/cases/${number}/withdrawals`,
        values: { reason: '项目取消', go: 'sure' },
        later: { reason: '改由总公司申请', go: 'sure' },
        kept: '改由总公司申请',
        told: /id="since"[\s\S]*王敏[^<]*项目取消/,
        written: () => eventsOf(desk.hall, number, 'withdraw'),
      };
    },
  });
});
