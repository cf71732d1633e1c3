import type { CaseKind } from '../cases/kinds.js';
import type { CaseState } from '../cases/states.js';
import { mayClockRun } from '../cases/states.js';
import type { Extension, LimitUnit } from '../deadlines/time-limit.js';
import { type ExtensionRefusal, refuseExtension } from './extension-refusal.js';

/** TL-114, 行政许可法第四十二条: the leader of the organ may lengthen the limit by so many working days. */
export const EXTENSION_AT_MOST_WORKING_DAYS = 10;

/** TL-115, 行政许可法第四十二条: the same for joint handling. */
export const JOINT_EXTENSION_AT_MOST_WORKING_DAYS = 15;

/** `lapsed`: not decided before the due moment, so the case is overdue (SV-04). */
export type ExtensionStatus = 'open' | 'approved' | 'denied' | 'lapsed';

/** An extension as stored; moments in milliseconds. */
export interface ExtensionRow {
  status: ExtensionStatus;
  workingDays: number;
  reason: string;
  requestedById: number;
  requestedAt: number;
}

export interface ExtensionFacts {
  state: CaseState;
  kind: CaseKind;
  limitUnit: LimitUnit;
  /** null while a running suspension leaves the end open. */
  dueAt: number | null;
  rows: readonly ExtensionRow[];
  /** What the item itself allows, when less than the law; null: the law's. */
  itemAllowanceWorkingDays: number | null;
}

export interface ExtensionRequest {
  workingDays: number;
  reason: string;
  requestedById: number;
}

export interface Decider {
  staffId: number;
  /** Carries the permission to approve extensions: the unit's leader in charge. */
  isLeaderInCharge: boolean;
}

/** `overdue`: asked or decided too late, so no extension stands and the case is recorded as overdue (SV-04). */
export type ExtensionOutcome =
  | { ok: true; kind: 'requested' | 'approved' | 'denied'; row: ExtensionRow }
  | { ok: true; kind: 'overdue'; dueAt: number; row: ExtensionRow }
  | { ok: false; refusal: ExtensionRefusal };

const EXTENDABLE: readonly CaseKind[] = ['P', 'J', 'U'];

/** S-05, T28: asks for more working days. After the due moment nothing is asked: the case is overdue (SV-04). */
export function requestExtension(
  facts: ExtensionFacts,
  request: ExtensionRequest,
  now: number,
): ExtensionOutcome {
  const { state, kind, limitUnit, rows } = facts;
  if (!EXTENDABLE.includes(kind)) return refuseExtension('T28', 'kind-not-extendable', { kind });
  if (!mayClockRun(state)) {
    return refuseExtension('T28', 'not-open-for-extension', { state });
  }
  if (limitUnit !== 'workingDays') return refuseExtension('R6', 'working-day-limits-only');
  if (openRequest(rows) !== null) return refuseExtension('SV-04', 'request-already-open');
  if (request.reason.trim() === '') return refuseExtension('TL-035', 'reason-missing');
  if (!Number.isSafeInteger(request.workingDays) || request.workingDays < 1) {
    return refuseExtension('T28', 'days-invalid');
  }
  const left = extensionDaysLeft(facts);
  if (request.workingDays > left) {
    return refuseExtension(kind === 'J' ? 'TL-115' : 'TL-114', 'days-beyond-allowance', {
      allowed: allowanceOf(facts),
      used: grantedWorkingDays(rows),
      left,
    });
  }
  const row: ExtensionRow = {
    status: 'open',
    workingDays: request.workingDays,
    reason: request.reason.trim(),
    requestedById: request.requestedById,
    requestedAt: now,
  };
  return tooLate(row, facts.dueAt, now) ?? { ok: true, kind: 'requested', row };
}

/**
 * SV-04: the leader in charge, never the requester, approves or denies the open request. A decision after the
 * due moment comes too late. `reason` is the leader's and needed to deny only.
 */
export function decideExtension(
  facts: Pick<ExtensionFacts, 'rows' | 'dueAt'>,
  decision: { approve: boolean; reason: string },
  decider: Decider,
  now: number,
): ExtensionOutcome {
  const open = openRequest(facts.rows);
  if (open === null) return refuseExtension('SV-04', 'no-open-request');
  if (!decider.isLeaderInCharge) return refuseExtension('SV-04', 'not-leader-in-charge');
  if (decider.staffId === open.requestedById) return refuseExtension('SV-04', 'requester-may-not-decide');
  const late = tooLate(open, facts.dueAt, now);
  if (late !== null) return late;
  if (decision.approve) return { ok: true, kind: 'approved', row: { ...open, status: 'approved' } };
  if (decision.reason.trim() === '') return refuseExtension('SV-04', 'decision-reason-missing');
  return { ok: true, kind: 'denied', row: { ...open, status: 'denied' } };
}

/** The request that waits for the leader, or null; one at a time. */
export function openRequest(rows: readonly ExtensionRow[]): ExtensionRow | null {
  return rows.find((row) => row.status === 'open') ?? null;
}

/** The open request whose case fell due undecided: it lapses and the case is overdue (SV-04); null otherwise. */
export function lapsedRequest(
  facts: Pick<ExtensionFacts, 'rows' | 'dueAt'>,
  now: number,
): ExtensionRow | null {
  const open = openRequest(facts.rows);
  return open === null ? null : (tooLate(open, facts.dueAt, now)?.row ?? null);
}

/** The approved extensions for the deadline rules (R6). */
export function extensionsOf(rows: readonly ExtensionRow[]): Extension[] {
  return rows.filter((row) => row.status === 'approved').map(({ workingDays }) => ({ value: workingDays }));
}

/** Working days that may still be asked for. */
export function extensionDaysLeft(
  facts: Pick<ExtensionFacts, 'kind' | 'rows' | 'itemAllowanceWorkingDays'>,
): number {
  return Math.max(0, allowanceOf(facts) - grantedWorkingDays(facts.rows));
}

function tooLate(row: ExtensionRow, dueAt: number | null, now: number) {
  if (dueAt === null || now <= dueAt) return null;
  return { ok: true, kind: 'overdue', dueAt, row: { ...row, status: 'lapsed' } } as const;
}

function allowanceOf({
  kind,
  itemAllowanceWorkingDays,
}: Pick<ExtensionFacts, 'kind' | 'itemAllowanceWorkingDays'>): number {
  const byLaw = kind === 'J' ? JOINT_EXTENSION_AT_MOST_WORKING_DAYS : EXTENSION_AT_MOST_WORKING_DAYS;
  return itemAllowanceWorkingDays === null ? byLaw : Math.min(byLaw, itemAllowanceWorkingDays);
}

function grantedWorkingDays(rows: readonly ExtensionRow[]): number {
  return extensionsOf(rows).reduce((sum, { value }) => sum + value, 0);
}
