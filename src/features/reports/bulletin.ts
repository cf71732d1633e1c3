import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { type BarChart, drawBars } from '../../domain/reports/bar-chart.js';
import { type Cell, type Counter, sumOf, sumsBy } from '../../domain/reports/cell.js';
import type { LateCase, MonthFigures, Names } from '../../domain/reports/figures.js';
import { onTimePercent } from '../../domain/reports/kpis.js';
import { percentText, type Report, type ReportCell, type ReportColumn, type ReportTable } from './report.js';
import { sampleSection } from './sample-section.js';
import { nameIn, windowName } from './window-name.js';

type Figures = Omit<MonthFigures, 'month'>;

const COUNTED = [
  ['received', '收件', '收件'],
  ['accepted', '受理', '受理'],
  ['notAccepted', '不予受理', '不受理'],
  ['done', '办结', '办结'],
  ['doneOnTime', '按时', '按时'],
  ['doneLate', '超期办结', '超期'],
  ['ended', '撤回退件', '撤退'],
  ['open', '期末在办', '在办'],
  ['overdue', '其中超期', '超期在办'],
] as const satisfies readonly (readonly [Counter, string, string])[];

/** D-23, RP-01: counts by window and department, overdue cases with their reasons, results of the sample. */
export function bulletin(figures: Figures, calendar: Calendar): Report {
  const { cells, names, late } = figures;
  return {
    title: '运行情况通报',
    sections: [
      { chart: windowChart(cells, names), table: windowTable(cells, names) },
      { chart: null, table: departmentTable(cells, names) },
      { chart: null, table: lateTable(late, names, calendar) },
      ...sampleSection(figures.samples, names),
    ],
    notes: [
      '办结：准予、不予许可后办结的办件，不含不予受理、撤回和退件。',
      '按时：在承诺时限内作出决定；没有承诺时限的计入按时。',
      '及时率＝按时办结 ÷（办结＋期末超期未办结）×100%。',
    ],
  };
}

function windowTable(cells: readonly Cell[], names: Names): ReportTable {
  return {
    heading: '各窗口办件情况',
    columns: [{ label: '窗口' }, ...countColumns()],
    rows: byWindow(cells, names).map((sum) => [
      windowName(names, sum.windowId),
      ...counts(sum, { window: sum.windowId ?? 0 }),
    ]),
    foot: ['合计', ...counts(sumOf(cells), {})],
    empty: '这段时间没有办件。',
  };
}

function departmentTable(cells: readonly Cell[], names: Names): ReportTable {
  const sums = [...sumsBy(cells, ({ departmentId }) => departmentId).values()].toSorted(byReceived);
  return {
    heading: '各部门办件情况',
    columns: [{ label: '部门' }, ...countColumns()],
    rows: sums.map((sum) => [
      nameIn(names.departments, sum.departmentId),
      ...counts(sum, { department: sum.departmentId }),
    ]),
    foot: ['合计', ...counts(sumOf(cells), {})],
    empty: '这段时间没有办件。',
  };
}

function lateTable(late: readonly LateCase[], names: Names, calendar: Calendar): ReportTable {
  return {
    heading: '超期办件和原因',
    columns: [
      { label: '办件编号' },
      { label: '事项' },
      { label: '部门', screenOnly: true },
      { label: '经办人' },
      { label: '应办结' },
      { label: '实际决定' },
      { label: '超期工作日', short: '超期天数', number: true },
      { label: '原因和措施' },
    ],
    rows: late.map((each) => [
      { text: each.number, caseNumber: each.number },
      each.itemName,
      nameIn(names.departments, each.departmentId),
      each.handler,
      momentInWords(each.dueAt, calendar.zone),
      each.doneAt === null ? '未办结' : momentInWords(each.doneAt, calendar.zone),
      each.lateWorkingDays || '不足 1',
      [each.reason, each.plan].filter(Boolean).join('；') || '没有登记原因',
    ]),
    empty: '没有超期的办件。',
  };
}

/** On time and late by window, the busiest first. */
function windowChart(cells: readonly Cell[], names: Names): BarChart | null {
  const sums = byWindow(cells, names).filter(({ counts: { done, overdue } }) => done + overdue > 0);
  if (sums.length === 0) return null;
  return drawBars(
    '各窗口按时办结和超期（件）',
    sums.map((sum) => ({
      label: windowName(names, sum.windowId),
      parts: [
        { name: '按时办结', value: sum.counts.doneOnTime, tone: 'plain' },
        { name: '超期', value: sum.counts.doneLate + sum.counts.overdue, tone: 'late' },
      ],
      text: `${sum.counts.done + sum.counts.overdue} 件，${percentText(onTimePercent(sum))}`,
    })),
  );
}

function byWindow(cells: readonly Cell[], names: Names): Cell[] {
  const nameOf = ({ windowId }: Cell) => windowName(names, windowId);
  return [...sumsBy(cells, ({ windowId }) => windowId).values()].toSorted(
    (one, other) => byReceived(one, other) || nameOf(one).localeCompare(nameOf(other), 'zh'),
  );
}

function byReceived(one: Cell, other: Cell): number {
  return other.counts.received - one.counts.received || other.counts.done - one.counts.done;
}

function countColumns(): ReportColumn[] {
  return [
    ...COUNTED.map(([, label, short]): ReportColumn => ({ label, short, number: true })),
    { label: '及时率', number: true },
  ];
}

function counts(sum: Cell, place: { department?: number; window?: number }): ReportCell[] {
  return [
    ...COUNTED.map(([counter]): ReportCell => {
      const text = sum.counts[counter];
      return text === 0 ? 0 : { text, behind: { figure: counter, ...place } };
    }),
    percentText(onTimePercent(sum)),
  ];
}
