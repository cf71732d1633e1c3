import type { Database, Tx } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { askAbsence } from '../../domain/staffing/absence.js';
import type { AbsenceKind } from '../../domain/staffing/absence-kinds.js';
import { type AbsenceRefusal, refuseAbsence } from '../../domain/staffing/absence-refusal.js';
import type { Person } from '../../web/visit.js';
import { absencesAround, competenceOf, openWorkOf } from './absences.repository.js';

export interface AskedAbsence {
  kind: AbsenceKind;
  reason: string;
  whereabouts: string;
  substituteId: number;
  /** Before now: from now on. */
  fromAt: Date;
  untilAt: Date | null;
}

export type AskOutcome = { ok: true; absenceId: number } | { ok: false; refusal: AbsenceRefusal };

/** A asks to be away, names his substitute and signs the hand-over sheet of his open work (S-07, D-29). */
export function askForAbsence(
  database: Database,
  person: Absent,
  given: AskedAbsence,
  now: Date,
): Promise<AskOutcome> {
  return database.write((tx) => enterAbsence(tx, person, given, now));
}

/** Who asks to be away. */
export type Absent = Pick<Person, 'hallId' | 'staffId' | 'name'>;

/** Whether the absence could be asked for now, without entering it. */
export async function checkAbsence(
  tx: Tx,
  person: Absent,
  given: Pick<AskedAbsence, 'substituteId' | 'fromAt' | 'untilAt'>,
  now: Date,
): Promise<{ ok: true; fromAt: Date; substitute: string } | { ok: false; refusal: AbsenceRefusal }> {
  const fromAt = given.fromAt < now ? now : given.fromAt;
  const substitute = await tx.staff.findFirst({
    where: { id: given.substituteId, hallId: person.hallId, active: true },
  });
  if (substitute === null) return refuseAbsence('substitute-not-competent', 'substituteId');
  const outcome = askAbsence(
    {
      staffId: person.staffId,
      staffName: person.name,
      substituteId: substitute.id,
      substitute: substitute.name,
      state: 'asked',
      fromAt: fromAt.getTime(),
      untilAt: given.untilAt?.getTime() ?? null,
    },
    await competenceOf(tx, person.staffId, substitute.id),
    await absencesAround(tx, [person.staffId, substitute.id]),
    now.getTime(),
  );
  return outcome.ok ? { ok: true, fromAt, substitute: substitute.name } : outcome;
}

/** Enters what A asked for, in the transaction of the caller. */
export async function enterAbsence(
  tx: Tx,
  person: Absent,
  given: AskedAbsence,
  now: Date,
): Promise<AskOutcome> {
  const checked = await checkAbsence(tx, person, given, now);
  if (!checked.ok) return checked;
  const made = await tx.absence.create({
    data: {
      hallId: person.hallId,
      staffId: person.staffId,
      staffName: person.name,
      substituteId: given.substituteId,
      substitute: checked.substitute,
      kind: given.kind,
      reason: given.reason,
      whereabouts: given.whereabouts,
      fromAt: checked.fromAt,
      untilAt: given.untilAt,
      sheet: JSON.stringify(await openWorkOf(tx, person.hallId, person.staffId)),
      askedAt: now,
    },
  });
  await recordAudit(tx, {
    hallId: person.hallId,
    staffId: person.staffId,
    actorName: person.name,
    kind: 'absence-asked',
    subject: person.name,
    details: { name: checked.substitute },
    at: now,
  });
  return { ok: true, absenceId: made.id };
}
