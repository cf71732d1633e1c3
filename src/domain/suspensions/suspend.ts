import type { Calendar } from '../calendar/calendar.js';
import { type CaseState, isClockRunning } from '../cases/states.js';
import { computeDeadline } from '../deadlines/compute-deadline.js';
import type { Suspension, TimeLimit } from '../deadlines/time-limit.js';
import type { AllowedProcedure, SpecialProcedure } from './special-procedures.js';
import { refuseSuspension, type SuspensionRefusal } from './suspension-refusal.js';

/** A special procedure of a case as stored; moments in milliseconds, `endedAt` null while it runs. */
export interface SuspensionRow {
  procedure: SpecialProcedure;
  stepPosition: number;
  basis: string;
  reason: string;
  /** The procedure's own limit, counted from its start like any limit. */
  limit: TimeLimit;
  startedAt: number;
  expectedEndAt: number;
  endedAt: number | null;
  /** When the applicant was told the time in writing; null while he was not. */
  toldAt: number | null;
}

export interface SuspensionFacts {
  state: CaseState;
  allowed: readonly AllowedProcedure[];
  rows: readonly SuspensionRow[];
}

export interface SuspensionRequest {
  procedure: SpecialProcedure;
  stepPosition: number;
  /** Empty: the basis of the item's step. */
  basis: string;
  reason: string;
  limit: TimeLimit;
  expectedEndAt: number;
}

/** `ownDueAt`: when the procedure itself must be over. */
export type SuspensionStart =
  | { ok: true; row: SuspensionRow; ownDueAt: number }
  | { ok: false; refusal: SuspensionRefusal };

export type SuspensionEnd =
  | { ok: true; row: SuspensionRow; wasOverdue: boolean }
  | { ok: false; refusal: SuspensionRefusal };

/**
 * TL-118, 行政许可法第四十五条: stops the clock for a special procedure that the item's steps foresee, with its
 * basis and its own limit. The applicant is still to be told in writing: `toldAt` of the row is null.
 */
export function startSuspension(
  facts: SuspensionFacts,
  request: SuspensionRequest,
  now: number,
  calendar: Calendar,
): SuspensionStart {
  const { procedure, stepPosition } = request;
  if (!isClockRunning(facts.state)) {
    return refuseSuspension('S-05', 'clock-not-running', { state: facts.state });
  }
  const allowed = facts.allowed.find(
    (candidate) => candidate.procedure === procedure && candidate.stepPosition === stepPosition,
  );
  if (allowed === undefined) return refuseSuspension('A-21', 'procedure-not-foreseen', { procedure });
  const running = runningSuspension(facts.rows);
  if (running !== null) {
    return refuseSuspension('TL-118', 'suspension-already-running', { procedure: running.procedure });
  }
  const earlier = facts.rows.find((row) => isSameCause(row, request));
  if (earlier !== undefined) {
    return refuseSuspension('TL-118', 'same-cause-again', { procedure: earlier.procedure });
  }
  return checkedStart(request, request.basis.trim() || allowed.basis, now, calendar);
}

/** Sets the clock going again: the procedure is over, with an outcome such as the number of a report. */
export function endSuspension(
  rows: readonly SuspensionRow[],
  outcome: string,
  now: number,
  calendar: Calendar,
): SuspensionEnd {
  const running = runningSuspension(rows);
  if (running === null) return refuseSuspension('TL-118', 'no-suspension-running');
  if (now < running.startedAt) return refuseSuspension('S-59', 'ends-before-it-begins');
  if (outcome.trim() === '') return refuseSuspension('T25', 'outcome-missing');
  return {
    ok: true,
    row: { ...running, endedAt: now },
    wasOverdue: isSuspensionOverdue(running, now, calendar),
  };
}

/** The suspension that holds the clock now, or null. */
export function runningSuspension(rows: readonly SuspensionRow[]): SuspensionRow | null {
  return rows.find((row) => row.endedAt === null) ?? null;
}

/** The suspensions for the deadline rules (R5). */
export function suspensionsOf(rows: readonly SuspensionRow[]): Suspension[] {
  return rows.map(({ startedAt, endedAt }) => ({ from: startedAt, to: endedAt }));
}

/** When the procedure itself must be over, in milliseconds; null when its limit cannot be counted. */
export function ownDueMoment(
  { startedAt, limit }: Pick<SuspensionRow, 'startedAt' | 'limit'>,
  calendar: Calendar,
): number | null {
  const computed = computeDeadline(
    { acceptedAt: startedAt, limit, afterHours: 'same-day', extensions: [], suspensions: [] },
    calendar,
  );
  return computed.ok ? computed.deadline.dueAt : null;
}

/** True when the procedure ran, or runs, beyond its own limit: the list of suspensions that last too long. */
export function isSuspensionOverdue(row: SuspensionRow, now: number, calendar: Calendar): boolean {
  const due = ownDueMoment(row, calendar);
  return due !== null && (row.endedAt ?? now) > due;
}

/** 行政许可法第四十五条: the suspensions whose time the applicant has not been told in writing. */
export function untoldSuspensions(rows: readonly SuspensionRow[]): SuspensionRow[] {
  return rows.filter((row) => row.toldAt === null);
}

function checkedStart(
  request: SuspensionRequest,
  basis: string,
  now: number,
  calendar: Calendar,
): SuspensionStart {
  const { procedure, stepPosition, limit, expectedEndAt } = request;
  const reason = request.reason.trim();
  if (basis === '') return refuseSuspension('TL-118', 'basis-missing', { procedure });
  if (reason === '') return refuseSuspension('TL-118', 'reason-missing', { procedure });
  const ownDueAt = ownDueMoment({ startedAt: now, limit }, calendar);
  if (ownDueAt === null || limit.value < 1) return refuseSuspension('TL-118', 'limit-invalid');
  if (!(expectedEndAt > now)) return refuseSuspension('TL-118', 'expected-end-not-ahead');
  if (expectedEndAt > ownDueAt) return refuseSuspension('TL-118', 'expected-end-beyond-limit');
  const row: SuspensionRow = {
    procedure,
    stepPosition,
    basis,
    reason,
    limit,
    startedAt: now,
    expectedEndAt,
    endedAt: null,
    toldAt: null,
  };
  return { ok: true, row, ownDueAt };
}

/** One cause is one step of the item, or the same words once more under another procedure. */
function isSameCause(row: SuspensionRow, request: SuspensionRequest): boolean {
  if (row.procedure === request.procedure && row.stepPosition === request.stepPosition) return true;
  const bare = (text: string) => text.replace(/[\s\p{P}]/gu, '');
  return bare(row.reason) !== '' && bare(row.reason) === bare(request.reason);
}
