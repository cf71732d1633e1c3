import type { Tx } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { plainSql } from '../../db/plain-sql.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { transitionOf } from '../../domain/cases/transitions.js';
import { deemedAcceptance } from '../../domain/suspensions/deemed-acceptance.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import type { House } from '../cases/act-on-case.js';
import { kindOf, stateOf } from '../cases/case-facts.js';
import { versionInForce } from '../cases/cases.repository.js';
import { promisedMoment } from '../cases/promise-clock.js';
import { issueNotices } from '../notices/issue-notices.js';
import { fireRung, putMessages, staffByRole } from '../reminders/reminders.repository.js';
import { settingsInForce } from '../settings/hall-settings.js';
import { raiseEvents } from '../supervision/raise-event.js';
import { type WaitingCase, waitingCases } from './waiting-cases.repository.js';

/** Five working days never lie within fewer days than these, and the warning comes a working day before. */
const EARLIEST_WARNING_DAYS = 3;
const MS_PER_DAY = 86_400_000;

const SYSTEM = { staffId: null, name: '系统' };
const REASON = '自收到材料之日起五个工作日内没有一次性告知，依法视为受理';

export interface DeemedOutcome {
  accepted: number;
  warned: number;
}

/**
 * TL-119, 行政许可法第三十二条: accepts what was received and not answered by a one-time notice within the term, from
 * its receipt; clerk and supervision are told a working day before, once. Each case is a transaction of its own.
 */
export async function acceptDeemedCases(house: House, hallId: number, now: Date): Promise<DeemedOutcome> {
  const before = new Date(now.getTime() - EARLIEST_WARNING_DAYS * MS_PER_DAY);
  const found = await waitingCases(house.database.sql, hallId, before);
  const outcome: DeemedOutcome = { accepted: 0, warned: 0 };
  for (const waiting of found) {
    const done = await house.database.write((tx) => answerFor(tx, house, hallId, waiting, now));
    if (done === 'accepted') outcome.accepted += 1;
    if (done === 'warned') outcome.warned += 1;
  }
  return outcome;
}

async function answerFor(
  tx: Tx,
  house: House,
  hallId: number,
  waiting: WaitingCase,
  now: Date,
): Promise<'accepted' | 'warned' | 'nothing'> {
  const calendar = await calendarInForce(tx, hallId);
  const settings = await settingsInForce(tx, hallId);
  const received = { ...waiting, state: stateOf(waiting.state), kind: kindOf(waiting.kind) };
  const deemed = deemedAcceptance(received, settings.flag('deemedAcceptance'), now.getTime(), calendar);
  switch (deemed.kind) {
    case 'none':
    case 'waiting':
      return 'nothing';
    case 'warn':
      return (await warn(tx, hallId, waiting, deemed.termEndsAt, now, calendar)) ? 'warned' : 'nothing';
    case 'deemed':
      return (await accept(tx, house, waiting, now, calendar)) ? 'accepted' : 'nothing';
  }
}

async function warn(
  tx: Tx,
  hallId: number,
  waiting: WaitingCase,
  termEndsAt: number,
  now: Date,
  calendar: Calendar,
): Promise<boolean> {
  const rung = { hallId, caseId: waiting.id, rung: 'deemed-acceptance', dueAt: termEndsAt };
  if (!(await fireRung(tx, rung, now))) return false;
  const staff = await staffByRole({ sql: plainSql(tx) }, hallId);
  const supervision = staff.filter(({ role }) => role === 'supervision').map(({ id }) => id);
  const told = new Set(waiting.receivedById === null ? supervision : [waiting.receivedById, ...supervision]);
  const until = momentInWords(termEndsAt, calendar.zone);
  const words = `${waiting.number} ${waiting.itemName}：到 ${until} 还没有受理或者一次性告知的，自收件之日起视为受理（TL-119）`;
  const message = { hallId, caseId: waiting.id, kind: 'deemed-acceptance', words, at: now };
  await putMessages(
    tx,
    [...told].map((staffId) => ({ ...message, staffId })),
  );
  return true;
}

async function accept(
  tx: Tx,
  house: House,
  waiting: WaitingCase,
  at: Date,
  calendar: Calendar,
): Promise<boolean> {
  const row = await tx.case.findUniqueOrThrow({ where: { id: waiting.id } });
  const version =
    (await versionInForce(tx, row.itemId)) ??
    (await tx.itemVersion.findUniqueOrThrow({ where: { id: row.itemVersionId } }));
  const { to, documents } = transitionOf('accept');
  const promise = {
    acceptedAt: row.receivedAt,
    limitValue: version.promisedValue,
    limitUnit: version.promisedUnit,
    afterHours: version.afterHours,
  };
  const { dueAt, provisional } = promisedMoment(promise, calendar);
  const { count } = await tx.case.updateMany({
    where: { id: row.id, version: row.version, state: 'RECV', noticeServedAt: null },
    data: {
      ...promise,
      state: to,
      itemVersionId: version.id,
      deemedAccepted: true,
      dueAt,
      dueProvisional: provisional,
      runningDueAt: dueAt,
      updatedAt: at,
      version: { increment: 1 },
    },
  });
  if (count === 0) return false;
  await recordDeemed(tx, row, dueAt, at, calendar);
  await issueNotices(tx, { caseId: row.id, documents, person: SYSTEM, at, calendar, ...house });
  return true;
}

interface DeemedCase {
  id: number;
  hallId: number;
  windowId: number | null;
  receivedById: number | null;
  receivedAt: Date;
  state: string;
}

/** The step in the history of the case, and the event for supervision. */
async function recordDeemed(
  tx: Tx,
  row: DeemedCase,
  dueAt: Date | null,
  at: Date,
  calendar: Calendar,
): Promise<void> {
  const { id: caseId, hallId, windowId, receivedById: staffId } = row;
  const { id: transition, action, to } = transitionOf('accept');
  const acceptedAt = row.receivedAt.toISOString();
  await recordEvent(tx, {
    hallId,
    caseId,
    kind: action,
    transition,
    fromState: row.state,
    toState: to,
    staffId: null,
    actorName: '',
    at,
    reason: REASON,
    details: {
      rule: 'TL-119',
      acceptedAt,
      dueText: dueAt === null ? undefined : momentInWords(dueAt.getTime(), calendar.zone),
    },
  });
  const evidence = { reason: REASON, receivedAt: acceptedAt };
  const event = { hallId, rule: 'TL-119' as const, key: `deemed:${caseId}`, faultId: '', at, evidence };
  await raiseEvents(tx, [{ ...event, caseId, windowId, staffId }]);
}
