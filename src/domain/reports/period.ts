import { MINUTES_PER_DAY, toDay } from '../calendar/civil-time.js';
import type { Zone } from '../calendar/zone.js';

export type PeriodKind = 'month' | 'quarter' | 'year';

/** The months a report covers; `code` is 2026-11, 2026-Q4 or 2026 and stands in addresses. */
export interface Period {
  kind: PeriodKind;
  code: string;
  /** 2026年11月, 2026年第4季度, 2026年 */
  words: string;
  /** Codes of the months, in order. */
  months: readonly string[];
}

/** Instants in milliseconds; `to` is not in it. */
export interface Span {
  from: number;
  to: number;
}

const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;
const MONTHS_PER_QUARTER = 3;
const MONTHS_PER_YEAR = 12;

/** A period by its code; null for any other text. */
export function parsePeriod(text: string): Period | null {
  const match = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?$/.exec(text);
  const year = Number(match?.[1] ?? 0);
  if (match === null || year < FIRST_YEAR || year > LAST_YEAR) return null;
  if (match[2] !== undefined) return periodOf('month', year, Number(match[2]));
  if (match[3] !== undefined) return periodOf('quarter', year, Number(match[3]) * MONTHS_PER_QUARTER);
  return periodOf('year', year, 1);
}

/** The period of a kind in which a month (1 to 12) lies. */
export function periodOf(kind: PeriodKind, year: number, month: number): Period {
  switch (kind) {
    case 'month': {
      const code = monthCode(year, month);
      return { kind, code, words: `${year}年${month}月`, months: [code] };
    }
    case 'quarter': {
      const quarter = Math.ceil(month / MONTHS_PER_QUARTER);
      const first = (quarter - 1) * MONTHS_PER_QUARTER + 1;
      const months = [first, first + 1, first + 2].map((each) => monthCode(year, each));
      return { kind, code: `${year}-Q${quarter}`, words: `${year}年第${quarter}季度`, months };
    }
    case 'year': {
      const months = Array.from({ length: MONTHS_PER_YEAR }, (_, index) => monthCode(year, index + 1));
      return { kind, code: String(year), words: `${year}年`, months };
    }
  }
}

/** The month 2026-11 begins at midnight of its first day in the hall's zone and ends where the next begins. */
export function monthSpan(code: string, zone: Zone): Span {
  const [year = 0, month = 1] = code.split('-').map(Number);
  const start = (at: number, of: number) => zone.toInstant(toDay(at, of, 1) * MINUTES_PER_DAY);
  const next: [number, number] = month === MONTHS_PER_YEAR ? [year + 1, 1] : [year, month + 1];
  return { from: start(year, month), to: start(...next) };
}

/** The period of the same kind before or after. */
export function neighbour(period: Period, step: -1 | 1): Period {
  const edge = (step === -1 ? period.months[0] : period.months.at(-1)) ?? '';
  const [year = 0, month = 1] = edge.split('-').map(Number);
  const index = year * MONTHS_PER_YEAR + month - 1 + step;
  return periodOf(period.kind, Math.floor(index / MONTHS_PER_YEAR), (index % MONTHS_PER_YEAR) + 1);
}

function monthCode(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}
