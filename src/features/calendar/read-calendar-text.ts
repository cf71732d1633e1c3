import { parse } from 'csv-parse/sync';
import { parseDate } from '../../domain/calendar/civil-time.js';
import { parseCalendarFile } from '../../domain/calendar/parse-calendar.js';
import { type CalendarChange, daysOf } from './calendar-change.js';
import { calendarFaultInWords } from './calendar-faults.js';

export type CalendarText = { ok: true; change: CalendarChange } | { ok: false; errors: string[] };

const KINDS: Readonly<Record<string, 'off' | 'work'>> = {
  off: 'off',
  work: 'work',
  放假: 'off',
  休: 'off',
  补班: 'work',
  上班: 'work',
  班: 'work',
};

type Year = { off: { date: string; name: string }[]; work: { date: string; name: string }[] };

/**
 * Reads the notice of one or more years: JSON such as `{ "2027": { "off": [{ "date", "name" }], "work": [] } }`,
 * optionally with `officeHours`, or CSV lines `date,off|work,name`. Every fault is named in the hall's words.
 * @param source what is kept beside the loaded years
 */
export function readCalendarText(text: string, source: string): CalendarText {
  const plain = text.replace(/^\uFEFF/, '').trim();
  if (plain === '') return { ok: false, errors: ['没有内容'] };
  return plain.startsWith('{') ? readJson(plain, source) : readCsv(plain, source);
}

function readJson(text: string, source: string): CalendarText {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, errors: ['JSON 不完整或者有错字，请检查括号、引号和逗号'] };
  }
  return readFile(file, source);
}

function readFile(file: unknown, source: string): CalendarText {
  const parsed = parseCalendarFile(file);
  if (!parsed.ok) return { ok: false, errors: parsed.errors.map(calendarFaultInWords) };
  const { calendar } = parsed;
  const years = [...calendar.knownYears].sort();
  const hasHours = typeof file === 'object' && file !== null && 'officeHours' in file;
  if (years.length === 0 && !hasHours) return { ok: false, errors: ['没有任何年度'] };
  return {
    ok: true,
    change: {
      years,
      days: daysOf(calendar),
      plainDates: [],
      officeHours: hasHours ? calendar.officeHours : null,
      source,
    },
  };
}

function readCsv(text: string, source: string): CalendarText {
  const rows = csvRows(text);
  if (rows === null) return { ok: false, errors: ['CSV 的引号不成对'] };
  const errors: string[] = [];
  const days: { date: string; kind: 'off' | 'work'; name: string }[] = [];
  const seen = new Set<string>();
  rows.forEach(({ cells, line }, index) => {
    const [rawDate = '', rawKind = '', name = ''] = cells;
    const kind = KINDS[rawKind.toLowerCase()];
    if (index === 0 && !/\d/.test(rawDate)) return;
    const date = normalDate(rawDate);
    if (parseDate(date) === null)
      errors.push(`第 ${line} 行：没有 ${rawDate} 这一天，日期应写成 2027-01-01 的样子`);
    else if (kind === undefined) errors.push(`第 ${line} 行：第二列应为 off（放假）或者 work（补班）`);
    else if (seen.has(date)) errors.push(`第 ${line} 行：${date} 写了两次`);
    else days.push({ date, kind, name });
    seen.add(date);
  });
  if (errors.length > 0) return { ok: false, errors };
  if (days.length === 0) return { ok: false, errors: ['没有任何日期'] };
  return readFile(byYear(days), source);
}

function csvRows(text: string): { cells: string[]; line: number }[] | null {
  try {
    const rows = parse(text, { relax_column_count: true, skip_empty_lines: true, trim: true, info: true });
    return (rows as unknown as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      cells: record,
      line: info.lines,
    }));
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** 2027/1/1, 2027.1.1 and 2027年1月1日 are 2027-01-01. */
function normalDate(text: string): string {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  return match ? `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}` : text;
}

/** A notice may name days of the December before and the January after; these alone make no year. */
function byYear(days: readonly { date: string; kind: 'off' | 'work'; name: string }[]): Record<string, Year> {
  const months = new Map<number, Set<string>>();
  for (const { date } of days) {
    const year = Number(date.slice(0, 4));
    months.set(year, (months.get(year) ?? new Set()).add(date.slice(5, 7)));
  }
  const only = (year: number, month: string) => [...(months.get(year) ?? [])].every((each) => each === month);
  const noticeOf = (year: number) => {
    if (only(year, '12') && months.has(year + 1)) return year + 1;
    if (only(year, '01') && months.has(year - 1)) return year - 1;
    return year;
  };
  const years: Record<string, Year> = {};
  for (const { date, kind, name } of days) {
    const key = String(noticeOf(Number(date.slice(0, 4)))).padStart(4, '0');
    const year = years[key] ?? { off: [], work: [] };
    years[key] = year;
    year[kind].push({ date, name });
  }
  return years;
}
