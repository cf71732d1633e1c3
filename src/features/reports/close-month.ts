import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { holdTurn } from '../../db/sequences.js';
import { sumOf } from '../../domain/reports/cell.js';
import { type ClosingRefusal, refuseClosing, refuseReopening } from '../../domain/reports/month-closing.js';
import { monthSpan } from '../../domain/reports/period.js';
import type { Person } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { computeMonth } from './compute-month.js';
import { saveClosedMonth, saveReopenedMonth, storedMonthInForce } from './month-reports.repository.js';

export type ClosingOutcome = { ok: true } | { ok: false; refusal: ClosingRefusal };

interface MonthOfHall {
  hallId: number;
  month: string;
  /** The client's address, for the audit. */
  address: string;
}

/** Closes a month: its figures are stored and stay as they are (RP-01). */
export async function closeMonth(
  database: Database,
  person: Person,
  { hallId, month, address }: MonthOfHall,
  now: Date,
): Promise<ClosingOutcome> {
  const { zone } = await hallCalendar(database, hallId);
  const monthEnd = monthSpan(month, zone).to;
  const early = refuseClosing({ isClosed: false, monthEnd }, now.getTime());
  if (early !== null) return { ok: false, refusal: early };
  const figures = await computeMonth(database, hallId, month, now);
  return database.write(async (tx) => {
    await holdTurn(tx, hallId, `report:${month}`);
    const stored = await storedMonthInForce(tx, hallId, month);
    const no = refuseClosing({ isClosed: stored?.figures != null, monthEnd }, now.getTime());
    if (no !== null) return { ok: false, refusal: no };
    await saveClosedMonth(tx, hallId, figures, { name: person.name, at: now });
    const details = { ...sumOf(figures.cells).counts };
    await recordAudit(tx, {
      ...by(person, now),
      hallId,
      kind: 'report.close',
      subject: month,
      details,
      address,
    });
    return { ok: true };
  });
}

/** Opens a closed month again, with a reason; its figures so far go into the audit (RP-01). */
export async function reopenMonth(
  database: Database,
  person: Person,
  { hallId, month, address, reason }: MonthOfHall & { reason: string },
  now: Date,
): Promise<ClosingOutcome> {
  return database.write(async (tx) => {
    await holdTurn(tx, hallId, `report:${month}`);
    const stored = await storedMonthInForce(tx, hallId, month);
    const figures = stored?.figures ?? null;
    const no = refuseReopening({ isClosed: figures !== null, reason });
    if (no !== null || figures === null)
      return { ok: false, refusal: no ?? { rule: 'RP-01', code: 'not-closed' } };
    await saveReopenedMonth(tx, hallId, month, { name: person.name, at: now, reason });
    const details = { reason, before: sumOf(figures.cells).counts };
    await recordAudit(tx, {
      ...by(person, now),
      hallId,
      kind: 'report.reopen',
      subject: month,
      details,
      address,
    });
    return { ok: true };
  });
}

function by(person: Person, at: Date) {
  return { staffId: person.staffId, actorName: person.name, at };
}
