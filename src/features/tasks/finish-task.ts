import type { Database } from '../../db/database.js';
import { recordAudit, recordEvent } from '../../db/events.js';
import { dutyKind, dutyNameOf } from '../../domain/enquiries/first-receiver-duties.js';
import type { Person } from '../../web/visit.js';
import { endTask, taskReach } from './tasks.repository.js';

export type FinishOutcome =
  | { ok: true }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'done-already' };

/** The owner of a duty, or who stands in for him, says what he did; the case's history tells it (S-03). */
export async function finishTask(
  database: Database,
  person: Person,
  given: { taskId: number; note: string },
  now: Date,
): Promise<FinishOutcome> {
  return database.write(async (tx) => {
    const task = await tx.task.findFirst({ where: { AND: [taskReach(person), { id: given.taskId }] } });
    if (task === null || task.kind === dutyKind('ask')) return { ok: false, kind: 'not-found' };
    const done = { doneAt: now, doneById: person.staffId, doneNote: given.note };
    if (!(await endTask(tx, task.id, done))) return { ok: false, kind: 'done-already' };
    const common = { hallId: task.hallId, staffId: person.staffId, actorName: person.name, at: now };
    const found = task.caseId === null ? null : await tx.case.findUnique({ where: { id: task.caseId } });
    if (found !== null) {
      await recordEvent(tx, {
        ...common,
        caseId: found.id,
        kind: 'note',
        fromState: found.state,
        toState: found.state,
        details: { text: `首接${dutyNameOf(task.kind) ?? '责任'}：${given.note}`, rule: 'S-03' },
      });
    }
    await recordAudit(tx, { ...common, kind: 'task-done', subject: found?.number ?? String(task.id) });
    return { ok: true };
  });
}
