import type { Calendar } from '../../domain/calendar/calendar.js';
import { civilDateOf, dayOf } from '../../domain/calendar/civil-time.js';
import { shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import {
  RATING_CHANNELS,
  RATING_LEVELS,
  ratingLevel,
  reasonsInWords,
} from '../../domain/ratings/rating-levels.js';
import {
  isLoopState,
  isSetAsideGround,
  LOOP_STATES,
  SET_ASIDE_GROUNDS,
} from '../../domain/ratings/rating-loop.js';
import {
  addTallies,
  EMPTY_TALLY,
  type RatingTally,
  satisfactionOfTally,
} from '../../domain/ratings/satisfaction.js';
import { paths } from '../../web/paths.js';
import { clockWords } from '../desk/clock-words.js';
import { withoutPersonalData } from '../status/without-personal-data.js';
import type { RatingSight } from './rating-reach.js';
import type { RatingRow } from './ratings.repository.js';
import { type TallyRow, tallyOf } from './satisfaction-of.js';

/** A rating as a list shows it; the window sees the day only, and neither case nor item nor channel (S-54). */
export function ratingLine(row: RatingRow, sight: RatingSight, calendar: Calendar) {
  const level = ratingLevel(row.level) ?? 3;
  const isHall = sight === 'hall';
  return {
    href: paths.rating(row.rowKey),
    when: isHall ? shortMomentInWords(row.at, calendar.zone) : dayInWords(row.at, calendar),
    level: { label: RATING_LEVELS[level].word, tone: RATING_LEVELS[level].tone },
    reasons: reasonsInWords(level, JSON.parse(row.reasons) as string[]),
    comment: withoutPersonalData(row.comment, [row.applicantName ?? '']),
    place: [
      row.windowNumber === null
        ? (row.departmentName ?? '')
        : `${row.windowNumber}号窗口 ${row.windowName ?? ''}`,
    ]
      .join('')
      .trim(),
    item: isHall ? (row.itemName ?? '') : '',
    caseNumber: isHall ? row.caseNumber : null,
    caseHref: isHall && row.caseNumber !== null ? paths.case(row.caseNumber) : null,
    channel: isHall ? (RATING_CHANNELS[row.channel as keyof typeof RATING_CHANNELS] ?? row.channel) : '',
    staff: sight === 'clerk' ? '' : (row.staffName ?? ''),
    state: loopState(row),
  };
}

export type RatingLine = ReturnType<typeof ratingLine>;

/** How long the step of a loop still has, in a light and words; null when it is over. */
export function loopLight(row: RatingRow, now: number, calendar: Calendar) {
  if (row.isOpen !== 1 || row.dueAt === null) return null;
  const limits = { amberAbovePercent: 100, orangeAbovePercent: 100 };
  const words = clockWords({ acceptedAt: null, dueAt: row.dueAt }, now, calendar, limits);
  return words.text.startsWith('今日') ? { ...words, light: 'amber' as const } : words;
}

/** Ratings of one day in no order of their moments, so that a window cannot tell which came first. */
export function inNoOrder(rows: readonly RatingRow[], calendar: Calendar): RatingRow[] {
  const day = ({ at }: RatingRow) => dayOf(calendar.zone.toLocalMinute(at));
  return [...rows].sort((one, other) => day(other) - day(one) || (one.rowKey < other.rowKey ? -1 : 1));
}

type WindowTally = TallyRow & { windowId: number | null; number: string | null; name: string | null };

/** The tallies by window, and of all together. */
export function windowTallies(rows: readonly WindowTally[]) {
  const ids = [...new Set(rows.map(({ windowId }) => windowId))];
  const windows = ids.map((id) => {
    const own = rows.filter(({ windowId }) => windowId === id);
    const { number = null, name = null } = own[0] ?? {};
    return {
      id,
      name: number === null ? '没有窗口的' : `${number}号窗口 ${name ?? ''}`,
      tally: tallyOf(own),
    };
  });
  return { windows, sum: windows.map(({ tally }) => tally).reduce(addTallies, EMPTY_TALLY) };
}

/** A tally as cells: the five levels, those that count, those set aside, the percentage. */
export function tallyCells(tally: RatingTally) {
  const { answers, setAside, percent } = satisfactionOfTally(tally);
  const { byLevel } = tally;
  return {
    levels: [byLevel[5], byLevel[4], byLevel[3], byLevel[2], byLevel[1]],
    answers,
    setAside,
    percent: percentWords(percent),
  };
}

/** 96.7%；没有评价的是 “-” */
export function percentWords(percent: number | null): string {
  return percent === null ? '-' : `${(Math.round(percent * 10) / 10).toFixed(1)}%`;
}

/** 11月20日 */
export function dayInWords(instant: number, { zone }: Calendar): string {
  const { month, day } = civilDateOf(dayOf(zone.toLocalMinute(instant)));
  return `${month}月${day}日`;
}

/** The state of the loop, with the ground where it was set aside; null for a rating without loop. */
function loopState(row: RatingRow) {
  if (row.state === null || !isLoopState(row.state)) return null;
  const { name, tone } = LOOP_STATES[row.state];
  const ground = row.setAside ?? '';
  return { label: isSetAsideGround(ground) ? `${name}：${SET_ASIDE_GROUNDS[ground]}` : name, tone };
}
