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

interface HomeLink {
  href: string;
  label: string;
  hint: string;
}

/** The values of the home page of a hall. */
export interface HomePage {
  hall: { name: string; code: string; address: string; phone: string; complaintPhone: string };
  /** Empty where there is but one. */
  halls: { href: string; name: string; address: string; isBranch: boolean; current: boolean }[];
  /** The visitor has not chosen among the halls yet. */
  isChoiceOpen: boolean;
  tasks: HomeLink[];
  more: HomeLink[];
  mostUsed: { href: string; name: string }[];
  today: string;
  hours: string[];
}

/** @param isChosen the address names a hall */
export function homePage(
  { halls, hall, mostUsed, calendar, takesBookings }: Home,
  now: number,
  isChosen = false,
): HomePage {
  const several = halls.length > 1;
  const inHall = (href: string) => (several ? `${href}?hall=${encodeURIComponent(hall.code)}` : href);
  return {
    hall,
    halls: several
      ? halls.map(({ code, name, address, id, parentId }) => ({
          href: `/?hall=${encodeURIComponent(code)}`,
          name,
          address,
          isBranch: parentId !== null,
          current: id === hall.id,
        }))
      : [],
    isChoiceOpen: several && !isChosen,
    tasks: tasksIn(inHall, takesBookings),
    more: moreIn(inHall),
    mostUsed: mostUsed.map(({ id, name }) => ({ href: paths.guide(id), name })),
    today: todayInWords(now, calendar),
    hours: hoursInWords(calendar),
  };
}

function tasksIn(inHall: (href: string) => string, takesBookings: boolean): HomeLink[] {
  const booking = { href: inHall(paths.book), label: '预约办事', hint: '约好时间再来，不用排队' };
  return [
    { href: inHall('/guides'), label: '办事指南', hint: '要带什么、多久办好、收多少钱，表格可以下载' },
    { href: inHall('/status'), label: '办件查询', hint: '我的事办到哪一步、什么时候办好' },
    ...(takesBookings ? [booking] : []),
    { href: inHall('/rate'), label: '评价服务', hint: '办过的事满意不满意，由您说' },
    { href: inHall(paths.complain), label: '投诉', hint: '对服务不满意，留不留姓名都可以' },
  ];
}

function moreIn(inHall: (href: string) => string): HomeLink[] {
  return [
    { href: inHall('/whereabouts'), label: '工作人员去向', hint: '要找的人在不在，谁替他办' },
    { href: inHall(paths.publicRatings), label: '群众评价', hint: '各窗口、各事项的满意率' },
    { href: inHall(paths.complaintFigures), label: '投诉处理情况', hint: '每月公布，不含个人信息' },
    { href: inHall(paths.bestWindows), label: '优秀窗口', hint: '每月评出的最佳服务窗口' },
    { href: inHall(paths.complaintStatus), label: '查询投诉', hint: '凭投诉编号和查询码看处理结果' },
  ];
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
