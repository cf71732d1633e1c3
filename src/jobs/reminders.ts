import type { Database } from '../db/database.js';
import { sendLegReminders } from '../features/joint/send-leg-reminders.js';
import { sendReminders } from '../features/reminders/send-reminders.js';
import type { ScheduledJob } from './scheduled-jobs.js';

/** Climbs the reminder ladder of every hall every ten minutes. */
export function remindersJob(database: Database): ScheduledJob {
  return {
    name: 'reminders',
    everyMinutes: 10,
    async run(now) {
      const halls = await database.read.hall.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
      let fired = 0;
      for (const { id } of halls) {
        fired += await sendReminders(database, id, now);
        fired += await sendLegReminders(database, id, now);
      }
      return `${fired} rungs`;
    },
  };
}
