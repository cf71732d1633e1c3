import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { tabsShown } from '../absences/absences.routes.js';
import { staffingTabs } from '../absences/absences-page.js';
import { monthAsked } from '../attendance/own-month.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { hallSettings } from '../settings/hall-settings.js';
import { monthOfWindows } from './month-of-windows.js';
import { listSeats } from './presence.repository.js';
import { watchedWindows } from './watched-windows.js';

/** How the windows stood open in a month (section 9.3, S-56). */
export function availabilityRoutes(deps: Deps): Route[] {
  return [
    get(paths.windowAvailability, 'supervision.view', (visit, req, res) =>
      showAvailability(deps, visit, req, res),
    ),
  ];
}

async function showAvailability(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { database } = deps;
  const { person, now } = visit;
  const calendar = await hallCalendar(database, person.hallId);
  const month = monthAsked(req.query.month, calendar, now);
  const [, windowIds] = watchedWindows(person, await listSeats(database, person.hallId));
  const least = (await hallSettings(database, person.hallId)).number('windowAvailabilityPercent');
  const rows = await monthOfWindows(database, person.hallId, { month, calendar, now, windowIds });
  const href = (code: string) => `${paths.windowAvailability}?month=${code}`;
  const view = {
    tabs: staffingTabs(paths.windowAvailability, tabsShown(visit)),
    month: month.words,
    least,
    rows: rows.map((row) => ({
      window: row.window,
      hours: (row.agreedMinutes / 60).toFixed(1),
      times: row.times,
      minutes: row.lostMinutes,
      longest: row.longestMinutes,
      percent: row.percent === null ? '' : row.percent.toFixed(1),
      isLow: row.percent !== null && row.percent < least,
    })),
    previousHref: href(month.previous),
    nextHref: month.next === null ? null : href(month.next),
  };
  await deps.renderer.page(visit, req, res, 'presence/availability', {
    title: '窗口可用率',
    locals: { view },
  });
}
