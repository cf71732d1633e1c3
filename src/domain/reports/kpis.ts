import { HOLDER_CODES, type Holder, holderName } from '../time-account/holders.js';
import type { Cell } from './cell.js';

/** The lists that stand behind the figures, with their words; services are those done and those overdue at the end. */
export const LISTED_FIGURES = {
  received: '收件',
  accepted: '受理',
  done: '办结',
  doneOnTime: '按时办结',
  doneLate: '超期办结',
  notAccepted: '不予受理',
  ended: '撤回和退件',
  promised: '有承诺时限的办结',
  promisesKept: '兑现承诺的办结',
  savedHalf: '提速 50% 以上',
  savedThirty: '提速 30%—50%',
  savedTwenty: '提速 20%—30%',
  firstVisit: '跑一次办结',
  noticed: '补正告知过的办结',
  open: '期末在办',
  overdue: '期末超期未办结',
  services: '办结＋期末超期未办结',
} as const;

export type ListedFigure = keyof typeof LISTED_FIGURES;

/** True when the text names a list behind a figure. */
export function isListedFigure(text: string): text is ListedFigure {
  return Object.hasOwn(LISTED_FIGURES, text);
}

/** A figure of section 9.3: what is divided by what, and the lists behind both. */
export interface Kpi {
  code: string;
  name: string;
  formula: string;
  numerator: { words: string; value: number; list: ListedFigure };
  denominator: { words: string; value: number; list: ListedFigure };
  unit: 'percent' | 'times' | 'minutes';
  /** null when nothing is there to divide by. */
  value: number | null;
  /** In words, where the rule book sets one. */
  threshold: string;
  /** Whether the threshold is met; null without one or without a value. */
  isMet: boolean | null;
  source: string;
}

/** 003:L302: on-time rate, in percent. */
export const ON_TIME_AT_LEAST_PERCENT = 90;
/** 002:L979: promises are kept, so that no case done is late. */
export const OVERDUE_AT_MOST_PERCENT = 0;
/** S-04: one supplement notice for a case at most. */
export const NOTICES_AT_MOST = 1;

/** The on-time rate in percent; open overdue cases count as services not on time (9.3). Null without a service. */
export function onTimePercent({ counts }: Pick<Cell, 'counts'>): number | null {
  return percent(counts.doneOnTime, counts.done + counts.overdue);
}

/** Kept promises in percent of those that came due by a decision (S-62). Null without one. */
export function keptPercent({ counts }: Pick<Cell, 'counts'>): number | null {
  return percent(counts.promisesKept, counts.promised);
}

/** The figures of section 9.3 that cases alone give. */
export function kpisOf(cell: Cell): Kpi[] {
  const { counts } = cell;
  const done = { words: '办结', value: counts.done, list: 'done' } as const;
  return [
    {
      ...share(
        'on-time',
        '及时率',
        { words: '按时办结', value: counts.doneOnTime, list: 'doneOnTime' },
        {
          words: '办结＋期末超期未办结',
          value: counts.done + counts.overdue,
          list: 'services',
        },
      ),
      ...bound(
        onTimePercent(cell),
        `≥ ${ON_TIME_AT_LEAST_PERCENT}%`,
        (rate) => rate >= ON_TIME_AT_LEAST_PERCENT,
      ),
      source: '003:L302',
    },
    {
      ...share('overdue', '超期率', { words: '超期办结', value: counts.doneLate, list: 'doneLate' }, done),
      ...bound(
        percent(counts.doneLate, counts.done),
        `${OVERDUE_AT_MOST_PERCENT}%`,
        (rate) => rate <= OVERDUE_AT_MOST_PERCENT,
      ),
      source: '002:L979',
    },
    ...savedKpis(cell),
    {
      ...share(
        'first-visit',
        '一次办结率',
        { words: '跑一次办结', value: counts.firstVisit, list: 'firstVisit' },
        done,
      ),
      source: '000:L45; 002:L41',
    },
    {
      ...mean(
        'notices',
        '平均补正告知次数',
        'times',
        { words: '补正告知', value: counts.notices, list: 'noticed' },
        done,
      ),
      ...bound(
        ratio(counts.notices, counts.done),
        `≤ ${NOTICES_AT_MOST} 次`,
        (times) => times <= NOTICES_AT_MOST,
      ),
      source: 'S-04',
    },
    {
      ...mean(
        'window-handling',
        '窗口处理时间',
        'minutes',
        { words: '收件到窗口首次处理的办公分钟', value: counts.windowMinutes, list: 'done' },
        done,
      ),
      source: '000:L351',
    },
    ...HOLDER_CODES.map((holder) => holderKpi(cell, holder)),
  ];
}

function savedKpis({ counts }: Cell): Kpi[] {
  const promised = { words: '有承诺时限的办结', value: counts.promised, list: 'promised' } as const;
  const bands = [
    ['savedHalf', '提速 50% 以上'],
    ['savedThirty', '提速 30%—50%'],
    ['savedTwenty', '提速 20%—30%'],
  ] as const;
  return bands.map(([counter, name]) => ({
    ...share(counter, name, { words: name, value: counts[counter], list: counter }, promised),
    source: '002:L1109',
  }));
}

function holderKpi(cell: Cell, holder: Holder): Kpi {
  const name = holderName(holder);
  const minutes = {
    words: `${name}占用的办公分钟`,
    value: cell.holderMinutes[holder],
    list: 'done' as const,
  };
  const done = { words: '办结', value: cell.counts.done, list: 'done' as const };
  return {
    ...mean(`holder-${holder}`, `平均用时：${name}`, 'minutes', minutes, done),
    source: 'section 3.2',
  };
}

type Part = Kpi['numerator'];

function share(code: string, name: string, numerator: Part, denominator: Part): Omit<Kpi, 'source'> {
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

function mean(
  code: string,
  name: string,
  unit: 'times' | 'minutes',
  numerator: Part,
  denominator: Part,
): Omit<Kpi, 'source'> {
  const value = ratio(numerator.value, denominator.value);
  const formula = `${numerator.words} ÷ ${bracketed(denominator.words)}`;
  return { code, name, formula, numerator, denominator, unit, value, threshold: '', isMet: null };
}

function bound(value: number | null, threshold: string, holds: (value: number) => boolean) {
  return { threshold, isMet: value === null ? null : holds(value) };
}

function bracketed(words: string): string {
  return words.includes('＋') ? `（${words}）` : words;
}

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : (part / whole) * 100;
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
