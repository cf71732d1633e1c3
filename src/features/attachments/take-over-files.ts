import type { Tx } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import type { Person } from '../../web/visit.js';
import { moveDraftAttachments } from './attachments.repository.js';

/** Gives the files of a draft to the case that came of it, in the transaction of the receipt, and tells it (S-59). */
export async function takeOverFiles(
  tx: Tx,
  person: Person,
  given: { draftKey: string; caseId: number; state: string },
  now: Date,
): Promise<void> {
  const files = await moveDraftAttachments(tx, person, given.draftKey, given.caseId);
  if (files.length === 0) return;
  await recordEvent(tx, {
    hallId: person.hallId,
    caseId: given.caseId,
    kind: 'files-attached',
    fromState: given.state,
    toState: given.state,
    staffId: person.staffId,
    actorName: person.name,
    at: now,
    details: { files },
  });
}
