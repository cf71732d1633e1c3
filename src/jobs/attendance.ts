import type { Database } from '../db/database.js';
import { lookForEvents } from '../features/attendance/look-for-events.js';
import { endLeaves } from '../features/leave/end-leaves.js';
import type { ScheduledJob } from './scheduled-jobs.js';

/** Looks every ten minutes whether a half-day is over, and ends leave whose time is (S-28, SV-13). */
export function attendanceJob(database: Database): ScheduledJob {
  return {
    name: 'attendance',
    everyMinutes: 10,
    async run(now) {
      const found = await lookForEvents(database, now);
      return `${found} found, ${await endLeaves(database, now)} leaves ended`;
    },
  };
}
