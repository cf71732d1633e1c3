import { may } from '../../domain/access/permissions.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { civilDateOf, dayOf } from '../../domain/calendar/civil-time.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { neighbour, type PeriodKind, periodOf } from '../../domain/reports/period.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import type { PeriodFigures, PeriodMonth } from './find-figures.js';
import { cellText, type Report, type ReportCell } from './report.js';
import {
  behindHref,
  keptHref,
  REPORT_NAMES,
  REPORTS,
  type ReportName,
  reportHref,
} from './report-address.js';

const KINDS = { month: '月', quarter: '季度', year: '年' } as const satisfies Record<PeriodKind, string>;

export interface ReportPageGiven {
  name: ReportName;
  report: Report;
  found: PeriodFigures;
  person: Person;
  halls: readonly { id: number; name: string }[];
  /** How far the calls of the month's sample are (SV-05); null when none was drawn. */
  sample: { drawn: number; called: number } | null;
  calendar: Calendar;
  now: Date;
}

/** What views/reports/report shows. */
export function reportPage(given: ReportPageGiven) {
  const { name, report, found, person, halls } = given;
  const { period } = found;
  return {
    title: `${period.words}${report.title}`,
    stand: standText(given),
    tabs: tabsOf(given),
    ...periodsOf(given),
    pick: {
      action: `/supervision/reports/${name}`,
      period: period.code,
      hall: found.hallId,
      halls: halls.length > 1 ? halls : [],
    },
    files: may(person.roles, 'supervision.export')
      ? { pdf: reportHref(name, found, person, '.pdf'), xlsx: reportHref(name, found, person, '.xlsx') }
      : null,
    printHref: reportHref(name, found, person, '/print'),
    sections: report.sections.map(({ chart, table }) => ({
      chart,
      table: {
        ...table,
        rows: table.rows.map((row) => row.map((cell) => linked(cell, given))),
        foot: table.foot?.map((cell) => linked(cell, given)) ?? null,
      },
    })),
    notes: report.notes,
    closing: may(person.roles, 'report.close') ? closingOf(given) : null,
    hallId: found.hallId,
  };
}

function tabsOf({ name, found, person }: ReportPageGiven) {
  return [
    ...REPORT_NAMES.map((each) => ({
      label: REPORTS[each],
      href: reportHref(each, found, person),
      current: each === name,
    })),
    ...(may(person.roles, 'supervision.check')
      ? [{ label: '抽查回访', href: paths.samples, current: false }]
      : []),
    { label: '缴费对账', href: '/supervision/payments', current: false },
    { label: '未按期送达', href: '/supervision/deliveries', current: false },
  ];
}

/** The same report of the month, quarter or year, and of the time before and after. */
function periodsOf(given: ReportPageGiven) {
  const { name, found, person } = given;
  const { period } = found;
  const [year = 0, month = 1] = (period.months[0] ?? '').split('-').map(Number);
  const to = (other: typeof period) => reportHref(name, { ...found, period: other }, person);
  const next = neighbour(period, 1);
  return {
    kinds: Object.entries(KINDS).map(([kind, label]) => ({
      label,
      href: to(periodOf(kind as PeriodKind, year, month)),
      current: kind === period.kind,
    })),
    previous: { label: neighbour(period, -1).words, href: to(neighbour(period, -1)) },
    next: hasBegun(next.months[0] ?? '', given) ? { label: next.words, href: to(next) } : null,
  };
}

export type ReportPageView = ReturnType<typeof reportPage>;

/** How final the figures are, in words. */
export function standText({
  found,
  calendar,
  now,
}: Pick<ReportPageGiven, 'found' | 'calendar' | 'now'>): string {
  const open = found.months.filter(({ stored }) => stored?.figures == null);
  if (found.months.length === 0) return '这段时间还没有到';
  const [only] = found.months;
  if (open.length === 0 && found.months.length === 1 && only?.stored) {
    const { closedAt, closedBy } = only.stored;
    return `${momentInWords(closedAt.getTime(), calendar.zone)} 由${closedBy}结账，数字不再变动`;
  }
  if (open.length === 0) return '各月都已结账，数字不再变动';
  const until = momentInWords(Math.min(found.figures.until, now.getTime()), calendar.zone);
  return found.months.length === 1
    ? `还没有结账，截至 ${until}`
    : `其中 ${open.length} 个月还没有结账，截至 ${until}`;
}

function hasBegun(month: string, { calendar, now }: ReportPageGiven): boolean {
  const { year, month: of } = civilDateOf(dayOf(calendar.zone.toLocalMinute(now.getTime())));
  return month <= `${year}-${String(of).padStart(2, '0')}`;
}

/** What may be done with the month: nothing for longer periods and for a month that still runs. */
function closingOf({ found: { months, period }, now, sample }: ReportPageGiven) {
  const [only] = months;
  if (period.kind !== 'month' || only === undefined) return null;
  return {
    month: only.month,
    words: period.words,
    kind: closingKind(only),
    reopened: reopenedWords(only),
    at: now.getTime(),
    missing: sampleWords(sample),
    sampleHref: paths.samples,
  };
}

/** SV-05: the results of the sample belong into the bulletin; what is missing when the month is closed now. */
function sampleWords(sample: ReportPageGiven['sample']): string {
  if (sample === null) return '这个月还没有抽查回访，结账以后的通报里不会有回访结果。';
  const left = sample.drawn - sample.called;
  return left === 0 ? '' : `抽查的 ${sample.drawn} 件还有 ${left} 件没有回访，结账以后登记的结果不进通报。`;
}

function closingKind({ hasEnded, stored }: PeriodMonth): 'close' | 'reopen' | 'running' {
  if (stored?.figures != null) return 'reopen';
  return hasEnded ? 'close' : 'running';
}

function reopenedWords({ stored }: PeriodMonth): string {
  if (stored === null || stored.figures !== null) return '';
  return `${stored.reopenedBy}已重新打开，理由：${stored.reopenReason}`;
}

function linked(
  cell: ReportCell,
  { name, found, person }: ReportPageGiven,
): { text: string | number; href: string | null } {
  if (typeof cell !== 'object') return { text: cell, href: null };
  if ('kept' in cell)
    return { text: cell.text, href: cell.text === 0 ? null : keptHref(cell.kept, found, person) };
  if ('caseNumber' in cell) return { text: cell.text, href: paths.case(cell.caseNumber) };
  const text = cellText(cell);
  return { text, href: text === 0 ? null : behindHref(cell.behind, found, person, { from: name }) };
}
