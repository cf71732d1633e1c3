import type { Database } from '../db/database.js';
import { remindOfMeasures } from '../features/measures/remind-of-measures.js';
import type { ScheduledJob } from './scheduled-jobs.js';

/** Reminds once a day of self-criticisms and evaluation meetings that are due or overdue. */
export function measuresJob(database: Database): ScheduledJob {
  return {
    name: 'measures',
    everyMinutes: 60,
    async run(now) {
      const halls = await database.read.hall.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
      let told = 0;
      for (const { id } of halls) told += await remindOfMeasures(database, id, now);
      return `${told} reminded`;
    },
  };
}
