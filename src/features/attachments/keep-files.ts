import type { Database } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import {
  type AttachmentKind,
  attachmentName,
  isAttachmentKind,
  MOST_FILES_IN_ALL,
} from '../../domain/attachments/attachment-kinds.js';
import type { ReceivedFile } from '../../web/uploads.js';
import type { Person } from '../../web/visit.js';
import type { AttachmentStore } from './attachment-store.js';
import {
  type AttachmentOwner,
  countAttachments,
  insertAttachments,
  type NewAttachment,
} from './attachments.repository.js';
import { mediaTypeOf } from './media-type-of.js';

export type KeptFiles =
  | { ok: true; count: number }
  | { ok: false; code: 'nothing-chosen' | 'too-many' | 'case-closed' }
  | { ok: false; code: 'wrong-kind'; fileName: string };

/**
 * Keeps files that came in with a draft or a case: all of them or none. What each is, its content says. For a
 * case the history tells it (S-59).
 * @param house.store the files are moved there
 */
export async function keepFiles(
  house: { database: Database; store: AttachmentStore },
  person: Person,
  owner: AttachmentOwner,
  files: readonly ReceivedFile[],
  now: Date,
): Promise<KeptFiles> {
  if (files.length === 0) return { ok: false, code: 'nothing-chosen' };
  const kinds: AttachmentKind[] = [];
  for (const file of files) {
    const kind = await mediaTypeOf(file.path);
    if (!isAttachmentKind(kind)) return { ok: false, code: 'wrong-kind', fileName: file.originalName };
    kinds.push(kind);
  }
  const kept: NewAttachment[] = [];
  try {
    for (const [index, file] of files.entries()) {
      const mediaType = kinds[index] ?? 'application/pdf';
      const fileName = attachmentName(file.originalName, mediaType);
      kept.push({ ...(await house.store.keep(file.path)), fileName, mediaType });
    }
    const outcome = await enter(house.database, person, owner, kept, now);
    if (!outcome.ok) await letGo(house.store, kept);
    return outcome;
  } catch (error) {
    await letGo(house.store, kept);
    throw error;
  }
}

function enter(
  database: Database,
  person: Person,
  owner: AttachmentOwner,
  files: readonly NewAttachment[],
  now: Date,
): Promise<KeptFiles> {
  return database.write(async (tx) => {
    const there = await countAttachments(tx, person.hallId, owner);
    if (there + files.length > MOST_FILES_IN_ALL) return { ok: false, code: 'too-many' };
    if (owner.kind === 'case') {
      const found = await tx.case.findUnique({
        where: { id: owner.caseId },
        select: { isOpen: true, state: true },
      });
      if (!found?.isOpen) return { ok: false, code: 'case-closed' };
      await recordEvent(tx, {
        hallId: person.hallId,
        caseId: owner.caseId,
        kind: 'files-attached',
        fromState: found.state,
        toState: found.state,
        staffId: person.staffId,
        actorName: person.name,
        at: now,
        details: { files: files.map(({ fileName }) => fileName), sha256: files.map(({ sha256 }) => sha256) },
      });
    }
    await insertAttachments(tx, person, owner, files, now);
    return { ok: true, count: files.length };
  });
}

async function letGo(store: AttachmentStore, files: readonly NewAttachment[]): Promise<void> {
  for (const { storedName } of files) await store.remove(storedName);
}
