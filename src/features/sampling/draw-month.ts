import { randomBytes } from 'node:crypto';
import type { Database, Tx } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { civilDateOf, dayOf, MINUTES_PER_DAY, toDay } from '../../domain/calendar/civil-time.js';
import { type Drawn, drawSample } from '../../domain/supervision/sampling.js';
import type { Person } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { finishedCases } from './sampling.repository.js';

const SEED_BYTES = 8;

export type DrawOutcome =
  | { ok: true; drawn: number }
  | { ok: false; code: 'drawn-already' | 'not-over' | 'nothing-finished' };

/**
 * SV-05: draws the sample of a month that is over, by chance and so many of each window, and keeps its seed. Each
 * month of a hall is drawn once.
 */
export async function drawMonth(
  database: Database,
  person: Person,
  given: { month: string; perWindow: number; address: string },
  now: Date,
): Promise<DrawOutcome> {
  const { hallId } = person;
  const calendar = await hallCalendar(database, hallId);
  if (given.month >= monthOf(now, calendar)) return { ok: false, code: 'not-over' };
  const seed = randomBytes(SEED_BYTES).toString('hex');
  const drawn = await drawAgain(database, hallId, given.month, given.perWindow, seed);
  if (drawn.length === 0) return { ok: false, code: 'nothing-finished' };
  return database.write(async (tx) => {
    const known = await tx.sample.findUnique({ where: { hallId_month: { hallId, month: given.month } } });
    if (known !== null) return { ok: false, code: 'drawn-already' };
    await saveSample(tx, person, { hallId, seed, ...given }, drawn, now);
    return { ok: true, drawn: drawn.length };
  });
}

async function saveSample(
  tx: Tx,
  person: Person,
  given: { hallId: number; month: string; perWindow: number; seed: string; address: string },
  drawn: readonly Drawn[],
  now: Date,
): Promise<void> {
  const { hallId, month, perWindow, seed, address } = given;
  const sample = await tx.sample.create({
    data: { hallId, month, seed, perWindow, createdAt: now, createdBy: person.name },
  });
  await tx.sampleCase.createMany({
    data: drawn.map(({ id, windowId, position }) => ({
      sampleId: sample.id,
      position,
      caseId: id,
      windowId,
    })),
  });
  await recordAudit(tx, {
    hallId,
    staffId: person.staffId,
    actorName: person.name,
    kind: 'sample-drawn',
    subject: month,
    details: { seed, perWindow, drawn: drawn.length },
    address,
    at: now,
  });
}

/** The sample of a month as its seed gives it: drawn once more, to see that nothing was chosen by hand. */
export async function drawAgain(
  database: Database,
  hallId: number,
  month: string,
  perWindow: number,
  seed: string,
): Promise<Drawn[]> {
  const { from, before } = monthBounds(month, await hallCalendar(database, hallId));
  return drawSample(await finishedCases(database, hallId, from, before), perWindow, seed);
}

/** 2026-11 of a moment, in the hall's zone. */
export function monthOf(moment: Date, { zone }: Calendar): string {
  const { year, month } = civilDateOf(dayOf(zone.toLocalMinute(moment.getTime())));
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** The month before 2026-11: 2026-10. */
export function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

function monthBounds(month: string, { zone }: Calendar): { from: Date; before: Date } {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const instant = (day: number) => new Date(zone.toInstant(day * MINUTES_PER_DAY));
  const next = number === 12 ? toDay(year + 1, 1, 1) : toDay(year, number + 1, 1);
  return { from: instant(toDay(year, number, 1)), before: instant(next) };
}
