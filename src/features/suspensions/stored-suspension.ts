import type { TimeLimit } from '../../domain/deadlines/time-limit.js';
import { LIMIT_UNITS } from '../../domain/deadlines/time-limit.js';
import { isSpecialProcedure, type SpecialProcedure } from '../../domain/suspensions/special-procedures.js';
import type { SuspensionRow } from '../../domain/suspensions/suspend.js';

/** A suspension as it stands in the table; moments in milliseconds. */
export interface StoredSuspension {
  id: number;
  kind: string;
  cause: string;
  basis: string;
  limitValue: number;
  limitUnit: string;
  stepPosition: number;
  dueAt: number | null;
  expectedEndAt: number | null;
  toldAt: number | null;
  startedAt: number;
  endedAt: number | null;
  result: string;
}

/** A stored suspension as the rules see it. */
export function suspensionRow(stored: StoredSuspension): SuspensionRow {
  return {
    procedure: procedureOf(stored.kind),
    stepPosition: stored.stepPosition,
    basis: stored.basis,
    reason: stored.cause,
    limit: limitOf(stored),
    startedAt: stored.startedAt,
    expectedEndAt: stored.expectedEndAt ?? stored.dueAt ?? stored.startedAt,
    endedAt: stored.endedAt,
    toldAt: stored.toldAt,
  };
}

/** The procedure's own limit. @throws Error when the stored unit is unknown */
export function limitOf({ limitValue, limitUnit }: { limitValue: number; limitUnit: string }): TimeLimit {
  const unit = LIMIT_UNITS.find((each) => each === limitUnit);
  if (unit === undefined) throw new Error(`unknown unit ${limitUnit}`);
  return { value: limitValue, unit };
}

function procedureOf(text: string): SpecialProcedure {
  if (!isSpecialProcedure(text)) throw new Error(`unknown special procedure ${text}`);
  return text;
}
