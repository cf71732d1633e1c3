import { drawBars } from '../../domain/reports/bar-chart.js';
import { type Cell, sumOf, sumsBy } from '../../domain/reports/cell.js';
import { type MonthFigures, validComplaints } from '../../domain/reports/figures.js';
import { keptPercent } from '../../domain/reports/kpis.js';
import { workingMinutesInWords } from '../../domain/time-account/time-account.js';
import { percentText, type Report, type ReportCell, type ReportSection, type ReportTable } from './report.js';
import { nameIn } from './window-name.js';

type Figures = Omit<MonthFigures, 'month'>;

/** S-62, RP-10, RP-18: what became of the promises, by department and by item. */
export function fulfilment(figures: Figures): Report {
  const { cells, names } = figures;
  return {
    title: '承诺兑现情况',
    sections: [
      { chart: null, table: counterTable(figures) },
      departmentSection(cells, names.departments),
      { chart: null, table: itemTable(cells, names.items) },
    ],
    notes: [
      '兑现：有承诺时限的办件在承诺时限内作出决定。',
      '平均用时和平均承诺时间按办公时间计算，扣除特别程序占用的时间。',
    ],
  };
}

/** The counters of RP-18: promises done, first-asked handled, time-limited done, complaints. */
function counterTable(figures: Figures): ReportTable {
  const { cells, enquiries } = figures;
  const complaints = validComplaints(figures);
  const { counts } = sumOf(cells);
  return {
    heading: '兑现统计',
    columns: [
      { label: '制度' },
      { label: '统计内容' },
      { label: '件数', number: true },
      { label: '其中按时', number: true },
    ],
    rows: [
      [
        '服务承诺制',
        '兑现的承诺（全部办结）',
        { text: counts.done, behind: { figure: 'done' } },
        { text: counts.doneOnTime, behind: { figure: 'doneOnTime' } },
      ],
      ['首问负责制', '首问事项办理完毕', enquiries.handled, enquiries.inTime],
      [
        '限时办结制',
        '有承诺时限的办件办结',
        { text: counts.promised, behind: { figure: 'promised' } },
        { text: counts.promisesKept, behind: { figure: 'promisesKept' } },
      ],
      ['投诉处理', '核查认定的有效投诉', complaints ?? '—', '—'],
    ],
    empty: '',
  };
}

function departmentSection(cells: readonly Cell[], names: Readonly<Record<string, string>>): ReportSection {
  const sums = promised([...sumsBy(cells, ({ departmentId }) => departmentId).values()]);
  const nameOf = ({ departmentId }: Cell) => nameIn(names, departmentId);
  return {
    chart:
      sums.length === 0
        ? null
        : drawBars(
            '各部门承诺兑现率（%）',
            sums.map((sum) => ({
              label: nameOf(sum),
              parts: [
                { name: '兑现率', value: Math.round((keptPercent(sum) ?? 0) * 10) / 10, tone: 'plain' },
              ],
              text: percentText(keptPercent(sum)),
            })),
            100,
          ),
    table: {
      heading: '各部门承诺兑现',
      columns: [{ label: '部门' }, ...columns()],
      rows: sums.map((sum) => [nameOf(sum), ...figures(sum, sum.departmentId)]),
      foot: ['合计', ...figures(sumOf(cells))],
      empty: '这段时间没有办结有承诺时限的办件。',
    },
  };
}

function itemTable(cells: readonly Cell[], names: Readonly<Record<string, string>>): ReportTable {
  const sums = promised([...sumsBy(cells, ({ itemId }) => itemId).values()]);
  return {
    heading: '各事项承诺兑现',
    columns: [{ label: '事项' }, ...columns()],
    rows: sums.map((sum) => [
      nameIn(names, sum.itemId),
      ...figures(sum).map((cell) => (typeof cell === 'object' ? cell.text : cell)),
    ]),
    empty: '这段时间没有办结有承诺时限的办件。',
  };
}

function promised(sums: readonly Cell[]): Cell[] {
  return sums
    .filter(({ counts }) => counts.promised > 0)
    .toSorted(
      (one, other) =>
        (keptPercent(one) ?? 0) - (keptPercent(other) ?? 0) || other.counts.promised - one.counts.promised,
    );
}

function columns(): { label: string; number: true }[] {
  return ['办结', '兑现', '未兑现', '兑现率', '平均用时', '平均承诺时间'].map((label) => ({
    label,
    number: true,
  }));
}

function figures(sum: Cell, department?: number): ReportCell[] {
  const { promised: all, promisesKept, usedMinutes, promisedMinutes } = sum.counts;
  const place = department === undefined ? {} : { department };
  const mean = (minutes: number) => (all === 0 ? '—' : workingMinutesInWords(Math.round(minutes / all)));
  return [
    { text: all, behind: { figure: 'promised', ...place } },
    { text: promisesKept, behind: { figure: 'promisesKept', ...place } },
    { text: all - promisesKept, behind: { figure: 'promisesBroken', ...place } },
    percentText(keptPercent(sum)),
    mean(usedMinutes),
    mean(promisedMinutes),
  ];
}
