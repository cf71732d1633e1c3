import type { BankRow } from './bank-file.js';

/** A payment as the hall recorded it. */
export interface RecordedPayment {
  caseNumber: string;
  receiptNumber: string;
  amountFen: number;
}

export const RECONCILIATION_WORDS = {
  matched: '一致',
  'amount-differs': '金额不一致',
  unknown: '本系统没有这笔缴费',
  duplicate: '银行重复列出',
} as const;

export type ReconciliationVerdict = keyof typeof RECONCILIATION_WORDS;

export interface ReconciledRow {
  row: BankRow;
  verdict: ReconciliationVerdict;
  /** The case it belongs to; empty when unknown. */
  caseNumber: string;
  /** What the hall recorded; null when unknown. */
  recordedFen: number | null;
}

export interface Reconciliation {
  rows: readonly ReconciledRow[];
  /** SV-11: recorded as paid, but not in the bank's list. */
  notAtBank: readonly RecordedPayment[];
  bankFen: number;
  matchedFen: number;
}

/**
 * SV-11: the bank's list against the books. A row belongs to the payment with its receipt number; when the bank
 * names another case for it, or nobody recorded it, it is unknown. A number listed again is a duplicate.
 */
export function reconcile(rows: readonly BankRow[], recorded: readonly RecordedPayment[]): Reconciliation {
  const byReceipt = new Map(recorded.map((payment) => [payment.receiptNumber, payment]));
  const seen = new Set<string>();
  const reconciled = rows.map((row): ReconciledRow => {
    const payment = byReceipt.get(row.receiptNumber);
    const isAgain = seen.has(row.receiptNumber);
    seen.add(row.receiptNumber);
    const isOfCase =
      payment !== undefined && (row.caseNumber === '' || row.caseNumber === payment.caseNumber);
    const found = { row, caseNumber: isOfCase ? payment.caseNumber : '' };
    const recordedFen = isOfCase ? payment.amountFen : null;
    if (isAgain) return { ...found, verdict: 'duplicate', recordedFen };
    if (recordedFen === null) return { ...found, verdict: 'unknown', recordedFen };
    return { ...found, verdict: recordedFen === row.amountFen ? 'matched' : 'amount-differs', recordedFen };
  });
  const found = new Set(
    reconciled.filter(({ recordedFen }) => recordedFen !== null).map(({ row }) => row.receiptNumber),
  );
  return {
    rows: reconciled,
    notAtBank: recorded.filter(({ receiptNumber }) => !found.has(receiptNumber)),
    bankFen: sumOf(rows),
    matchedFen: sumOf(reconciled.filter(({ verdict }) => verdict === 'matched').map(({ row }) => row)),
  };
}

/** What of a reconciliation concerns certain cases, with its own sums; a row of no known case concerns the one the bank names. */
export function partOf(
  { rows, notAtBank }: Reconciliation,
  caseNumbers: ReadonlySet<string>,
): Reconciliation {
  const own = rows.filter(({ row, caseNumber }) => caseNumbers.has(caseNumber || row.caseNumber));
  return {
    rows: own,
    notAtBank: notAtBank.filter(({ caseNumber }) => caseNumbers.has(caseNumber)),
    bankFen: sumOf(own.map(({ row }) => row)),
    matchedFen: sumOf(own.filter(({ verdict }) => verdict === 'matched').map(({ row }) => row)),
  };
}

function sumOf(rows: readonly { amountFen: number }[]): number {
  return rows.reduce((sum, { amountFen }) => sum + amountFen, 0);
}
