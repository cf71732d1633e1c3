import type { House } from '../features/cases/act-on-case.js';
import { acceptDeemedCases } from '../features/deemed-acceptance/accept-deemed.js';
import { lapseRequests } from '../features/extensions/lapse-requests.js';
import type { ScheduledJob } from './scheduled-jobs.js';

/** Looks every ten minutes for cases that count as accepted (TL-119) and extensions asked for in vain (SV-04). */
export function clocksJob(house: House): ScheduledJob {
  return {
    name: 'clocks',
    everyMinutes: 10,
    async run(now) {
      const halls = await house.database.read.hall.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
      const sum = { accepted: 0, warned: 0, lapsed: 0 };
      for (const { id } of halls) {
        const { accepted, warned } = await acceptDeemedCases(house, id, now);
        sum.accepted += accepted;
        sum.warned += warned;
        sum.lapsed += await lapseRequests(house.database, id, now);
      }
      return `${sum.accepted} deemed accepted, ${sum.warned} warned, ${sum.lapsed} extensions lapsed`;
    },
  };
}
