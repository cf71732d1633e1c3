export type ClosingRefusalCode = 'month-not-over' | 'already-closed' | 'not-closed' | 'reason-missing';

export interface ClosingRefusal {
  rule: 'RP-01';
  code: ClosingRefusalCode;
}

const WORDS: Readonly<Record<ClosingRefusalCode, string>> = {
  'month-not-over': '这个月还没有结束，不能结账。',
  'already-closed': '这个月已经结账，数字不再变动；确需更正的，请先写明理由重新打开。',
  'not-closed': '这个月没有结账，不用重新打开。',
  'reason-missing': '请写明重新打开的理由。',
};

/** RP-01: a month is closed once, after its end. Null when it may be. */
export function refuseClosing(
  given: { isClosed: boolean; monthEnd: number },
  now: number,
): ClosingRefusal | null {
  if (now < given.monthEnd) return { rule: 'RP-01', code: 'month-not-over' };
  return given.isClosed ? { rule: 'RP-01', code: 'already-closed' } : null;
}

/** RP-01: the figures of a closed month stay as they are unless it is opened again with a reason. */
export function refuseReopening(given: { isClosed: boolean; reason: string }): ClosingRefusal | null {
  if (!given.isClosed) return { rule: 'RP-01', code: 'not-closed' };
  return given.reason.trim() === '' ? { rule: 'RP-01', code: 'reason-missing' } : null;
}

/** A refusal as a sentence that tells what to do. */
export function closingRefusalInWords({ code }: ClosingRefusal): string {
  return WORDS[code];
}
