import type { Calendar } from '../calendar/calendar.js';
import { closingsBetween } from '../calendar/working-time.js';
import type { CaseKind } from '../cases/kinds.js';
import type { CaseState } from '../cases/states.js';
import type { Suspension } from '../deadlines/time-limit.js';
import { refuseUpward, type UpwardRefusal } from './upward-refusal.js';

export const CONTACT_CHANNELS = {
  phone: '电话',
  letter: '发函',
  mail: '电子邮件',
  visit: '上门',
  system: '系统',
} as const;

export type ContactChannel = keyof typeof CONTACT_CHANNELS;

/** A-36; an empty body: the item needs no superior. */
export interface UpwardItem {
  upwardBody: string;
  /** The window's clock stands while the case is with the superior. */
  isNotCounted: boolean;
}

/** One entry of the contact log; `at` in milliseconds. */
export interface Contact {
  at: number;
  channel: ContactChannel;
  contactedName: string;
  note: string;
  byId: number;
}

/** A case with the superior; moments in milliseconds, `answeredAt` null until it answered. */
export interface Tracking {
  body: string;
  trackerId: number;
  forwardedAt: number;
  answeredAt: number | null;
  contacts: readonly Contact[];
}

export interface SuperiorAnswer {
  documentNumber: string;
  content: string;
  agrees: boolean;
  /** When the superior decided, in milliseconds. */
  answeredAt: number;
}

export interface Silence {
  lastContactAt: number;
  silentWorkingDays: number;
  /** SV-08: a reminder is due. */
  isSilent: boolean;
}

/** FA-08: an item that needs no superior may not be forwarded. Null when it may; also asked at intake (SV-10). */
export function refuseUnneededUpward(kind: CaseKind, item: UpwardItem): UpwardRefusal | null {
  if (kind !== 'U' || item.upwardBody.trim() !== '') return null;
  return refuseUpward('FA-08', 'item-needs-no-upward').refusal;
}

/** T26: forwards a case under review to the superior the item names, with a tracker who follows it (FA-09). */
export function forwardUpward(
  facts: { kind: CaseKind; state: CaseState; item: UpwardItem },
  trackerId: number | null,
  now: number,
): { ok: true; tracking: Tracking } | { ok: false; refusal: UpwardRefusal } {
  if (facts.kind !== 'U') return refuseUpward('T26', 'kind-not-upward', { kind: facts.kind });
  if (facts.state !== 'REV') return refuseUpward('T26', 'not-under-review', { state: facts.state });
  const unneeded = refuseUnneededUpward(facts.kind, facts.item);
  if (unneeded !== null) return { ok: false, refusal: unneeded };
  if (trackerId === null) return refuseUpward('SV-08', 'tracker-missing');
  const body = facts.item.upwardBody.trim();
  return { ok: true, tracking: { body, trackerId, forwardedAt: now, answeredAt: null, contacts: [] } };
}

/** SV-08: enters a contact with the superior into the log. */
export function logContact(
  tracking: Tracking,
  contact: Contact,
  now: number,
): { ok: true; tracking: Tracking } | { ok: false; refusal: UpwardRefusal } {
  if (tracking.answeredAt !== null) return refuseUpward('SV-08', 'not-with-superior');
  if (contact.contactedName.trim() === '' || contact.note.trim() === '') {
    return refuseUpward('SV-08', 'contact-incomplete');
  }
  if (contact.at < tracking.forwardedAt || contact.at > now) {
    return refuseUpward('S-59', 'contact-not-in-order');
  }
  return { ok: true, tracking: { ...tracking, contacts: [...tracking.contacts, contact] } };
}

/** T27: files what the superior answered; the window then tells the applicant the result (TL-130). */
export function fileAnswer(
  tracking: Tracking,
  state: CaseState,
  answer: SuperiorAnswer,
  now: number,
): { ok: true; tracking: Tracking; owes: 'tell-applicant' } | { ok: false; refusal: UpwardRefusal } {
  if (state !== 'UP' || tracking.answeredAt !== null) return refuseUpward('T27', 'not-with-superior');
  if (answer.documentNumber.trim() === '' || answer.content.trim() === '') {
    return refuseUpward('T27', 'answer-incomplete');
  }
  if (answer.answeredAt < tracking.forwardedAt || answer.answeredAt > now) {
    return refuseUpward('S-59', 'answer-post-dated');
  }
  return { ok: true, tracking: { ...tracking, answeredAt: now }, owes: 'tell-applicant' };
}

/**
 * SV-08, FA-09: how long nobody has contacted the superior, in closings of working days since the last contact or
 * the forwarding. Never silent once it answered.
 */
export function silenceOf(
  tracking: Tracking,
  silentAfterWorkingDays: number,
  now: number,
  calendar: Calendar,
): Silence {
  const lastContactAt = Math.max(tracking.forwardedAt, ...tracking.contacts.map(({ at }) => at));
  const { zone } = calendar;
  const until = tracking.answeredAt ?? now;
  const silentWorkingDays = closingsBetween(
    zone.toLocalMinute(lastContactAt),
    zone.toLocalMinute(until),
    calendar,
  );
  const isSilent = tracking.answeredAt === null && silentWorkingDays >= silentAfterWorkingDays;
  return { lastContactAt, silentWorkingDays, isSilent };
}

/** The time with the superior as a suspension of the window's clock, where the item says that it stands. */
export function upwardSuspensions(trackings: readonly Tracking[], item: UpwardItem): Suspension[] {
  if (!item.isNotCounted) return [];
  return trackings.map(({ forwardedAt, answeredAt }) => ({ from: forwardedAt, to: answeredAt }));
}
