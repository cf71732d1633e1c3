import type { RefusalFacts } from '../cases/refusal.js';

/** Who answers a booking (S-08): whom the visitor wanted, his substitute while he is away, else who took it down. */
export function handlerOfBooking(
  wanted: { staffId: number; name: string } | null,
  substitute: { staffId: number; name: string } | null,
  recorder: { staffId: number; name: string },
): { staffId: number; name: string } {
  if (wanted === null) return recorder;
  return substitute ?? wanted;
}

export interface BookingRefusal {
  rule: 'S-08';
  code: 'replied-already' | 'not-the-handler' | 'result-missing';
  field: string;
  facts: RefusalFacts;
}

export type BookingOutcome = { ok: true } | { ok: false; refusal: BookingRefusal };

/** S-08: the handler replies once, and writes what came of it. */
export function replyToBooking(
  booking: { handlerId: number | null; handler: string; isReplied: boolean },
  result: string,
  actsFor: readonly number[],
): BookingOutcome {
  if (booking.isReplied) return refuseBooking('replied-already');
  if (booking.handlerId !== null && !actsFor.includes(booking.handlerId))
    return refuseBooking('not-the-handler', 'form', { handler: booking.handler });
  return result.trim() === '' ? refuseBooking('result-missing', 'result') : { ok: true };
}

/** A refusal as a sentence that tells what to do. */
export function bookingRefusalInWords({ code, facts }: BookingRefusal): string {
  switch (code) {
    case 'replied-already':
      return '这份预约已经回复过了，请刷新页面。';
    case 'not-the-handler':
      return `这份预约由${String(facts.handler)}回复，请由其登记。`;
    case 'result-missing':
      return '请写明怎样回复、约在什么时间。';
  }
}

/** Builds a refused outcome. */
export function refuseBooking(
  code: BookingRefusal['code'],
  field = 'form',
  facts: RefusalFacts = {},
): { ok: false; refusal: BookingRefusal } {
  return { ok: false, refusal: { rule: 'S-08', code, field, facts } };
}
