import type { Calendar } from '../../calendar/calendar.js';
import type { CaseKind } from '../../cases/kinds.js';
import type { CaseState } from '../../cases/states.js';
import { WRONG_KIND_WORDS, wrongKindAtEnd, wrongKindAtIntake } from '../../kind-correction/wrong-kind.js';
import type { Finding } from './finding.js';

/** A case as the detectors see it; moments in milliseconds, amounts in fen. */
export interface DetectedCase {
  id: number;
  state: CaseState;
  kind: CaseKind;
  isOpen: boolean;
  /** Came from an older system: its papers and events are not ours to judge. */
  isMigrated: boolean;
  item: { kind: CaseKind; upwardBody: string; feeCharged: boolean };
  receivedAt: number;
  acceptedAt: number | null;
  closedAt: number | null;
  decision: string | null;
  resultName: string;
  receiverName: string;
  /** The fee due after discounts; null when none was fixed. */
  feeFen: number | null;
  paymentReceipt: string;
  noticeBreach: boolean;
  /** What was named only in the later notice, and by whom; null when nobody wrote it down. */
  toldLate: { materials: readonly string[]; by: string } | null;
  /** Kinds of the papers issued. */
  notices: readonly string[];
  payments: readonly {
    slipNumber: string;
    amountFen: number;
    receiptNumber: string;
    paidAt: number | null;
  }[];
}

/** Everything the rules find in one case. */
export function findInCase(row: DetectedCase, calendar: Calendar): Finding[] {
  const found = [wrongKind(row, calendar), row.noticeBreach ? secondNotice(row) : null];
  if (row.isMigrated) return present(found);
  return present([...found, missingNotice(row), falseClosing(row), ...feeFaults(row)]);
}

/** SV-09, FA-06: closed as done without an output document or without a record of its delivery. */
export function falseClosing(row: DetectedCase): Finding | null {
  if (row.state !== 'DONE' || row.isMigrated) return null;
  const noResult = row.resultName.trim() === '';
  const noReceiver = row.receiverName.trim() === '';
  if (!noResult && !noReceiver) return null;
  const lacks = [noResult ? '办理结果' : '', noReceiver ? '领取记录' : ''].filter(Boolean).join('、');
  return { rule: 'SV-09', key: `case:${row.id}`, faultId: 'FA-06', evidence: { lacks } };
}

/** SV-10, FA-08, FA-10: recorded as another kind than the item's, or an instant case that took long. */
export function wrongKind(row: DetectedCase, calendar: Calendar): Finding | null {
  const found =
    wrongKindAtIntake(row.kind, row.item) ??
    (row.closedAt === null ? null : wrongKindAtEnd(row.kind, row.receivedAt, row.closedAt, calendar));
  if (found === null) return null;
  return {
    rule: 'SV-10',
    key: `case:${row.id}:${found.code}`,
    faultId: found.fault,
    evidence: { recorded: row.kind, item: row.item.kind, words: WRONG_KIND_WORDS[found.code] },
  };
}

/** FA-02: accepted without the acceptance notice, or refused without a written decision. */
export function missingNotice(row: DetectedCase): Finding | null {
  const wants = row.acceptedAt !== null && row.kind !== 'I' ? ['D-01'] : [];
  if (row.state === 'DEC_N') wants.push('D-05');
  const missing = wants.filter((kind) => !row.notices.includes(kind));
  if (missing.length === 0) return null;
  return {
    rule: 'FA-02',
    key: `case:${row.id}:${missing.join('+')}`,
    faultId: 'FA-02',
    evidence: { missing: missing.join('、') },
  };
}

/** FA-03: told a second time what was to be seen the first time. */
function secondNotice(row: DetectedCase): Finding {
  const { materials, by } = row.toldLate ?? { materials: [], by: '' };
  const evidence = { toldLate: materials.join('、'), by };
  return { rule: 'FA-03', key: `case:${row.id}`, faultId: 'FA-03', evidence };
}

/** SV-11, FA-13, FA-14: a fee on a free item, off the schedule, or without an official receipt. */
export function feeFaults(row: DetectedCase): Finding[] {
  const paid = row.payments.filter((payment) => payment.paidAt !== null);
  const finding = (what: string, faultId: string, evidence: Finding['evidence']): Finding => ({
    rule: 'SV-11',
    key: `case:${row.id}:${what}`,
    faultId,
    evidence,
  });
  if (!row.item.feeCharged) {
    const [slip] = row.payments;
    const receiptNumber = row.paymentReceipt.trim();
    if (slip === undefined && receiptNumber === '') return [];
    const paper = slip ? { slipNumber: slip.slipNumber, amountFen: slip.amountFen } : { receiptNumber };
    return [finding('free-item', 'FA-13', { words: '不收费的事项收了费', ...paper })];
  }
  const off = row.feeFen === null ? [] : row.payments.filter(({ amountFen }) => amountFen !== row.feeFen);
  const bare = paid.filter(({ receiptNumber }) => receiptNumber.trim() === '');
  const isHandedOut = row.state === 'READY' || row.state === 'DONE';
  const unpaid = isHandedOut && row.feeFen !== 0 && row.paymentReceipt.trim() === '' && paid.length === 0;
  return [
    ...off.map(({ slipNumber, amountFen }) =>
      finding(`off-schedule:${slipNumber}`, 'FA-13', {
        words: '收费和规定的标准不一致',
        slipNumber,
        amountFen,
        scheduleFen: row.feeFen ?? 0,
      }),
    ),
    ...bare.map(({ slipNumber }) =>
      finding(`no-receipt:${slipNumber}`, 'FA-14', { words: '缴费没有票据号', slipNumber }),
    ),
    ...(unpaid ? [finding('no-receipt', 'FA-14', { words: '收费事项没有票据号就发出了结果' })] : []),
  ];
}

function present(found: readonly (Finding | null)[]): Finding[] {
  return found.filter((each): each is Finding => each !== null);
}
