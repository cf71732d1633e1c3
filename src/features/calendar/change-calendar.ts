import { createHash } from 'node:crypto';
import type { Database, Tx } from '../../db/database.js';
import { type CaseEventRecord, recordAudit } from '../../db/events.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { workingMinutesBetween } from '../../domain/calendar/working-time.js';
import { isCaseState, isClockRunning } from '../../domain/cases/states.js';
import type { DueMoveCause } from '../../domain/time-account/due-from-history.js';
import { promisedMoment } from '../cases/promise-clock.js';
import { recountLegsOfHall } from '../joint/leg-clock.js';
import { recountOwnDues } from '../suspensions/own-dues.js';
import {
  type CountedCase,
  countedCases,
  saveDays,
  saveNewDues,
  saveOfficeHours,
} from './calendar.repository.js';
import {
  type CalendarChange,
  changedCalendar,
  type DayDifference,
  dayDifferences,
  officeHoursLines,
} from './calendar-change.js';
import { forgetCalendars, readCalendar } from './hall-calendar.js';

/** An open case whose due moment changes; or only the mark that it is provisional. */
export interface MovedCase {
  caseId: number;
  number: string;
  itemName: string;
  state: string;
  clockRuns: boolean;
  oldDueAt: Date | null;
  newDueAt: Date | null;
  wasProvisional: boolean;
  isProvisional: boolean;
  /** Office minutes of the new calendar by which it becomes later; negative: earlier. */
  movedWorkingMinutes: number;
}

/** What a change does, before anything is saved. */
export interface CalendarPlan {
  hallId: number;
  /** Stands for everything in the plan: equal plans have equal hashes. */
  hash: string;
  days: DayDifference[];
  /** Years that become known. */
  newYears: number[];
  /** Office hours as lines of text; null when they stay. */
  officeHours: { before: string[]; after: string[] } | null;
  /** Open cases that were looked at. */
  openCases: number;
  /** Cases with another due moment. */
  moved: MovedCase[];
  /** Cases with the same due moment that is no longer, or now, provisional. */
  marked: MovedCase[];
  later: number;
  earlier: number;
  /** Provisional so far, final from now on. */
  becomeFinal: number;
  /** In time so far, overdue by the new calendar. */
  becomeOverdue: number;
}

export type CalendarOutcome = { ok: true; plan: CalendarPlan } | { ok: false; plan: CalendarPlan };

/** Who changes the calendar of which hall; the command line has no member of staff. */
export interface CalendarActor {
  hallId: number;
  staffId: number | null;
  name: string;
}

/** Shows what a change would do: the days that differ, and every open case that moves (S-05). Saves nothing. */
export async function planCalendarChange(
  database: Pick<Database, 'read'>,
  hallId: number,
  change: CalendarChange,
  now: Date,
): Promise<CalendarPlan> {
  return plan(database.read, hallId, change, now);
}

/**
 * Changes the calendar and moves every affected case, each with its event, in one transaction.
 * @param expectedPlanHash the plan that the person saw; null takes whatever comes of it
 * @returns not ok, with the plan as it would be now, when something changed since that plan was shown
 */
export async function applyCalendarChange(
  database: Database,
  person: CalendarActor,
  change: CalendarChange,
  expectedPlanHash: string | null,
  now: Date,
): Promise<CalendarOutcome> {
  const outcome = await database.write(async (tx): Promise<CalendarOutcome> => {
    const current = await plan(tx, person.hallId, change, now);
    if (expectedPlanHash !== null && current.hash !== expectedPlanHash) return { ok: false, plan: current };
    await saveDays(tx, person.hallId, change, now);
    if (change.officeHours !== null) await saveOfficeHours(tx, person.hallId, change.officeHours);
    const calendar = await readCalendar(tx, person.hallId);
    await recountOwnDues(tx, person.hallId, calendar);
    await recountLegsOfHall(tx, person.hallId, calendar);
    const affected = [...current.moved, ...current.marked];
    await saveNewDues(
      tx,
      affected.map((each) => ({
        caseId: each.caseId,
        dueAt: each.newDueAt,
        dueProvisional: each.isProvisional,
        clockRuns: each.clockRuns,
      })),
      affected.map((each) => moveEvent(each, person, change, calendar.zone, now)),
    );
    await recordAudit(tx, {
      ...auditOf(current, change),
      hallId: person.hallId,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
    });
    return { ok: true, plan: current };
  });
  forgetCalendars(database);
  return outcome;
}

async function plan(
  client: Pick<
    Tx,
    | 'hall'
    | 'holiday'
    | 'officeHours'
    | 'calendarYear'
    | 'case'
    | 'caseSuspension'
    | 'caseExtension'
    | 'upwardFiling'
    | 'itemVersion'
  >,
  hallId: number,
  change: CalendarChange,
  now: Date,
): Promise<CalendarPlan> {
  const before = await readCalendar(client, hallId);
  const after = changedCalendar(before, change);
  const cases = await countedCases(client, hallId);
  const affected = cases.map((each) => recount(each, after)).filter((each) => each !== null);
  const moved = affected.filter((each) => each.oldDueAt?.getTime() !== each.newDueAt?.getTime());
  const marked = affected.filter((each) => each.oldDueAt?.getTime() === each.newDueAt?.getTime());
  const hours = { before: officeHoursLines(before.officeHours), after: officeHoursLines(after.officeHours) };
  const found = {
    hallId,
    days: dayDifferences(before, after),
    newYears: [...after.knownYears].filter((year) => !before.knownYears.has(year)).sort(),
    officeHours: hours.before.join('\n') === hours.after.join('\n') ? null : hours,
    moved,
    marked,
  };
  return {
    ...found,
    hash: createHash('sha256')
      .update(JSON.stringify([found, change.years]))
      .digest('base64url'),
    openCases: cases.length,
    later: moved.filter((each) => each.movedWorkingMinutes >= 0).length,
    earlier: moved.filter((each) => each.movedWorkingMinutes < 0).length,
    becomeFinal: affected.filter((each) => each.wasProvisional && !each.isProvisional).length,
    becomeOverdue: moved.filter((each) => isOverdue(each.newDueAt, now) && !isOverdue(each.oldDueAt, now))
      .length,
  };
}

/** The case by the new calendar; null when nothing changes for it. */
function recount(row: CountedCase, calendar: Calendar): MovedCase | null {
  const { dueAt, provisional } = promisedMoment(row, calendar);
  if (dueAt?.getTime() === row.dueAt?.getTime() && provisional === row.dueProvisional) return null;
  return {
    caseId: row.id,
    number: row.number,
    itemName: row.itemName,
    state: row.state,
    clockRuns: row.runningDueAt !== null || (isCaseState(row.state) && isClockRunning(row.state)),
    oldDueAt: row.dueAt,
    newDueAt: dueAt,
    wasProvisional: row.dueProvisional,
    isProvisional: provisional,
    movedWorkingMinutes: row.dueAt === null || dueAt === null ? 0 : difference(row.dueAt, dueAt, calendar),
  };
}

/** Office minutes from the old to the new moment; where no office time lies between, the sign alone counts. */
function difference(from: Date, to: Date, calendar: Calendar): number {
  const [old, fresh] = [from, to].map((moment) => calendar.zone.toLocalMinute(moment.getTime()));
  if (old === undefined || fresh === undefined || old === fresh) return 0;
  return old < fresh
    ? workingMinutesBetween(old, fresh, calendar)
    : Math.min(-1, -workingMinutesBetween(fresh, old, calendar));
}

function isOverdue(dueAt: Date | null, now: Date): boolean {
  return dueAt !== null && dueAt < now;
}

function moveEvent(
  moved: MovedCase,
  actor: CalendarActor,
  change: CalendarChange,
  zone: Calendar['zone'],
  at: Date,
): CaseEventRecord {
  const words = (due: Date | null, provisional: boolean) =>
    due === null ? '恢复计时后再定' : `${momentInWords(due.getTime(), zone)}${provisional ? '（暂定）' : ''}`;
  return {
    hallId: actor.hallId,
    caseId: moved.caseId,
    kind: 'due-moved',
    fromState: moved.state,
    toState: moved.state,
    staffId: actor.staffId,
    actorName: actor.name,
    at,
    reason: `工作日历变更：${change.source}`,
    details: {
      why: 'calendar-changed' satisfies DueMoveCause,
      from: moved.oldDueAt?.toISOString() ?? null,
      to: moved.newDueAt?.toISOString() ?? null,
      fromText: words(moved.oldDueAt, moved.wasProvisional),
      toText: words(moved.newDueAt, moved.isProvisional),
    },
  };
}

function auditOf(current: CalendarPlan, change: CalendarChange) {
  return {
    kind: 'calendar-changed',
    subject: change.source,
    details: {
      years: change.years,
      days: current.days,
      officeHours: current.officeHours,
      moved: current.moved.length,
      marked: current.marked.length,
    },
  };
}
