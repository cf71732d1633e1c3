import type { Database, Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import { measureLight, runningMeasureClock } from '../../domain/accountability/measure-clocks.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf, MINUTES_PER_DAY } from '../../domain/calendar/civil-time.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { isOfficeTime } from '../../domain/supervision/office-time.js';
import { tellRole } from '../accountability/tell-deciders.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import type { MeasureRow } from './measures.repository.js';
import { tellConcerned } from './take-measure-step.js';

const REMINDED = 'reminded';

/**
 * In office hours, once a day for each: tells the person whose self-criticism is due soon or overdue, the inspection
 * office when it is overdue, and those who decide when the days of an off-post are over.
 * @returns how many measures somebody was told of
 */
export async function remindOfMeasures(database: Database, hallId: number, now: Date): Promise<number> {
  const calendar = await hallCalendar(database, hallId);
  if (!isOfficeTime(now.getTime(), calendar)) return 0;
  return database.write(async (tx) => {
    const rows = await tx.measure.findMany({
      where: { hallId, isOpen: true, state: { in: ['served', 'under-way'] } },
      orderBy: { id: 'asc' },
    });
    let told = 0;
    for (const row of rows) if (await remind(tx, row, calendar, now)) told += 1;
    return told;
  });
}

async function remind(tx: Tx, row: MeasureRow, calendar: Calendar, now: Date): Promise<boolean> {
  const ms = (at: Date | null) => at?.getTime() ?? null;
  const clock = runningMeasureClock({
    state: row.state,
    selfCriticismBy: ms(row.selfCriticismBy),
    selfCriticismAt: ms(row.selfCriticismAt),
    effectiveUntil: ms(row.effectiveUntil),
  });
  if (clock === null) return false;
  const light = measureLight(clock.until, now.getTime());
  const isWaiting = light === 'normal' || (clock.what === 'evaluation' && light !== 'red');
  if (isWaiting || (await isToldToday(tx, row, calendar, now))) return false;
  const until = momentInWords(clock.until, calendar.zone);
  const tell = (role: string, words: string) =>
    tellRole(tx, {
      hallId: row.hallId,
      role,
      kind: 'measure-waiting',
      words,
      at: now,
      exceptId: row.staffId,
    });
  if (clock.what === 'evaluation') {
    await tell('efficiency-group', `${row.staffName}（${row.number}）离岗期满，请召开评议会`);
  } else {
    await tellConcerned(tx, row, `检讨（${row.number}）应于 ${until} 以前提交`, now);
    if (light === 'red') await tell('inspection-office', `${row.staffName}的检讨（${row.number}）超期未交`);
  }
  await recordProceeding(tx, {
    hallId: row.hallId,
    about: 'measure',
    aboutId: row.id,
    kind: REMINDED,
    staffId: null,
    actorName: '系统提醒',
    at: now,
  });
  return true;
}

async function isToldToday(
  tx: Tx,
  { id, hallId }: MeasureRow,
  { zone }: Calendar,
  now: Date,
): Promise<boolean> {
  const today = dayOf(zone.toLocalMinute(now.getTime()));
  const said = await tx.proceedingEvent.count({
    where: {
      hallId,
      about: 'measure',
      aboutId: id,
      kind: REMINDED,
      at: { gte: new Date(zone.toInstant(today * MINUTES_PER_DAY)) },
    },
  });
  return said > 0;
}
