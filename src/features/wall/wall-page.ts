import type { Calendar } from '../../domain/calendar/calendar.js';
import { shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import type { Wall, WallWindow } from './read-wall.js';

/** The board of the wall screen: figures of the day and a light for each window, in colour and word. */
export function wallBoard(wall: Wall, now: Date, { zone }: Calendar) {
  const half = Math.ceil(wall.windows.length / 2);
  const lines = wall.windows.map((window) => ({
    number: `${window.number}号`,
    name: window.name,
    overdue: window.overdue,
    dueToday: window.dueToday,
    ...lightOf(window),
  }));
  return {
    asOf: shortMomentInWords(now.getTime(), zone),
    counts: [
      { label: '今日收件', figure: wall.received },
      { label: '今日收件中已受理', figure: wall.accepted },
      { label: '今日办结', figure: wall.done },
      { label: '今日到期', figure: wall.dueToday, tone: wall.dueToday > 0 ? 'amber' : undefined },
      { label: '超期', figure: wall.overdue, tone: wall.overdue > 0 ? 'red' : undefined },
      { label: '超期未填原因', figure: wall.noReason, tone: wall.noReason > 0 ? 'red' : undefined },
    ],
    columns: [lines.slice(0, half), lines.slice(half)].filter((column) => column.length > 0),
  };
}

function lightOf({ overdue, dueToday }: WallWindow): { light: 'red' | 'orange' | 'normal'; word: string } {
  if (overdue > 0) return { light: 'red', word: '有超期' };
  return dueToday > 0 ? { light: 'orange', word: '今日到期' } : { light: 'normal', word: '正常' };
}
