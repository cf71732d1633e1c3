import type { Tx } from '../../db/database.js';
import { type MeasureRefusal, refuseMeasure } from '../../domain/accountability/measure-procedure.js';
import { isOffPost, OFF_POST_CODES, type OffPostCode } from '../../domain/accountability/off-post.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf, MINUTES_PER_DAY, parseDate } from '../../domain/calendar/civil-time.js';
import { askAbsence } from '../../domain/staffing/absence.js';
import { OFF_POST_KIND } from '../../domain/staffing/absence-kinds.js';
import { absencesAround, competenceOf, openWorkOf } from '../absences/absences.repository.js';
import { putMessages } from '../reminders/reminders.repository.js';
import type { HallSettings } from '../settings/hall-settings.js';
import type { MeasureRow } from './measures.repository.js';

interface Asked {
  fromDate: string;
  untilDate: string;
  substituteId: number | null;
}

export interface OffPostSpanSet {
  effectiveFrom: Date;
  effectiveUntil: Date;
  substituteId: number;
  substitute: string;
}

/**
 * S-16: from when until when somebody is off his post, and who fills it. The first day counts; the substitute must be
 * able to do the work and be there, as for every absence (S-07).
 */
export async function offPostSpan(
  tx: Tx,
  row: MeasureRow,
  asked: Asked,
  { calendar, settings, now }: { calendar: Calendar; settings: HallSettings; now: Date },
): Promise<OffPostSpanSet | MeasureRefusal> {
  const refuse = (code: Parameters<typeof refuseMeasure>[0], field: string) =>
    refuseMeasure(code, field, 'S-16');
  if (row.staffId === null || !isOffPost(row.code)) return refuse('no-person', 'form');
  const days = daysOf(row.code, asked, { calendar, settings, now });
  if (days === null) return refuse('needs-dates', row.code === 'suspension' ? 'untilDate' : 'fromDate');
  const effectiveFrom = days.from < now ? now : days.from;
  if (await isOffAlready(tx, row)) return refuse('off-post-already', 'form');
  if (asked.substituteId === null) return refuse('needs-substitute', 'substituteId');
  const substitute = await tx.staff.findFirst({
    where: { id: asked.substituteId, hallId: row.hallId, active: true },
  });
  if (substitute === null) return refuse('needs-substitute', 'substituteId');
  const around = await absencesAround(tx, [substitute.id]);
  const outcome = askAbsence(
    {
      staffId: row.staffId,
      staffName: row.staffName,
      substituteId: substitute.id,
      substitute: substitute.name,
      state: 'asked',
      fromAt: effectiveFrom.getTime(),
      untilAt: days.until.getTime(),
    },
    await competenceOf(tx, row.staffId, substitute.id),
    around.filter((other) => other.staffId === substitute.id),
    now.getTime(),
  );
  if (!outcome.ok) {
    const { code } = outcome.refusal;
    const isKnown =
      code === 'substitute-is-self' || code === 'substitute-not-competent' || code === 'substitute-away';
    return isKnown ? refuse(code, 'substituteId') : refuse('needs-dates', 'fromDate');
  }
  return {
    effectiveFrom,
    effectiveUntil: days.until,
    substituteId: substitute.id,
    substitute: substitute.name,
  };
}

function daysOf(
  code: OffPostCode,
  asked: Asked,
  { calendar, settings, now }: { calendar: Calendar; settings: HallSettings; now: Date },
): { from: Date; until: Date } | null {
  const { zone } = calendar;
  const today = dayOf(zone.toLocalMinute(now.getTime()));
  const first = asked.fromDate === '' ? today : parseDate(asked.fromDate);
  if (first === null || first < today) return null;
  const last = lastDayOf(code, first, asked, settings);
  if (last === null || last < first) return null;
  return {
    from: new Date(zone.toInstant(first * MINUTES_PER_DAY)),
    until: new Date(zone.toInstant((last + 1) * MINUTES_PER_DAY - 1)),
  };
}

function lastDayOf(code: OffPostCode, first: number, asked: Asked, settings: HallSettings): number | null {
  switch (code) {
    case 'off-post':
      return first + settings.number('offPostDays') - 1;
    case 'study-off-post':
      return first + settings.number('studyOffPostDays') - 1;
    case 'suspension':
      return asked.untilDate === '' ? null : parseDate(asked.untilDate);
  }
}

async function isOffAlready(tx: Tx, row: MeasureRow): Promise<boolean> {
  const standing = await tx.measure.count({
    where: {
      staffId: row.staffId,
      code: { in: [...OFF_POST_CODES] },
      state: { in: ['under-way', 'done'] },
      endedAt: null,
      id: { not: row.id },
    },
  });
  return standing > 0;
}

/** Gives the post to the substitute: an absence confirmed by the decision, with the hand-over sheet D-29 at once. */
export async function beginOffPost(
  tx: Tx,
  row: MeasureRow,
  given: { effectiveFrom: Date; substituteId: number | null; substitute: string; now: Date },
): Promise<void> {
  if (row.staffId === null || given.substituteId === null) return;
  const sheet = JSON.stringify(await openWorkOf(tx, row.hallId, row.staffId));
  await tx.absence.create({
    data: {
      hallId: row.hallId,
      staffId: row.staffId,
      staffName: row.staffName,
      substituteId: given.substituteId,
      substitute: given.substitute,
      kind: OFF_POST_KIND,
      reason: '',
      fromAt: given.effectiveFrom,
      untilAt: null,
      state: 'confirmed',
      sheet,
      askedAt: given.now,
      confirmedAt: given.now,
    },
  });
  if (given.effectiveFrom <= given.now)
    await tx.windowPresence.updateMany({
      where: { staffId: row.staffId, untilAt: null },
      data: { untilAt: given.now },
    });
  const words = `${row.staffName}离岗期间由您替岗，其未办结的办件和咨询已交接给您，交接单见“离岗和替岗”`;
  const to = { hallId: row.hallId, staffId: given.substituteId, caseId: null };
  await putMessages(tx, [{ ...to, kind: 'leave-substitute', words, at: given.now }]);
}

/** Brings somebody back to his post, or to a new one: every measure that kept him off it ends, and its absence. */
export async function endOffPost(tx: Tx, staffId: number, at: Date): Promise<void> {
  await tx.measure.updateMany({
    where: {
      staffId,
      code: { in: [...OFF_POST_CODES] },
      state: { in: ['under-way', 'done'] },
      endedAt: null,
    },
    data: { endedAt: at },
  });
  await endOffPostAbsence(tx, staffId, at);
}

/** Ends the absence that a measure brought about; for a measure that is reversed. */
export async function endOffPostAbsence(tx: Tx, staffId: number, at: Date): Promise<void> {
  await tx.absence.updateMany({
    where: { staffId, kind: OFF_POST_KIND, state: 'confirmed' },
    data: { state: 'ended', endedAt: at, version: { increment: 1 } },
  });
}
