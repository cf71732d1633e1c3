import type { Database } from '../../db/database.js';
import { may } from '../../domain/access/permissions.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { signsOfPerson } from './day-facts.repository.js';
import { signLine } from './own-month.js';

/** What the button 签到 or 签退 shows; null for people who do not sign. */
export async function signPanel(database: Database, visit: StaffVisit, back: 'desk' | 'attendance') {
  const { person, now } = visit;
  if (!may(person.roles, 'attendance.sign')) return null;
  const calendar = await hallCalendar(database, person.hallId);
  const today = formatDate(dayOf(calendar.zone.toLocalMinute(now.getTime())));
  const signs = await signsOfPerson(database.sql, person.staffId, today, today);
  const open = signs.filter(({ outAt }) => outAt === null).at(-1);
  const windows = await database.read.window.findMany({
    where: { hallId: person.hallId, active: true },
    select: { id: true, number: true, name: true, location: true },
    orderBy: { id: 'asc' },
  });
  const own = person.windowIds.flatMap((id) => windows.filter((window) => window.id === id));
  const sites = [...new Set(windows.map(({ location }) => location))].filter((site) => site !== '');
  const places = [
    ...own.map((window) => ({
      value: `w${window.id}`,
      label: [`${window.number}号 ${window.name}`, window.location].filter(Boolean).join('，'),
    })),
    ...sites.map((site) => ({ value: `s${site}`, label: site })),
  ];
  const last = open ?? signs.at(-1);
  const line = last === undefined ? null : signLine(last, calendar, false);
  return {
    back,
    isIn: open !== undefined,
    places: places.length === 0 ? [{ value: 's', label: person.hallName }] : places,
    chosen: open === undefined ? '' : open.windowId === null ? `s${open.site}` : `w${open.windowId}`,
    words:
      line === null
        ? '今天还没有签到'
        : open === undefined
          ? `今天 ${line.in} 签到，${line.out} 签退`
          : `今天 ${line.in} 签到，${line.place || '在岗'}`,
  };
}
