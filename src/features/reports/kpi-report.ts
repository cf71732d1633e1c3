import { type BarChart, drawBars } from '../../domain/reports/bar-chart.js';
import { type Cell, sumOf } from '../../domain/reports/cell.js';
import { validComplaints } from '../../domain/reports/figures.js';
import type { Kpi } from '../../domain/reports/kpi.js';
import { kpisOf, onTimePercent } from '../../domain/reports/kpis.js';
import { HOLDER_CODES, holderName } from '../../domain/time-account/holders.js';
import { workingMinutesInWords } from '../../domain/time-account/time-account.js';
import type { PeriodFigures } from './find-figures.js';
import {
  type KeptList,
  percentText,
  type Report,
  type ReportCell,
  type ReportSection,
  type ReportTable,
} from './report.js';

/** Figures that no cases stand behind, and which list does. */
const KEPT_BEHIND: Readonly<Record<string, KeptList>> = {
  complaint: 'complaints',
  'zero-complaint': 'complaints',
  satisfaction: 'ratings',
  'auto-audit': 'audits',
  'manual-audit': 'audits',
};

/** The figures of section 9.3 with formula, numerator, denominator and the lists behind. */
export function kpiReport({ figures, months }: PeriodFigures): Report {
  const sum = sumOf(figures.cells);
  return {
    title: '指标',
    sections: [{ chart: holderChart(sum), table: kpiTable(sum, figures) }, ...monthSection(months)],
    notes: [
      '期末超期未办结的办件计入及时率的分母。',
      '抱怨率只计核查以后认定有服务责任的投诉，投诉人的情况不在报表里。',
      '人工稽核减少：以前每件都由人工稽核，现在只有规则查出问题的转人工。',
      '提速＝（承诺时间－实际用时）÷ 承诺时间，按办公时间计算，延期的办件不计提速。',
      '跑一次办结：收件当日办结或者邮寄送达，中间没有补正。',
      '各环节用时相加等于办结办件从收件到办结的全部办公时间。',
    ],
  };
}

function kpiTable(sum: Cell, figures: PeriodFigures['figures']): ReportTable {
  const judged = {
    validComplaints: validComplaints(figures),
    ratings: figures.ratings ?? null,
    audits: figures.audits ?? null,
  };
  return {
    heading: '指标和算法',
    columns: [
      { label: '指标' },
      { label: '数值', number: true },
      { label: '要求' },
      { label: '分子', number: true },
      { label: '分母', number: true },
      { label: '算法' },
    ],
    rows: kpisOf(sum, judged).map((kpi) => [
      kpi.name,
      valueText(kpi),
      thresholdText(kpi),
      partCell(kpi.numerator, kpi.code),
      kpi.denominator === null ? '' : partCell(kpi.denominator, kpi.code),
      kpi.formula,
    ]),
    empty: '',
  };
}

/** A figure with what stands behind it: cases, or the list of complaints, ratings or audits of the same time. */
function partCell(part: Kpi['numerator'], code: string): ReportCell {
  if (part.list !== null) return { text: part.value, behind: { figure: part.list } };
  const kept = KEPT_BEHIND[code];
  return kept === undefined ? part.value : { text: part.value, kept };
}

function monthSection(months: PeriodFigures['months']): ReportSection[] {
  if (months.length < 2) return [];
  const sums = months.map(({ month, figures }) => ({ month: monthName(month), sum: sumOf(figures.cells) }));
  const rate = (sum: Cell) => Math.round((onTimePercent(sum) ?? 0) * 10) / 10;
  return [
    {
      chart: drawBars(
        '各月及时率（%）',
        sums.map(({ month, sum }) => ({
          label: month,
          parts: [{ name: '及时率', value: rate(sum), tone: 'plain' }],
          text: percentText(onTimePercent(sum)),
        })),
        100,
      ),
      table: {
        heading: '各月情况',
        columns: [
          { label: '月份' },
          ...['收件', '办结', '按时', '超期办结', '期末超期', '及时率'].map((label) => ({
            label,
            number: true as const,
          })),
        ],
        rows: sums.map(({ month, sum: { counts, ...sum } }) => [
          month,
          counts.received,
          counts.done,
          counts.doneOnTime,
          counts.doneLate,
          counts.overdue,
          percentText(onTimePercent({ ...sum, counts })),
        ]),
        empty: '',
      },
    },
  ];
}

/** Who used the working time of the cases done, on average. */
function holderChart(sum: Cell): BarChart | null {
  const { done } = sum.counts;
  const used = HOLDER_CODES.filter((holder) => sum.holderMinutes[holder] > 0);
  if (done === 0 || used.length === 0) return null;
  return drawBars(
    '平均每件各环节用时（办公分钟）',
    used.map((holder) => {
      const minutes = Math.round(sum.holderMinutes[holder] / done);
      return {
        label: holderName(holder),
        parts: [{ name: holderName(holder), value: minutes, tone: 'plain' }],
        text: workingMinutesInWords(minutes),
      };
    }),
  );
}

function valueText({ unit, value }: Kpi): string {
  if (value === null) return '—';
  switch (unit) {
    case 'percent':
      return percentText(value);
    case 'times':
      return `${Math.round(value * 100) / 100} 次`;
    case 'minutes':
      return workingMinutesInWords(Math.round(value));
    case 'count':
      return `${value} 件`;
  }
}

function thresholdText({ threshold, isMet }: Kpi): string {
  if (threshold === '' || isMet === null) return threshold;
  return `${threshold}，${isMet ? '达到' : '没有达到'}`;
}

function monthName(month: string): string {
  const [year, of] = month.split('-').map(Number);
  return `${year}年${of}月`;
}
