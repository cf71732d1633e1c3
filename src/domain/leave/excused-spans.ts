import type { BreachedLeave } from '../attendance/find-events.js';
import type { Span } from '../attendance/spans.js';

/** A slip and the hand-over that belongs to it; moments in milliseconds. */
export interface SlipAndHandover {
  slipId: number;
  state: string;
  fromAt: number;
  untilAt: number;
  backAt: number | null;
  /** The last approval; null while it is not approved, or when it needs none. */
  approvedAt: number | null;
  needsSubstitute: boolean;
  absenceState: string | null;
  absenceFromAt: number | null;
  absenceEndedAt: number | null;
}

/**
 * S-28: an approved leave excuses from the moment when it was approved and the substitute had confirmed; what was
 * asked for before that, and did not come about, breaks the rules when the person was gone.
 */
export function spansOfSlip(slip: SlipAndHandover): { excused: Span[]; breached: BreachedLeave[] } {
  if (slip.state === 'cancelled' || slip.state === 'refused') return { excused: [], breached: [] };
  const until = Math.min(slip.untilAt, slip.backAt ?? Infinity, slip.absenceEndedAt ?? Infinity);
  const isApproved = slip.state === 'approved' || slip.state === 'ended';
  const isHandedOver =
    !slip.needsSubstitute || slip.absenceState === 'confirmed' || slip.absenceState === 'ended';
  if (!isApproved || !isHandedOver)
    return { excused: [], breached: [{ slipId: slip.slipId, from: slip.fromAt, to: slip.untilAt }] };
  const begins = Math.max(
    slip.fromAt,
    slip.approvedAt ?? slip.fromAt,
    slip.needsSubstitute ? (slip.absenceFromAt ?? slip.fromAt) : slip.fromAt,
  );
  return {
    excused: begins < until ? [{ from: begins, to: until }] : [],
    breached: slip.fromAt < begins ? [{ slipId: slip.slipId, from: slip.fromAt, to: begins }] : [],
  };
}

/** An absence with a substitute; moments in milliseconds, null without end. */
export interface HandedOver {
  kind: string;
  hasSlip: boolean;
  fromAt: number;
  untilAt: number | null;
  endedAt: number | null;
}

/**
 * S-07, C-46: whoever is away with a confirmed substitute is excused. Leave is excused by its slip; without one only
 * when it is so short that it is free (C-24).
 */
export function excusedByAbsence(absence: HandedOver, isFree: (span: Span) => boolean): Span[] {
  const to = Math.min(absence.untilAt ?? Infinity, absence.endedAt ?? Infinity);
  const span = { from: absence.fromAt, to };
  if (absence.hasSlip || span.from >= span.to) return [];
  return absence.kind !== 'leave' || (to !== Infinity && isFree(span)) ? [span] : [];
}
