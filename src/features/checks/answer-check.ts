import type { Database } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import { departmentsOf } from '../../domain/access/scope.js';
import type { Person } from '../../web/visit.js';
import type { CheckRow } from './checks.repository.js';
import type { FillOutcome } from './fill-check.js';

/** Who answers for a check: the person checked, and the window head of its department. */
export function mayAnswerCheck(
  person: Person,
  check: Pick<CheckRow, 'staffId' | 'departmentId' | 'hallId'>,
): boolean {
  if (check.hallId !== person.hallId) return false;
  if (check.staffId === person.staffId) return true;
  return (
    person.roles.includes('window-head') &&
    check.departmentId !== null &&
    departmentsOf(person).includes(check.departmentId)
  );
}

/** The window answers to the result of a check, once (S-35). */
export async function answerCheck(
  database: Database,
  person: Person,
  check: CheckRow,
  given: { version: number; answer: string },
  now: Date,
): Promise<FillOutcome> {
  if (!mayAnswerCheck(person, check))
    return { ok: false, kind: 'refused', code: 'not-for-you', field: 'form' };
  if (check.state !== 'done') return { ok: false, kind: 'refused', code: 'answered-already', field: 'form' };
  return database.write(async (tx) => {
    const { count } = await tx.spotCheck.updateMany({
      where: { id: check.id, version: given.version, state: 'done' },
      data: { state: 'answered', answer: given.answer, version: { increment: 1 } },
    });
    if (count === 0) return { ok: false, kind: 'refused', code: 'changed', field: 'form' };
    await recordProceeding(tx, {
      hallId: check.hallId,
      about: 'check',
      aboutId: check.id,
      kind: 'answered',
      fromState: 'done',
      toState: 'answered',
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      note: given.answer,
    });
    return { ok: true };
  });
}
