import type { Database } from '../db/database.js';
import { DETECTORS_JOB, detect } from '../features/supervision/detect.js';
import type { ScheduledJob } from './scheduled-jobs.js';

/** Lets the rules of section 5 look through the records every quarter of an hour. */
export function detectorsJob(database: Database): ScheduledJob {
  return {
    name: DETECTORS_JOB,
    everyMinutes: 15,
    async run(now) {
      return (await detect(database, now)).outcome;
    },
  };
}
