import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../db/database.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { isCaseKind } from '../../domain/cases/kinds.js';
import { isCaseState } from '../../domain/cases/states.js';
import { assess } from '../../domain/deadlines/assess-deadline.js';
import { type Counter, cellBook } from '../../domain/reports/cell.js';
import { addClosedCase, type ClosedCase, isDone, isLate } from '../../domain/reports/closed-case.js';
import type { LateCase, MonthFigures, RatingFigures } from '../../domain/reports/figures.js';
import { monthSpan, type Span } from '../../domain/reports/period.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { satisfactionOf } from '../ratings/satisfaction-of.js';
import {
  countAudits,
  countComplaints,
  countEnquiries,
  countSamples,
  namesOf,
} from './month-context.repository.js';
import {
  type Counted,
  countAccepted,
  countReceived,
  countStandingAt,
  countStandingNow,
  listChanges,
  listClosed,
  listExtended,
  listLate,
  listStanding,
  listSuspensions,
} from './month-figures.repository.js';

const MS_PER_DAY = 86_400_000;

/** The figures of a month from its cases and events, as of now or of its end, whichever is earlier (RP-01). */
export async function computeMonth(
  database: Database,
  hallId: number,
  month: string,
  now: Date,
): Promise<MonthFigures> {
  const calendar = await hallCalendar(database, hallId);
  const span = monthSpan(month, calendar.zone);
  const at = Math.min(now.getTime(), span.to);
  const isPast = span.to <= now.getTime();
  const book = cellBook();
  await addEntered(database, hallId, span, book);
  const doneLate = await addClosed(database, hallId, span, book, calendar);
  await addStanding(database, hallId, { at, isPast }, book);
  const overdue = await listStanding(database, hallId, { at, isPast, onlyOverdue: true });
  return {
    month,
    until: at,
    cells: book.cells(),
    late: [
      ...(await lateCases(database, doneLate, null, calendar)),
      ...(await lateCases(
        database,
        overdue.map(({ id }) => id),
        at,
        calendar,
      )),
    ],
    enquiries: await countEnquiries(database, hallId, span),
    samples: await countSamples(database, hallId, month),
    complaints: await countComplaints(database, hallId, span),
    ratings: await ratingFigures(database, hallId, span),
    audits: await countAudits(database, hallId, span),
    names: await namesOf(database, hallId),
  };
}

type Book = ReturnType<typeof cellBook>;

async function addEntered(database: Database, hallId: number, span: Span, book: Book): Promise<void> {
  const add = (rows: readonly Counted[], counter: Counter) => {
    for (const row of rows) book.at(row).counts[counter] += row.count;
  };
  add(await countReceived(database, hallId, span), 'received');
  add(await countAccepted(database, hallId, span), 'accepted');
}

/** @returns the ids of the cases that were done late */
async function addClosed(
  database: Database,
  hallId: number,
  span: Span,
  book: Book,
  calendar: Calendar,
): Promise<number[]> {
  const doneLate: number[] = [];
  for await (const closed of closedByDay(database, hallId, span)) {
    for (const each of closed) addClosedCase(book.at(each), each, calendar);
    doneLate.push(...closed.filter((each) => isDone(each) && isLate(each)).map(({ id }) => id));
  }
  return doneLate;
}

/** What was open and overdue at a moment; `isPast` when it is over. */
async function addStanding(
  database: Database,
  hallId: number,
  { at, isPast }: { at: number; isPast: boolean },
  book: Book,
): Promise<void> {
  const standing = isPast
    ? await countStandingAt(database, hallId, at)
    : await countStandingNow(database, hallId, at);
  for (const row of standing) {
    const { counts } = book.at(row);
    counts.open += row.open;
    counts.overdue += row.overdue;
  }
}

async function ratingFigures(database: Database, hallId: number, { from, to }: Span): Promise<RatingFigures> {
  const { answers, satisfied } = await satisfactionOf(database, hallId, from, to);
  return { answers, satisfied };
}

/** The cases closed in a span with what their figures need of their history. */
export async function closedCases(database: Database, hallId: number, span: Span): Promise<ClosedCase[]> {
  const parts: ClosedCase[][] = [];
  for await (const part of closedByDay(database, hallId, span)) parts.push(part);
  return parts.flat();
}

/** Day after day, so that a busy month neither fills the memory nor keeps other requests waiting. */
async function* closedByDay(database: Database, hallId: number, { from, to }: Span) {
  for (let at = from; at < to; at += MS_PER_DAY) {
    yield await closedWithin(database, hallId, { from: at, to: Math.min(at + MS_PER_DAY, to) });
    await setImmediate();
  }
}

async function closedWithin(database: Database, hallId: number, span: Span): Promise<ClosedCase[]> {
  const rows = await listClosed(database, hallId, span);
  const changes = grouped(await listChanges(database, hallId, span));
  const suspensions = grouped(await listSuspensions(database, hallId, span));
  const extended = new Set((await listExtended(database, hallId, span)).map(({ caseId }) => caseId));
  return rows.map(({ deliveryWay, kind, state, ...row }) => {
    if (!isCaseState(state) || !isCaseKind(kind)) throw new Error(`unknown state or kind ${state} ${kind}`);
    return {
      ...row,
      kind,
      state,
      isExtended: extended.has(row.id),
      isMailed: deliveryWay === 'mail',
      changes: (changes.get(row.id) ?? []).flatMap(({ at, toState }) =>
        isCaseState(toState) ? [{ at, toState }] : [],
      ),
      suspensions: (suspensions.get(row.id) ?? []).map(({ startedAt, endedAt }) => ({
        from: startedAt,
        to: endedAt,
      })),
    };
  });
}

/** @param at null: they were done late; else they were overdue and undecided at that moment */
async function lateCases(
  database: Database,
  ids: readonly number[],
  at: number | null,
  calendar: Calendar,
): Promise<LateCase[]> {
  const rows = await listLate(database, ids);
  return rows
    .toSorted((one, other) => one.dueAt - other.dueAt || one.id - other.id)
    .map((row) => {
      const end = at ?? row.decidedAt ?? row.closedAt ?? row.dueAt;
      return {
        number: row.number,
        itemName: row.itemName,
        departmentId: row.departmentId,
        windowId: row.windowId,
        handler: row.handler ?? '',
        dueAt: row.dueAt,
        doneAt: at === null ? end : null,
        lateWorkingDays: assess({ dueAt: row.dueAt }, end, calendar).lateWorkingDays,
        reason: row.overdueReason,
        plan: row.overduePlan,
      };
    });
}

function grouped<Row extends { caseId: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.caseId);
    if (group === undefined) groups.set(row.caseId, [row]);
    else group.push(row);
  }
  return groups;
}
