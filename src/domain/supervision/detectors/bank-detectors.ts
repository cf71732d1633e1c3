import type { ReconciledRow, Reconciliation, RecordedPayment } from '../../fees/reconcile.js';
import type { Finding } from './finding.js';

/** A finding in a bank statement, and the case it names; empty when none is named. */
export interface BankFinding {
  finding: Finding;
  caseNumber: string;
}

/**
 * What a reconciled statement gives supervision to look at. SV-11: recorded as paid but not at the bank, or over
 * another amount (FA-13). SV-14: the bank was paid for something that the hall does not know of (FA-07).
 */
export function findAtBank({ rows, notAtBank }: Reconciliation): BankFinding[] {
  return [
    ...notAtBank.map(outsideBank),
    ...rows.filter(({ verdict }) => verdict === 'amount-differs').map(otherAmount),
    ...rows.filter(({ verdict }) => verdict === 'unknown').map(offSystem),
  ];
}

function outsideBank({ caseNumber, receiptNumber, amountFen }: RecordedPayment): BankFinding {
  return {
    caseNumber,
    finding: {
      rule: 'SV-11',
      key: `receipt:${receiptNumber}:not-at-bank`,
      faultId: 'FA-13',
      evidence: { words: '登记已缴费，银行对账单里没有', receiptNumber, registeredFen: amountFen },
    },
  };
}

function otherAmount({ row, caseNumber, recordedFen }: ReconciledRow): BankFinding {
  const { receiptNumber, amountFen } = row;
  return {
    caseNumber,
    finding: {
      rule: 'SV-11',
      key: `receipt:${receiptNumber}:amount`,
      faultId: 'FA-13',
      evidence: {
        words: '银行收到的金额和登记的不一致',
        receiptNumber,
        bankFen: amountFen,
        registeredFen: recordedFen ?? 0,
      },
    },
  };
}

function offSystem({ row: { receiptNumber, caseNumber, amountFen, paidOn } }: ReconciledRow): BankFinding {
  return {
    caseNumber,
    finding: {
      rule: 'SV-14',
      key: `receipt:${receiptNumber}`,
      faultId: 'FA-07',
      evidence: { words: '银行收了费，系统里没有登记', receiptNumber, bankFen: amountFen, paidOn },
    },
  };
}
