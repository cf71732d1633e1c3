import type { Calendar } from '../calendar/calendar.js';
import { closingsBetween } from '../calendar/working-time.js';
import { type CaseKind, PROMISED_KIND_ABOVE_WORKING_DAYS } from '../cases/kinds.js';

/** SV-10: a kind that does not fit, with the fault it may be (section 7.1). */
export interface WrongKind {
  fault: 'FA-08' | 'FA-10';
  code: 'recorded-to-escape' | 'upward-without-need' | 'instant-took-long';
}

export const WRONG_KIND_WORDS: Readonly<Record<WrongKind['code'], string>> = {
  'recorded-to-escape': '该事项是承诺件、联办件或者报批件，登记为即办件或者答复件会逃避时限监督。',
  'upward-without-need': '该事项没有规定需要报上级机关，却登记为报批件。',
  'instant-took-long': '登记为即办件，实际办理超过一个工作日。',
};

const CLOCKED: readonly CaseKind[] = ['P', 'J', 'U'];
const UNCLOCKED: readonly CaseKind[] = ['I', 'R'];

/**
 * SV-10: at intake, whether the recorded kind escapes the item's limit (FA-10) or goes upward without need
 * (FA-08); null when it fits. A finding stops the intake or, in imported data, becomes a proposal.
 */
export function wrongKindAtIntake(
  recorded: CaseKind,
  item: { kind: CaseKind; upwardBody: string },
): WrongKind | null {
  if (recorded === 'U' && item.upwardBody.trim() === '') {
    return { fault: 'FA-08', code: 'upward-without-need' };
  }
  const escapes = UNCLOCKED.includes(recorded) && CLOCKED.includes(item.kind);
  return escapes ? { fault: 'FA-10', code: 'recorded-to-escape' } : null;
}

/** SV-10, TL-006: an instant case that took more than a working day from receipt to end; milliseconds. */
export function wrongKindAtEnd(
  recorded: CaseKind,
  receivedAt: number,
  closedAt: number,
  calendar: Calendar,
): WrongKind | null {
  const { zone } = calendar;
  const closings = closingsBetween(zone.toLocalMinute(receivedAt), zone.toLocalMinute(closedAt), calendar);
  const tookLong = recorded === 'I' && closings > PROMISED_KIND_ABOVE_WORKING_DAYS;
  return tookLong ? { fault: 'FA-10', code: 'instant-took-long' } : null;
}
