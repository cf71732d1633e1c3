import type { Deps } from '../../app.js';
import { COUNTER_WORDS } from '../../domain/accountability/threshold-consequences.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { monthInWords } from '../../domain/ratings/rating-days.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { countThresholds, listCounters } from './thresholds.repository.js';
import { thresholdTabs } from './thresholds-page.js';

/** The board of counters per person and office, by month and year. */
export function counterRoutes({ database, renderer }: Deps): Route[] {
  return [
    get(paths.thresholdCounters, 'fault.view', async (visit, req, res) => {
      const { person, now } = visit;
      const asked = (name: string) => (typeof req.query[name] === 'string' ? req.query[name] : '');
      const calendar = await hallCalendar(database, person.hallId);
      const thisMonth = formatDate(dayOf(calendar.zone.toLocalMinute(now.getTime()))).slice(0, 7);
      const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked('month')) ? asked('month') : thisMonth;
      const kind = Object.hasOwn(COUNTER_WORDS, asked('kind')) ? asked('kind') : '';
      const rows = await listCounters(database, person, { month, kind });
      const tabs = thresholdTabs('none', await countThresholds(database, person, 'proposed'));
      const view = {
        tabs: tabs.map((tab) => ({ ...tab, current: tab.href === paths.thresholdCounters })),
        month,
        monthWords: monthInWords(month),
        kind,
        kinds: Object.entries(COUNTER_WORDS).map(([value, label]) => ({ value, label })),
        year: month.slice(0, 4),
        rows: rows.map((row) => ({ ...row, event: COUNTER_WORDS[row.kind] ?? row.kind })),
      };
      await renderer.page(visit, req, res, 'thresholds/counters', {
        title: '追究计数',
        locals: { view },
      });
    }),
  ];
}
