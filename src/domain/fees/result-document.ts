import type { Calendar } from '../calendar/calendar.js';
import { parseDate } from '../calendar/civil-time.js';
import { computeDeadline, type Deadline } from '../deadlines/compute-deadline.js';
import { type FeeRefusal, refuseFee } from './fee-refusal.js';

/** TL-117, 行政许可法第四十四条: the document is issued and delivered within so many working days of the decision. */
export const DELIVER_WITHIN_WORKING_DAYS = 10;

/** How the result reaches the applicant. */
export const DELIVERY_WAYS = { collected: '窗口领取', mailed: '邮寄' } as const;

export type DeliveryWay = keyof typeof DELIVERY_WAYS;

/** The document a case ends with; dates are YYYY-MM-DD, `validTo` empty when it does not expire. */
export interface ResultDocument {
  name: string;
  number: string;
  validFrom: string;
  validTo: string;
}

/** FA-06, A-25: a result bears name, number and a validity that makes sense. */
export function checkResult(
  document: ResultDocument,
): { ok: true; document: ResultDocument } | { ok: false; refusal: FeeRefusal } {
  const name = document.name.trim();
  const number = document.number.trim();
  if (name === '' || number === '') return refuseFee('FA-06', 'result-incomplete');
  const from = parseDate(document.validFrom);
  const to = document.validTo === '' ? null : parseDate(document.validTo);
  const isUnreadable = from === null || (document.validTo !== '' && to === null);
  if (isUnreadable || (to !== null && to < from)) return refuseFee('A-25', 'validity-invalid');
  return { ok: true, document: { ...document, name, number } };
}

/** TL-117: until when a granted document must be in the applicant's hands; `decidedAt` in milliseconds. */
export function deliveryDeadline(decidedAt: number, calendar: Calendar): Deadline {
  const computed = computeDeadline(
    {
      acceptedAt: decidedAt,
      limit: { value: DELIVER_WITHIN_WORKING_DAYS, unit: 'workingDays' },
      afterHours: 'same-day',
      extensions: [],
      suspensions: [],
    },
    calendar,
  );
  return computed.ok ? computed.deadline : { dueAt: null, provisional: false };
}

/** The validity in words: 2026年11月20日至2031年11月19日, or 2026年11月20日起长期有效. */
export function validityInWords({ validFrom, validTo }: ResultDocument): string {
  const words = (date: string) => {
    const [year, month, day] = date.split('-').map(Number);
    return `${year}年${month}月${day}日`;
  };
  return validTo === '' ? `${words(validFrom)}起长期有效` : `${words(validFrom)}至${words(validTo)}`;
}
