import type { Database } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { actingIds } from '../../domain/staffing/substitution.js';
import type { Person } from '../../web/visit.js';
import { putMessages } from '../reminders/reminders.repository.js';

export interface UrgingReply {
  urgingId: number;
  reply: string;
  plan: string;
  /** The applicant was told of the delay. */
  contacted: boolean;
}

/**
 * D-34: the person urged, or who stands in for him, answers once: why, what next, and whether the applicant knows.
 * Who issued the note finds a word on his desk.
 */
export async function replyUrging(
  database: Database,
  person: Person,
  given: UrgingReply,
  now: Date,
): Promise<{ ok: true; number: string } | { ok: false; code: 'not-found' | 'replied-already' }> {
  return database.write(async (tx) => {
    const note = await tx.urgingNote.findUnique({ where: { id: given.urgingId }, include: { case: true } });
    if (note?.toStaffId == null || !actingIds(person).includes(note.toStaffId)) {
      return { ok: false, code: 'not-found' };
    }
    const { reply, plan, contacted } = given;
    const { count } = await tx.urgingNote.updateMany({
      where: { id: note.id, repliedAt: null },
      data: { repliedAt: now, reply, plan, ...(contacted && { contactedAt: now }) },
    });
    if (count === 0) return { ok: false, code: 'replied-already' };
    const { hallId, caseId, number } = note;
    await recordEvent(tx, {
      hallId,
      caseId,
      kind: 'urging-replied',
      fromState: note.case.state,
      toState: note.case.state,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      details: { number, reply, plan, contacted },
    });
    const words = `督办单 ${number} 已答复：${note.case.itemName}`;
    const word = { hallId, staffId: note.issuedById, caseId, kind: 'urging-replied', words, at: now };
    await putMessages(tx, [word]);
    return { ok: true, number };
  });
}
