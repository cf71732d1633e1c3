import type { Database } from '../../db/database.js';
import type { Person } from '../../web/visit.js';
import type { AttachmentStore } from '../attachments/attachment-store.js';
import type { NewAttachment } from '../attachments/attachments.repository.js';
import { insertEvidence } from '../attachments/evidence.repository.js';
import { letGo } from '../attachments/store-evidence.js';
import { type FaultProposal, type ProposeOutcome, proposeFault } from './propose-fault.js';

/** Proposes a fault on the form, with the files that speak for it; refused, the files are let go. */
export async function proposeByHand(
  house: { database: Database; store: AttachmentStore },
  person: Person,
  given: FaultProposal & { files: readonly NewAttachment[] },
  now: Date,
): Promise<ProposeOutcome> {
  try {
    const outcome = await house.database.write(async (tx) => {
      const made = await proposeFault(tx, person, given, now);
      if (made.ok) {
        const owner = { hallId: given.hallId, kind: 'fault' as const, id: made.id };
        await insertEvidence(tx, owner, person.staffId, given.files, now);
      }
      return made;
    });
    if (!outcome.ok) await letGo(house.store, given.files);
    return outcome;
  } catch (error) {
    await letGo(house.store, given.files);
    throw error;
  }
}
