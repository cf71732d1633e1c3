import type { SqlReader, Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { AFTER_HOURS_POLICIES } from '../../domain/deadlines/time-limit.js';
import { type LegClock, legDeadline } from '../../domain/joint/leg-clocks.js';
import { clockHistory } from '../cases/clock-history.js';
import type { HallSettings } from '../settings/hall-settings.js';
import { legOf, listLegs } from './legs.repository.js';

/** What the clocks of all legs of a case share. */
export async function legClock(
  sql: SqlReader,
  { id, afterHours }: { id: number; afterHours: string },
  settings?: HallSettings,
): Promise<LegClock> {
  const { suspensions } = await clockHistory(sql, id);
  return {
    afterHours: AFTER_HOURS_POLICIES.find((policy) => policy === afterHours) ?? 'same-day',
    suspensions,
    ...(settings && {
      shares: {
        yellowAbove: settings.number('amberAbovePercent') / 100,
        orangeAbove: settings.number('orangeAbovePercent') / 100,
      },
    }),
  };
}

/** Computes the due moments of the open legs of a case anew, in the transaction of what moved them (S-05, S-45). */
export async function recountLegs(
  tx: Tx,
  found: { id: number; afterHours: string },
  calendar: Calendar,
): Promise<void> {
  const open = (await listLegs(plainSql(tx), found.id)).filter(({ state }) => state === 'open');
  if (open.length === 0) return;
  const clock = await legClock(plainSql(tx), found);
  for (const row of open) {
    const due = legDeadline(legOf(row), clock, calendar)?.dueAt ?? null;
    if (due === row.dueAt) continue;
    const dueAt = due === null ? null : new Date(due);
    await tx.caseLeg.update({ where: { id: row.id }, data: { dueAt, runningDueAt: dueAt } });
  }
}

/** The same for every joint case of a hall, after a change of its calendar. */
export async function recountLegsOfHall(tx: Tx, hallId: number, calendar: Calendar): Promise<void> {
  const cases = await tx.case.findMany({
    where: { hallId, isOpen: true, kind: 'J', legs: { some: { state: 'open' } } },
    select: { id: true, afterHours: true },
  });
  for (const found of cases) await recountLegs(tx, found, calendar);
}
