import { onBothDatabases, type TestDatabase } from '../../support/databases.js';
import { at, openClockDesk } from '../suspensions/clock-desk.js';
import { take } from './case-desk.js';
import { eventsOf, proveOneOfMany, type Together } from './together.js';

const SUSPENSION = {
  procedure: '4:site-visit',
  reason: '需要核对现场',
  basis: '',
  limitValue: '5',
  limitUnit: 'workingDays',
  expectedEnd: '2026-11-25',
};

/** A case under review, and the browsers of two reviewers and two leaders. */
async function clockPeople(database: TestDatabase, now?: Date) {
  const desk = await openClockDesk(database);
  await desk.join('zhaoyiming', ['reviewer'], { name: '赵一鸣' });
  await desk.join('linger', ['unit-leader'], { name: '林二' });
  const number = await desk.underReview();
  if (now) desk.clock.now = now;
  const [first, second, leader, otherLeader] = await Promise.all(
    ['chenli', 'zhaoyiming', 'qinzhengnan', 'linger'].map((account) => desk.signIn(account)),
  );
  if (!first || !second || !leader || !otherLeader) throw new Error('nobody signed in');
  return { ...desk, number, first, second, leader, otherLeader, page: `/cases/${number}` };
}

onBothDatabases('two people at the clock of one case', (open) => {
  proveOneOfMany(open, {
    'TL-118 start of a suspension': async (database): Promise<Together> => {
      const { hall, number, first, second, page } = await clockPeople(database);
      return {
        first,
        second,
        page: `${page}/suspensions`,
        values: SUSPENSION,
        later: { ...SUSPENSION, procedure: '3:hearing', reason: '申请人要求听证' },
        kept: '申请人要求听证',
        told: /id="since"[\s\S]*陈立[^<]*现场/,
        written: async () =>
          (await eventsOf(hall, number, 'suspended')) * (await hall.database.read.caseSuspension.count()),
      };
    },
    'TL-118 end of a suspension': async (database) => {
      const { hall, number, first, second, page } = await clockPeople(database);
      await take(first, number, 'suspensions', SUSPENSION);
      return {
        first,
        second,
        page: `${page}/resumptions`,
        values: { result: '踏勘记录第8号' },
        later: { result: '踏勘记录第9号' },
        kept: '踏勘记录第9号',
        told: /id="since"[\s\S]*陈立[^<]*踏勘记录第8号/,
        written: () => eventsOf(hall, number, 'resumed'),
      };
    },
    'T28 request for an extension': async (database) => {
      const { hall, number, first, second, page } = await clockPeople(database);
      return {
        first,
        second,
        page: `${page}/extensions`,
        values: { workingDays: '5', reason: '需要补充勘验' },
        later: { workingDays: '3', reason: '专家意见未到' },
        kept: '专家意见未到',
        told: /id="since"[\s\S]*陈立[^<]*需要补充勘验/,
        written: async () =>
          (await eventsOf(hall, number, 'extension-requested')) *
          (await hall.database.read.caseExtension.count()),
      };
    },
    'SV-04 decision on an extension': async (database) => {
      const { hall, number, first, leader, otherLeader, page } = await clockPeople(database);
      await take(first, number, 'extensions', { workingDays: '5', reason: '需要补充勘验' });
      return {
        first: leader,
        second: otherLeader,
        page: `${page}/extension-decisions`,
        values: { decision: 'approve', reason: '' },
        later: { decision: 'deny', reason: '没有必要延期' },
        kept: '没有必要延期',
        told: /id="since"[\s\S]*秦正南[^<]*延/,
        written: async () =>
          (await eventsOf(hall, number, 'extend')) + (await eventsOf(hall, number, 'extension-denied')),
      };
    },
    'SV-02 reason of lateness': async (database) => {
      const { hall, number, first, second, page } = await clockPeople(database, at('2026-11-30T19:00'));
      return {
        first,
        second,
        page: `${page}/overdue-reasons`,
        values: { reason: '现场核查人员出差', plan: '12月2日前办结' },
        later: { reason: '人手不足', plan: '12月4日前办结' },
        kept: /人手不足[\s\S]*12月4日前办结/,
        told: /id="since"[\s\S]*陈立[^<]*现场核查人员出差/,
        written: () => eventsOf(hall, number, 'overdue-explained'),
      };
    },
    'SV-03 way out of a long overrun': async (database) => {
      const { hall, number, first, second, page } = await clockPeople(database, at('2026-12-02T19:00'));
      await take(first, number, 'overdue-reasons', { reason: '人手不足', plan: '12月4日办结' });
      return {
        first,
        second,
        page: `${page}/overrun-measures`,
        values: { way: 'inform', told: '12月2日打电话', plan: '12月4日办结' },
        later: { way: 'inform', told: '12月2日上门说明', plan: '12月7日办结' },
        kept: /12月2日上门说明[\s\S]*12月7日办结/,
        told: /id="since"[\s\S]*陈立[^<]*12月2日打电话/,
        written: async () =>
          (await eventsOf(hall, number, 'overrun-measure')) *
          (await hall.database.read.task.count({ where: { kind: 'contact-applicant' } })),
      };
    },
  });
});
