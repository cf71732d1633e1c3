import type { Kpi } from './kpi.js';

type Numerator = Kpi['numerator'];
type Denominator = NonNullable<Kpi['denominator']>;

/** A figure in percent, as yet without a bound and a source. */
export function share(
  code: string,
  name: string,
  numerator: Numerator,
  denominator: Denominator,
): Omit<Kpi, 'source'> {
  return {
    code,
    name,
    formula: `${numerator.words} ÷ ${bracketed(denominator.words)} × 100%`,
    numerator,
    denominator,
    unit: 'percent',
    value: percent(numerator.value, denominator.value),
    threshold: '',
    isMet: null,
  };
}

/** A figure for each of the cases, as yet without a bound and a source. */
export function mean(
  code: string,
  name: string,
  unit: 'times' | 'minutes',
  numerator: Numerator,
  denominator: Denominator,
): Omit<Kpi, 'source'> {
  const value = ratio(numerator.value, denominator.value);
  const formula = `${numerator.words} ÷ ${bracketed(denominator.words)}`;
  return { code, name, formula, numerator, denominator, unit, value, threshold: '', isMet: null };
}

/** The bound of a figure, and whether it is kept; null without a value. */
export function bound(value: number | null, threshold: string, holds: (value: number) => boolean) {
  return { threshold, isMet: value === null ? null : holds(value) };
}

function bracketed(words: string): string {
  return words.includes('＋') ? `（${words}）` : words;
}

/** A part of a whole in percent; null of nothing. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : (part / whole) * 100;
}

/** A part for each of a whole; null of nothing. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
