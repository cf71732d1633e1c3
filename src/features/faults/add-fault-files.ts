import type { Database } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import { may } from '../../domain/access/permissions.js';
import { refuseFault } from '../../domain/accountability/fault-procedure.js';
import type { Person } from '../../web/visit.js';
import type { AttachmentStore } from '../attachments/attachment-store.js';
import type { NewAttachment } from '../attachments/attachments.repository.js';
import { insertEvidence } from '../attachments/evidence.repository.js';
import { letGo } from '../attachments/store-evidence.js';
import { findFaultCase } from './faults.repository.js';
import type { FaultStepOutcome } from './take-fault-step.js';

/** Adds files to the evidence of an open fault; refused, they are let go. */
export async function addFaultFiles(
  house: { database: Database; store: AttachmentStore },
  person: Person,
  given: { number: string; files: readonly NewAttachment[] },
  now: Date,
): Promise<FaultStepOutcome> {
  const outcome = await house.database.write<FaultStepOutcome>(async (tx) => {
    const row = await findFaultCase(tx, person, given.number);
    if (row === null) return { ok: false, kind: 'not-found' };
    const mayAdd = may(person.roles, 'fault.propose') || may(person.roles, 'fault.establish');
    if (!mayAdd) return { ok: false, kind: 'refused', refusal: refuseFault('no-permission') };
    if (!row.isOpen) return { ok: false, kind: 'refused', refusal: refuseFault('not-now') };
    const owner = { hallId: row.hallId, kind: 'fault' as const, id: row.id };
    await insertEvidence(tx, owner, person.staffId, given.files, now);
    await recordProceeding(tx, {
      hallId: row.hallId,
      about: 'fault',
      aboutId: row.id,
      kind: 'files-added',
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      note: given.files.map(({ fileName }) => fileName).join('、'),
    });
    return { ok: true };
  });
  if (!outcome.ok) await letGo(house.store, given.files);
  return outcome;
}
