import type { SqlReader } from '../../db/database.js';
import { type AppraisedCase, evidenceOfCase } from '../../domain/appraisal/case-evidence.js';
import type { PeriodBounds } from '../../domain/appraisal/period.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { type ClockHistory, clockHistories, PLAIN_CLOCK } from '../cases/clock-history.js';
import { deadlineFacts } from '../cases/promise-clock.js';
import { type AppraisedCaseRow, ownOverruns, readCases, type Substitution } from './cases.repository.js';
import { type EvidenceEntry, entriesOf, type Places } from './evidence-entry.js';

/** What the entries of cases are worked out with. */
export interface CaseCollection {
  hallId: number;
  bounds: PeriodBounds;
  now: number;
  calendar: Calendar;
  places: Places;
  substitutions: readonly Substitution[];
}

/**
 * The entries that these cases give in a period (8.2): days over the promise, late ones, time saved; and the keys of
 * all of them, also of those that give none.
 */
export async function collectCases(
  sql: SqlReader,
  ids: readonly number[],
  given: CaseCollection,
): Promise<{ entries: EvidenceEntry[]; sourceKeys: string[] }> {
  if (ids.length === 0) return { entries: [], sourceKeys: [] };
  const rows = await readCases(sql, ids);
  const histories = await clockHistories(sql, ids);
  const late = rows.filter((row) => isLate(row, given.now));
  const own =
    late.length === 0
      ? new Set<number>()
      : await ownOverruns(
          sql,
          late.map(({ id }) => id),
          given.hallId,
        );
  return {
    entries: rows.flatMap((row) => entriesOfCase(row, histories.get(row.id) ?? PLAIN_CLOCK, own, given)),
    sourceKeys: rows.map(({ number }) => keyOfCase(number)),
  };
}

function entriesOfCase(
  row: AppraisedCaseRow,
  history: ClockHistory,
  own: ReadonlySet<number>,
  { bounds, now, calendar, places, substitutions }: CaseCollection,
): EvidenceEntry[] {
  const facts = appraisedCase(row, history, own.has(row.id));
  return evidenceOfCase(facts, bounds, now, calendar).flatMap(({ rule, count, at, matter }) =>
    entriesOf(
      {
        rules: [{ rule }],
        staffId: actingHandler(row, facts, substitutions),
        windowId: row.windowId,
        departmentId: row.departmentId,
        eventKey: matter === 'late' ? `late:${row.id}` : '',
        sourceKind: 'case',
        sourceKey: keyOfCase(row.number),
        words:
          matter === 'late' ? `${row.number} ${row.itemName}超期` : `${row.number} ${row.itemName}提前办结`,
        at,
      },
      places,
    ).map((entry) => ({ ...entry, count })),
  );
}

function keyOfCase(number: string): string {
  return `case:${number}`;
}

function appraisedCase(row: AppraisedCaseRow, history: ClockHistory, isOwnOverrun: boolean): AppraisedCase {
  return {
    dueAt: dueOf(row),
    stoppedAt: row.decidedAt ?? row.closedAt,
    isDecided: row.decidedAt !== null,
    isRunning: row.runningDueAt !== null,
    hasReason: row.overdueReasonAt !== null && !isOwnOverrun,
    clock: deadlineFacts({
      acceptedAt: row.acceptedAt === null ? null : new Date(row.acceptedAt),
      limitValue: row.limitValue,
      limitUnit: row.limitUnit,
      afterHours: row.afterHours,
      ...history,
    }),
  };
}

/** Who bears it: the handler, or who sat in his place when the promise ran out (002:L627, S-07). */
function actingHandler(
  { handlerId }: AppraisedCaseRow,
  { dueAt }: AppraisedCase,
  substitutions: readonly Substitution[],
): number | null {
  if (dueAt === null) return handlerId;
  const substitution = substitutions.find(
    ({ staffId, fromAt, untilAt }) =>
      staffId === handlerId && fromAt <= dueAt && (untilAt === null || dueAt < untilAt),
  );
  return substitution?.substituteId ?? handlerId;
}

function dueOf({ runningDueAt, dueAt }: AppraisedCaseRow): number | null {
  return runningDueAt ?? dueAt;
}

function isLate(row: AppraisedCaseRow, now: number): boolean {
  const due = dueOf(row);
  return due !== null && (row.decidedAt ?? row.closedAt ?? now) > due;
}
