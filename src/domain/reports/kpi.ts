import type { ListedFigure } from './listed-figures.js';

/** A figure of section 9.3: what is divided by what, and the lists behind both. */
export interface Kpi {
  code: string;
  name: string;
  formula: string;
  /** `list` null: no cases stand behind it. */
  numerator: { words: string; value: number; list: ListedFigure | null };
  /** null: a plain number is counted. */
  denominator: { words: string; value: number; list: ListedFigure | null } | null;
  unit: 'percent' | 'times' | 'minutes' | 'count';
  /** null when nothing is there to divide by. */
  value: number | null;
  /** In words, where the rule book sets one. */
  threshold: string;
  /** Whether the threshold is met; null without one or without a value. */
  isMet: boolean | null;
  source: string;
}
