import type { Calendar } from '../../domain/calendar/calendar.js';
import { monthBounds, monthInWords, monthsBack } from '../../domain/ratings/rating-days.js';
import {
  LEVELS_BEST_FIRST,
  RATING_LEVELS,
  ratingLevel,
  WORST_LEVELS,
} from '../../domain/ratings/rating-levels.js';
import { paths } from '../../web/paths.js';
import type { RatingFilters } from './ratings.repository.js';

const MONTHS_OFFERED = 13;

/** What an address asks for: a month, a window, a level; what it does not say or says wrongly is left open. */
export interface AskedRatings {
  month: string;
  windowId: number | null;
  /** '', 'bad' or a level. */
  level: string;
  before: number | null;
  months: string[];
  filters: RatingFilters;
}

export function askedRatings(
  query: Readonly<Record<string, unknown>>,
  now: number,
  { zone }: Calendar,
): AskedRatings {
  const asked = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const number = (name: string) => (/^\d{1,9}$/.test(asked(name)) ? Number(asked(name)) : null);
  const months = monthsBack(now, MONTHS_OFFERED, zone);
  const month = months.find((each) => each === asked('month')) ?? months[0] ?? '';
  const one = ratingLevel(Number(asked('level')));
  const level = asked('level') === 'bad' ? 'bad' : one === null ? '' : String(one);
  const levels = level === 'bad' ? WORST_LEVELS : one === null ? [] : [one];
  const bounds = monthBounds(month, zone) ?? { from: 0, to: now };
  const windowId = number('window');
  return {
    month,
    windowId,
    level,
    before: number('before'),
    months,
    filters: { ...bounds, windowId, levels },
  };
}

/** The fields of the filter bar. */
export function filterFields(
  { month, months, windowId, level }: AskedRatings,
  windows: readonly { id: number | null; name: string }[],
) {
  return [
    {
      kind: 'select',
      label: '月份',
      name: 'month',
      value: month,
      options: months.map((value) => ({ value, label: monthInWords(value) })),
    },
    {
      kind: 'select',
      label: '窗口',
      name: 'window',
      value: windowId ?? '',
      options: [
        { value: '', label: '全部窗口' },
        ...windows
          .filter(({ id }) => id !== null)
          .map(({ id, name }) => ({ value: String(id), label: name })),
      ],
    },
    {
      kind: 'select',
      label: '满意程度',
      name: 'level',
      value: level,
      options: [
        { value: '', label: '全部' },
        { value: 'bad', label: '差评（不满意和非常不满意）' },
        ...LEVELS_BEST_FIRST.map((each) => ({ value: String(each), label: RATING_LEVELS[each].word })),
      ],
    },
  ];
}

/** The address of the list with what was asked, changed. */
export function ratingsHref(asked: AskedRatings, change: Readonly<Record<string, string>> = {}): string {
  const window = asked.windowId === null ? '' : String(asked.windowId);
  return `${paths.ratings}?${new URLSearchParams({ month: asked.month, window, level: asked.level, ...change })}`;
}
