import {
  type AttachmentKind,
  attachmentName,
  isAttachmentKind,
} from '../../domain/attachments/attachment-kinds.js';
import type { ReceivedFile } from '../../web/uploads.js';
import type { AttachmentStore } from './attachment-store.js';
import type { NewAttachment } from './attachments.repository.js';
import { mediaTypeOf } from './media-type-of.js';

export type StoredEvidence = { ok: true; files: NewAttachment[] } | { ok: false; fileName: string };

/**
 * Moves files that came in with a form to their place: all of them, or none when the content of one is neither a
 * picture nor a PDF. The caller enters them with insertEvidence, or lets them go.
 */
export async function storeEvidence(
  store: AttachmentStore,
  files: readonly ReceivedFile[],
): Promise<StoredEvidence> {
  const kinds: AttachmentKind[] = [];
  for (const file of files) {
    const kind = await mediaTypeOf(file.path);
    if (!isAttachmentKind(kind)) return { ok: false, fileName: file.originalName };
    kinds.push(kind);
  }
  const stored: NewAttachment[] = [];
  try {
    for (const [index, file] of files.entries()) {
      const mediaType = kinds[index] ?? 'application/pdf';
      const fileName = attachmentName(file.originalName, mediaType);
      stored.push({ ...(await store.keep(file.path)), fileName, mediaType });
    }
    return { ok: true, files: stored };
  } catch (error) {
    await letGo(store, stored);
    throw error;
  }
}

/** Removes files that were stored for something that did not come about. */
export async function letGo(store: AttachmentStore, files: readonly NewAttachment[]): Promise<void> {
  for (const { storedName } of files) await store.remove(storedName);
}
