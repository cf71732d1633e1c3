import { parseDate } from '../calendar/civil-time.js';
import { receiptNumberOf } from './charge.js';
import { readCsv } from './csv.js';
import { fenOf } from './fen.js';

/** A payment as the designated bank lists it; `line` counts from 1 with the heading. */
export interface BankRow {
  line: number;
  receiptNumber: string;
  /** Empty when the bank does not name the case. */
  caseNumber: string;
  amountFen: number;
  /** YYYY-MM-DD */
  paidOn: string;
}

export interface BankFileFault {
  line: number;
  problem: string;
}

const COLUMNS = {
  receiptNumber: '票据号',
  caseNumber: '办件编号',
  amount: '金额',
  paidOn: '缴费日期',
} as const;

/**
 * Reads the bank's CSV (UTF-8 text, with or without a byte order mark, quoted fields, any line ends). The heading
 * names 票据号, 金额 in yuan, 缴费日期 (2026-11-20, 2026/11/20 or 20261120) and, if known, 办件编号, in any order.
 * All faults are told at once; with any fault no row is taken.
 */
export function readBankFile(
  text: string,
): { ok: true; rows: BankRow[] } | { ok: false; faults: BankFileFault[] } {
  const { records: all, openQuoteLine } = readCsv(text.replace(/^\uFEFF/, ''));
  if (openQuoteLine !== null)
    return { ok: false, faults: [{ line: openQuoteLine, problem: '引号没有成对' }] };
  const [heading, ...records] = all;
  const places = placesOf(heading?.fields ?? []);
  const missing = [COLUMNS.receiptNumber, COLUMNS.amount, COLUMNS.paidOn].filter((name) => !places.has(name));
  if (missing.length > 0)
    return { ok: false, faults: [{ line: 1, problem: `缺少列：${missing.join('、')}` }] };
  const faults: BankFileFault[] = [];
  const rows = records.flatMap(({ line, fields }) => {
    const value = (name: string) => (fields[places.get(name) ?? -1] ?? '').trim();
    const receiptNumber = receiptNumberOf(value(COLUMNS.receiptNumber));
    const amountFen = fenOf(value(COLUMNS.amount));
    const paidOn = dateOf(value(COLUMNS.paidOn));
    if (receiptNumber === null) faults.push({ line, problem: '票据号不对' });
    if (amountFen === null) faults.push({ line, problem: '金额不对' });
    if (paidOn === null) faults.push({ line, problem: '缴费日期不对' });
    if (receiptNumber === null || amountFen === null || paidOn === null) return [];
    return [{ line, receiptNumber, caseNumber: value(COLUMNS.caseNumber), amountFen, paidOn }];
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rows };
}

function placesOf(heading: readonly string[]): Map<string, number> {
  return new Map(heading.map((name, index) => [name.trim(), index]));
}

function dateOf(text: string): string | null {
  const match = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[ T].*)?$/.exec(text);
  const date = match === null ? '' : `${match[1]}-${match[2]}-${match[3]}`;
  return parseDate(date) === null ? null : date;
}
