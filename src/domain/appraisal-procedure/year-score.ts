import { roundPoints, sumPoints } from '../appraisal/points.js';
import { VETOES, type Veto } from '../appraisal/rules.js';

/** A month of a subject as the year sees it. */
export type MonthOfYear = {
  total: number;
  bonus: number;
  categories: Readonly<Record<string, number>>;
  vetoes: readonly Veto[];
  rules: readonly string[];
};

export type YearScore = MonthOfYear;

/** A rule that gives points once a year, as 10 for a window excellent in the year. */
export type AnnualLine = { rule: string; points: number };

const HUNDREDTHS = 100;

/**
 * The year of a subject: the mean of its months, to a hundredth, and the annual rules; a veto or rule met in any
 * month stands for the year (8.2, 8.3). Null when there is no month.
 */
export function yearScore(months: readonly MonthOfYear[], annual: readonly AnnualLine[]): YearScore | null {
  if (months.length === 0) return null;
  const mean = (values: readonly number[]) =>
    roundPoints(Math.round((sumPoints(values) / months.length) * HUNDREDTHS) / HUNDREDTHS);
  const keys = [...new Set(months.flatMap(({ categories }) => Object.keys(categories)))];
  const annualPoints = sumPoints(annual.map(({ points }) => points));
  return {
    total: sumPoints([mean(months.map(({ total }) => total)), annualPoints]),
    bonus: sumPoints([mean(months.map(({ bonus }) => bonus)), annualPoints]),
    categories: Object.fromEntries(
      keys.map((key) => [key, mean(months.map(({ categories }) => categories[key] ?? 0))]),
    ),
    vetoes: VETOES.filter((veto) => months.some(({ vetoes }) => vetoes.includes(veto))),
    rules: [...new Set([...months.flatMap(({ rules }) => rules), ...annual.map(({ rule }) => rule)])],
  };
}
