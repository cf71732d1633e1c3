import type { Database } from '../db/database.js';
import { reportLateReferrals } from '../features/refusal-filing/late-referrals.js';
import { lapseGaps } from '../features/tolerance/lapse-gaps.js';
import type { ScheduledJob } from './scheduled-jobs.js';

/** Looks every ten minutes for promises that lapsed (TL-034) and referrals without answer (TL-030). */
export function promisesJob(database: Database): ScheduledJob {
  return {
    name: 'promises',
    everyMinutes: 10,
    async run(now) {
      const halls = await database.read.hall.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
      let lapsed = 0;
      let late = 0;
      for (const { id } of halls) {
        lapsed += await lapseGaps(database, id, now);
        late += await reportLateReferrals(database, id, now);
      }
      return `${lapsed} lapsed, ${late} referrals late`;
    },
  };
}
