import type { Database } from '../../db/database.js';
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
export async function askForAbsence(
  database: Database,
  person: Person,
  given: AskedAbsence,
  now: Date,
): Promise<AskOutcome> {
  const fromAt = given.fromAt < now ? now : given.fromAt;
  return database.write(async (tx) => {
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
    if (!outcome.ok) return outcome;
    const made = await tx.absence.create({
      data: {
        hallId: person.hallId,
        staffId: person.staffId,
        staffName: person.name,
        substituteId: substitute.id,
        substitute: substitute.name,
        kind: given.kind,
        reason: given.reason,
        whereabouts: given.whereabouts,
        fromAt,
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
      details: { name: substitute.name },
      at: now,
    });
    return { ok: true, absenceId: made.id };
  });
}
