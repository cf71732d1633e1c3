import { type BarChart, drawBars } from '../../domain/reports/bar-chart.js';
import { type Cell, sumOf } from '../../domain/reports/cell.js';
import { type Kpi, kpisOf, onTimePercent } from '../../domain/reports/kpis.js';
import { HOLDER_CODES, holderName } from '../../domain/time-account/holders.js';
import { workingMinutesInWords } from '../../domain/time-account/time-account.js';
import type { PeriodFigures } from './find-figures.js';
import { percentText, type Report, type ReportSection } from './report.js';

/** The figures of section 9.3 with formula, numerator, denominator and the lists behind. */
export function kpiReport({ figures, months }: PeriodFigures): Report {
  const sum = sumOf(figures.cells);
  return {
    title: '指标',
    sections: [
      {
        chart: holderChart(sum),
        table: {
          heading: '指标和算法',
          columns: [
            { label: '指标' },
            { label: '数值', number: true },
            { label: '要求' },
            { label: '分子', number: true },
            { label: '分母', number: true },
            { label: '算法' },
          ],
          rows: kpisOf(sum).map((kpi) => [
            kpi.name,
            valueText(kpi),
            thresholdText(kpi),
            { text: kpi.numerator.value, behind: { figure: kpi.numerator.list } },
            { text: kpi.denominator.value, behind: { figure: kpi.denominator.list } },
            kpi.formula,
          ]),
          empty: '',
        },
      },
      ...monthSection(months),
    ],
    notes: [
      '期末超期未办结的办件计入及时率的分母。',
      '提速＝（承诺时间－实际用时）÷ 承诺时间，按办公时间计算，延期的办件不计提速。',
      '跑一次办结：收件当日办结或者邮寄送达，中间没有补正。',
      '各环节用时相加等于办结办件从收件到办结的全部办公时间。',
    ],
  };
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
