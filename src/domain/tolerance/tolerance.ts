import type { Calendar } from '../calendar/calendar.js';
import { dayOf, MINUTES_PER_DAY, parseDate } from '../calendar/civil-time.js';
import { momentInWords } from '../calendar/moment-in-words.js';
import { addWorkingDays, closingOf, nextWorkingDay, previousWorkingDay } from '../calendar/working-time.js';
import { blockingMaterials, type CheckedMaterial } from '../cases/materials.js';
import { refuseTolerance, type ToleranceRefusal } from './tolerance-refusal.js';

/** what the item says of tolerant acceptance. */
export interface TolerancePolicy {
  /** The longest time to hand in the rest, in working days; null: up to the case's due moment. */
  atMostWorkingDays: number | null;
  /** C-44: on lapse the case may be returned, with notice and the leader's approval. Off unless the item opts in. */
  returnsOnLapse: boolean;
  /** C-44: a decision may be issued before the rest has come. Off unless the item opts in. */
  grantsWithGap: boolean;
}

/** S-39: the dated promise the applicant signs (D-27). `date` is YYYY-MM-DD. */
export interface GapPromise {
  date: string;
  signedBy: string;
}

/** The tolerated gaps of a case; moments in milliseconds, `promisedAt` is the closing of the promised day. */
export interface Gap {
  materials: readonly string[];
  promisedAt: number;
  signedBy: string;
  /** When the last of them came; null while something is missing. */
  filledAt: number | null;
}

export type GapStanding =
  | { kind: 'filled'; late: boolean }
  | { kind: 'waiting' | 'remind'; promisedAt: number }
  | { kind: 'lapsed'; promisedAt: number; consequence: 'propose-return' | 'flag-overdue' };

type No = { ok: false; refusal: ToleranceRefusal };

/** The applicant is reminded from the beginning of the day so many working days before his promised one. */
export const REMIND_WORKING_DAYS_BEFORE = 1;

/**
 * T13, S-39: accepts with gaps. Only materials marked for it may be missing, a defective one never is tolerated,
 * and the promised day ends no later than the case is due and the item's policy allows.
 */
export function tolerateGaps(
  materials: readonly CheckedMaterial[],
  promise: GapPromise,
  policy: TolerancePolicy,
  caseDueAt: number,
  now: number,
  calendar: Calendar,
): { ok: true; gap: Gap } | No {
  const gaps = blockingMaterials(materials);
  if (gaps.length === 0) return refuseTolerance('T13', 'nothing-missing');
  const hard = gaps.filter(({ status, mayFollow }) => status === 'defective' || !mayFollow);
  if (hard.length > 0) return refuseTolerance('S-39', 'material-not-tolerable', { names: namesOf(hard) });
  const day = parseDate(promise.date);
  if (day === null) return refuseTolerance('D-27', 'promise-not-a-date');
  const promisedAt = calendar.zone.toInstant(closingOf(day, calendar));
  if (promisedAt <= now) return refuseTolerance('TL-034', 'promise-not-ahead');
  if (promisedAt > caseDueAt) {
    return refuseTolerance('TL-034', 'promise-beyond-due', {
      dueText: momentInWords(caseDueAt, calendar.zone),
    });
  }
  const atMost = policy.atMostWorkingDays;
  const today = dayOf(calendar.zone.toLocalMinute(now));
  if (atMost !== null && day > addWorkingDays(today, atMost, calendar)) {
    return refuseTolerance('A-37', 'promise-beyond-policy', { atMost });
  }
  const signedBy = promise.signedBy.trim();
  if (signedBy === '') return refuseTolerance('D-27', 'promise-not-signed');
  return { ok: true, gap: { materials: namesOf(gaps), promisedAt, signedBy, filledAt: null } };
}

/**
 * TL-034: how the gaps stand: waiting, to be reminded of, filled, or lapsed. A lapse leads to a proposal to return
 * the case when the item opted in (C-44), to a flag otherwise; nothing happens by itself.
 */
export function gapStanding(gap: Gap, policy: TolerancePolicy, now: number, calendar: Calendar): GapStanding {
  const { promisedAt, filledAt } = gap;
  if (filledAt !== null) return { kind: 'filled', late: filledAt > promisedAt };
  if (now > promisedAt) {
    const consequence = policy.returnsOnLapse ? 'propose-return' : 'flag-overdue';
    return { kind: 'lapsed', promisedAt, consequence };
  }
  return { kind: now >= remindFrom(gap, calendar) ? 'remind' : 'waiting', promisedAt };
}

/** When the reminders of a gap begin, in milliseconds: local midnight of the day. */
export function remindFrom({ promisedAt }: Gap, calendar: Calendar): number {
  let day = dayOf(calendar.zone.toLocalMinute(promisedAt));
  for (let count = 0; count < REMIND_WORKING_DAYS_BEFORE; count++) day = previousWorkingDay(day, calendar);
  return calendar.zone.toInstant(day * MINUTES_PER_DAY);
}

/** Promises before this moment are to be reminded of now: the end of the day so many working days ahead. */
export function remindedUntil(now: number, calendar: Calendar): number {
  let day = dayOf(calendar.zone.toLocalMinute(now));
  for (let count = 0; count < REMIND_WORKING_DAYS_BEFORE; count++) day = nextWorkingDay(day, calendar);
  return calendar.zone.toInstant((day + 1) * MINUTES_PER_DAY);
}

/** The last of the missing materials came. */
export function fillGap(gap: Gap, now: number): { ok: true; gap: Gap } | No {
  if (gap.filledAt !== null) return refuseTolerance('T13', 'no-open-gap');
  return { ok: true, gap: { ...gap, filledAt: now } };
}

/** C-44: no permit is granted while something is missing, unless the item opts in. Null when it may be. */
export function refuseGrantWithGap(gap: Gap | null, policy: TolerancePolicy): ToleranceRefusal | null {
  if (gap === null || gap.filledAt !== null || policy.grantsWithGap) return null;
  return refuseTolerance('C-44', 'gap-still-open', { names: gap.materials }).refusal;
}

/** T36, C-44: the return of an accepted case: lapsed, opted in by the item, approved by the leader; with notice. */
export function returnOnLapse(
  gap: Gap,
  policy: TolerancePolicy,
  approvedByLeaderId: number | null,
  now: number,
): { ok: true; owes: 'return-notice' } | No {
  if (gap.filledAt !== null) return refuseTolerance('T36', 'no-open-gap');
  if (now <= gap.promisedAt) return refuseTolerance('T36', 'gap-not-lapsed');
  if (!policy.returnsOnLapse) return refuseTolerance('C-44', 'return-not-opted-in');
  if (approvedByLeaderId === null) return refuseTolerance('C-44', 'leader-approval-missing');
  return { ok: true, owes: 'return-notice' };
}

function namesOf(materials: readonly CheckedMaterial[]): string[] {
  return materials.map(({ name }) => name);
}
