import type { Calendar, OfficeWindow } from '../../domain/calendar/calendar.js';
import { civilDateOf, dayOf, formatTimeOfDay, weekdayOf } from '../../domain/calendar/civil-time.js';
import {
  holidayNameOf,
  isWorkingDay,
  nextWorkingDay,
  officeWindows,
} from '../../domain/calendar/working-time.js';
import { paths } from '../../web/paths.js';
import type { Home } from './show-home.js';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** The values of the home page of a hall. */
export interface HomePage {
  hall: { name: string; code: string; address: string; phone: string; complaintPhone: string };
  halls: { href: string; name: string; current: boolean }[];
  guidesHref: string;
  mostUsed: { href: string; name: string }[];
  today: string;
  hours: string[];
}

export function homePage({ halls, hall, mostUsed, calendar }: Home, now: number): HomePage {
  const several = halls.length > 1;
  return {
    hall,
    halls: several
      ? halls.map(({ code, name, id }) => ({
          href: `/?hall=${encodeURIComponent(code)}`,
          name,
          current: id === hall.id,
        }))
      : [],
    guidesHref: several ? `/guides?hall=${encodeURIComponent(hall.code)}` : '/guides',
    mostUsed: mostUsed.map(({ id, name }) => ({ href: paths.guide(id), name })),
    today: todayInWords(now, calendar),
    hours: hoursInWords(calendar),
  };
}

/** 今天（11月20日 星期五）办公：09:00 至 12:00，14:00 至 18:00 */
export function todayInWords(now: number, calendar: Calendar): string {
  const today = dayOf(calendar.zone.toLocalMinute(now));
  if (isWorkingDay(today, calendar)) {
    return `今天（${dateInWords(today)}）办公：${windowsInWords(officeWindows(today, calendar))}`;
  }
  const name = holidayNameOf(today, calendar);
  const why = name === null ? '休息' : `${name}放假`;
  return `今天（${dateInWords(today)}）${why}，${dateInWords(nextWorkingDay(today, calendar))}办公`;
}

function hoursInWords({ officeHours }: Calendar): string[] {
  const usual = `${officeHours.seasons.length > 0 ? '平时' : '工作日'} ${windowsInWords(officeHours.windows)}`;
  const seasons = officeHours.seasons.map(
    (season) => `${monthDay(season.from)}至${monthDay(season.to)} ${windowsInWords(season.windows)}`,
  );
  return [usual, ...seasons];
}

function windowsInWords(windows: readonly OfficeWindow[]): string {
  return windows.map(({ from, to }) => `${formatTimeOfDay(from)} 至 ${formatTimeOfDay(to)}`).join('，');
}

function dateInWords(day: number): string {
  const date = civilDateOf(day);
  return `${date.month}月${date.day}日 星期${WEEKDAYS[weekdayOf(day) - 1] ?? ''}`;
}

function monthDay(text: string): string {
  const [month, day] = text.split('-').map(Number);
  return `${month}月${day}日`;
}
