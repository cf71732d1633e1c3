import type { Database } from '../db/database.js';
import { computePeriod } from '../features/appraisal/compute-period.js';
import { openEvidencePeriods } from '../features/appraisal/entry-list.repository.js';
import type { ScheduledJob } from './scheduled-jobs.js';

/**
 * Brings the months that are still open up to date every hour, windows first, since clerks share in their grade, and
 * the open years of departments.
 */
export function appraisalJob(database: Database): ScheduledJob {
  return {
    name: 'appraisal',
    everyMinutes: 60,
    async run(now) {
      let computed = 0;
      let changed = 0;
      for (const { id } of await openEvidencePeriods(database)) {
        const outcome = await computePeriod(database, id, now);
        if (!outcome.ok) continue;
        computed += 1;
        changed += outcome.changedResults;
      }
      return `${computed} periods computed, ${changed} results changed`;
    },
  };
}
