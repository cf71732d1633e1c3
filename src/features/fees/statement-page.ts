import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { Zone } from '../../domain/calendar/zone.js';
import { yuanText } from '../../domain/fees/fen.js';
import { RECONCILIATION_WORDS, type Reconciliation } from '../../domain/fees/reconcile.js';
import { paths } from '../../web/paths.js';
import { totalsOf } from './import-statement.js';

export interface Statement {
  id: number;
  fileName: string;
  importedAt: Date;
  importedBy: string;
  summary: string;
}

/** A line of the list of statements. */
export function statementLine(statement: Statement, zone: Zone) {
  const result = JSON.parse(statement.summary) as Reconciliation;
  return {
    name: statement.fileName,
    href: `/supervision/payments/${statement.id}`,
    imported: `${momentInWords(statement.importedAt.getTime(), zone)} ${statement.importedBy}`,
    totals: totalsOf(result),
    bank: yuanText(result.bankFen),
    matched: yuanText(result.matchedFen),
  };
}

/** What views/fees/statement shows: first what does not agree. */
export function statementPage(statement: Statement, zone: Zone) {
  const result = JSON.parse(statement.summary) as Reconciliation;
  const rows = result.rows.map(({ row, verdict, caseNumber, recordedFen }) => ({
    line: row.line,
    receiptNumber: row.receiptNumber,
    caseNumber: caseNumber || row.caseNumber,
    href: caseNumber === '' ? null : paths.case(caseNumber),
    paidOn: row.paidOn,
    bank: yuanText(row.amountFen),
    recorded: recordedFen === null ? '' : yuanText(recordedFen),
    verdict: RECONCILIATION_WORDS[verdict],
    agrees: verdict === 'matched',
  }));
  return {
    ...statementLine(statement, zone),
    rows: rows.toSorted((one, other) => Number(one.agrees) - Number(other.agrees) || one.line - other.line),
    notAtBank: result.notAtBank.map(({ caseNumber, receiptNumber, amountFen }) => ({
      caseNumber,
      href: paths.case(caseNumber),
      receiptNumber,
      amount: yuanText(amountFen),
    })),
  };
}
