import type { Deps } from '../../app.js';
import type { Person } from '../../web/visit.js';
import { attachmentStore } from '../attachments/attachment-store.js';
import { deleteDraftAttachments } from '../attachments/attachments.repository.js';

/** Throws a person's draft away, with the files that were attached to it. */
export async function discardDraft(
  { database, config }: Pick<Deps, 'database' | 'config'>,
  person: Person,
  key: string,
): Promise<void> {
  const stored = await database.write(async (tx) => {
    await tx.draft.deleteMany({ where: { staffId: person.staffId, key } });
    return deleteDraftAttachments(tx, person, key);
  });
  const store = attachmentStore(config.dataDir);
  for (const storedName of stored) await store.remove(storedName);
}
