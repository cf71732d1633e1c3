import type { Database } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { caseScope, isInScope } from '../../domain/access/scope.js';
import type { Person } from '../../web/visit.js';

export interface ContactTask {
  id: number;
  words: string;
  createdAt: number;
  dueAt: number | null;
  doneAt: number | null;
  /** What the applicant said, and who entered it; empty before. */
  doneNote: string;
  owner: string;
  number: string;
}

/** A task to contact an applicant, with the number of its case; undefined when there is none. */
export function findContactTask(database: Database, taskId: number): Promise<ContactTask | undefined> {
  return database.sql.first<ContactTask>(
    `SELECT t."id", t."words", t."createdAt", t."dueAt", t."doneAt", t."doneNote", t."owner", c."number"
     FROM "Task" t JOIN "Case" c ON c."id" = t."caseId" WHERE t."id" = ? AND t."kind" = ?`,
    [taskId, 'contact-applicant'],
  );
}

/** SV-03: records what the applicant said when the supervision section contacted him about a long overrun. */
export async function recordContact(
  database: Database,
  person: Person,
  given: { taskId: number; reached: boolean; opinion: string },
  now: Date,
): Promise<{ ok: true; number: string } | { ok: false; code: 'not-found' | 'done-already' }> {
  return database.write(async (tx) => {
    const task = await tx.task.findUnique({ where: { id: given.taskId } });
    if (task?.kind !== 'contact-applicant' || task.caseId === null) return { ok: false, code: 'not-found' };
    const found = await tx.case.findUnique({ where: { id: task.caseId } });
    if (found === null || !isInScope(found, caseScope(person))) return { ok: false, code: 'not-found' };
    const { count } = await tx.task.updateMany({
      where: { id: task.id, doneAt: null },
      data: {
        doneAt: now,
        doneById: person.staffId,
        doneNote: given.opinion,
        ownerId: person.staffId,
        owner: person.name,
      },
    });
    if (count === 0) return { ok: false, code: 'done-already' };
    await recordEvent(tx, {
      hallId: found.hallId,
      caseId: found.id,
      kind: 'contact-recorded',
      fromState: found.state,
      toState: found.state,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      details: { rule: 'SV-03', reached: given.reached, opinion: given.opinion },
    });
    return { ok: true, number: found.number };
  });
}
