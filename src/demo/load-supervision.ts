import type { Database } from '../db/database.js';
import { loadPerson } from '../features/accounts/load-person.js';
import { hallCalendar } from '../features/calendar/hall-calendar.js';
import { drawMonth, monthBefore, monthOf } from '../features/sampling/draw-month.js';
import { type CallAnswers, recordCall } from '../features/sampling/record-call.js';
import { enterOverrunMeasure, explainOverdue } from '../features/supervision/explain-overdue.js';
import { issueUrging } from '../features/urging/issue-urging.js';
import { replyUrging } from '../features/urging/reply-urging.js';
import type { Person } from '../web/visit.js';
import { chanceFrom } from './chance.js';
import { type OfficeMoments, officeMoments } from './office-moments.js';

const SEED = 67;
const SAMPLED_PER_WINDOW = 2;

type Call = Omit<CallAnswers, 'sampleId' | 'position'>;

/** What the first applicants said on the telephone; the rest of the sample is not called yet. */
const CALLS: readonly Call[] = [
  { reached: true, satisfaction: 'satisfied', answers: { toldOnce: 'yes', onTime: 'yes' }, note: '' },
  { reached: true, satisfaction: 'basically-satisfied', answers: { fewTrips: 'no' }, note: '停车不方便' },
  { reached: false, satisfaction: '', answers: {}, note: '两次无人接听' },
  { reached: true, satisfaction: 'satisfied', answers: { polite: 'yes', noExtraFee: 'yes' }, note: '' },
  { reached: true, satisfaction: 'dissatisfied', answers: { toldOnce: 'no' }, note: '材料跑了两趟才说清楚' },
];

/** A late case and who has it in hand; the moments of its story follow its due moment. */
interface LateCase {
  number: string;
  holder: Person;
  dueAt: number;
}

interface Desk {
  database: Database;
  supervisor: Person;
  moments: OfficeMoments;
  now: number;
}

/**
 * Some days of the supervision section: of the late cases the oldest is explained and its way out entered, the next
 * is urged without an answer, the third is urged and answered, the others are silent; last month's sample is drawn
 * and called in part.
 */
export async function loadSupervision(database: Database, hallId: number, now: Date): Promise<void> {
  const calendar = await hallCalendar(database, hallId);
  const staff = await database.read.staff.findFirstOrThrow({ where: { hallId, account: 'supervision' } });
  const supervisor = await personOf(database, staff.id, now);
  const moments = officeMoments(calendar, chanceFrom(SEED));
  const desk = { database, supervisor, moments, now: now.getTime() };
  const [oldest, second, third] = await lateCases(database, hallId, now);
  if (oldest) await tellOldest(desk, oldest);
  if (second) await tellUrged(desk, second, false);
  if (third) await tellUrged(desk, third, true);
  await sampleLastMonth(desk, hallId, monthBefore(monthOf(now, calendar)), now);
}

async function lateCases(database: Database, hallId: number, now: Date): Promise<LateCase[]> {
  const rows = await database.read.case.findMany({
    where: { hallId, runningDueAt: { lt: now } },
    orderBy: { runningDueAt: 'asc' },
    take: 3,
  });
  const found: LateCase[] = [];
  for (const { number, runningDueAt, reviewedById, acceptedById, receivedById } of rows) {
    const holderId = reviewedById ?? acceptedById ?? receivedById;
    if (holderId === null || runningDueAt === null) continue;
    found.push({
      number,
      holder: await personOf(database, holderId, now),
      dueAt: runningDueAt.getTime(),
    });
  }
  return found;
}

async function tellOldest(desk: Desk, late: LateCase): Promise<void> {
  const plan = '补充意见送达后一个工作日内作出决定';
  await explain(desk, late, '现场踏勘以后需要规划编制单位补充意见，等待期间没有及时报延期', plan);
  const at = after(desk, late, 4);
  if (at === null) return;
  const seen = await seenOf(desk, late);
  const measure = { ...seen, way: 'inform', told: '电话告知申请人超期原因和办结计划', plan } as const;
  await enterOverrunMeasure(desk.database, late.holder, measure, at);
}

async function tellUrged(desk: Desk, late: LateCase, isAnswered: boolean): Promise<void> {
  const { database, supervisor } = desk;
  await explain(desk, late, '经办人外出培训，替岗人员没有及时接手', '本周内办结');
  const at = after(desk, late, 2);
  if (at === null) return;
  const { number, seenEventId } = await seenOf(desk, late);
  const words = '该办件未按承诺时限办结，请说明原因，提出办结计划，并告知申请人。';
  const request = { number, seenEventId, words, toStaffId: late.holder.staffId, replyWorkingDays: 1 };
  const issued = await issueUrging(database, supervisor, request, at);
  const answeredAt = after(desk, late, 3);
  if (!issued.ok || !isAnswered || answeredAt === null) return;
  const reply = { reply: '已安排替岗人员当日审查', plan: '今日报批，明日办结', contacted: true };
  await replyUrging(database, late.holder, { urgingId: issued.urgingId, ...reply }, answeredAt);
}

async function explain(desk: Desk, late: LateCase, reason: string, plan: string): Promise<void> {
  const at = after(desk, late, 1);
  if (at === null) return;
  await explainOverdue(desk.database, late.holder, { ...(await seenOf(desk, late)), reason, plan }, at);
}

/** Some moment so many working days after the due moment; null when it has not come yet. */
function after({ moments, now }: Desk, { dueAt }: LateCase, workingDays: number): Date | null {
  const at = moments.workingDaysAfter(dueAt, workingDays);
  return at <= now ? new Date(at) : null;
}

/** The case as its holder sees it before a step. */
async function seenOf({ database }: Desk, { number }: LateCase) {
  const { id, version } = await database.read.case.findUniqueOrThrow({ where: { number } });
  const last = await database.read.caseEvent.findFirstOrThrow({
    where: { caseId: id },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  return { number, version, seenEventId: last.id };
}

async function sampleLastMonth(desk: Desk, hallId: number, month: string, now: Date): Promise<void> {
  const { database, supervisor } = desk;
  const drawn = await drawMonth(
    database,
    supervisor,
    { month, perWindow: SAMPLED_PER_WINDOW, address: '' },
    now,
  );
  if (!drawn.ok) return;
  const sample = await database.read.sample.findUniqueOrThrow({ where: { hallId_month: { hallId, month } } });
  for (const [index, call] of CALLS.entries())
    await recordCall(database, supervisor, { ...call, sampleId: sample.id, position: index + 1 }, now);
}

async function personOf(database: Database, staffId: number, at: Date): Promise<Person> {
  const person = await loadPerson(database, staffId, at);
  if (person === null) throw new Error(`the demonstration has no member of staff ${staffId}`);
  return person;
}
