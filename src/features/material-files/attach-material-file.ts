import type { Database, Tx } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { fileNameEnding } from '../../domain/attachments/attachment-kinds.js';
import {
  isMaterialFileKind,
  MATERIAL_FILE_KINDS,
  MATERIAL_FILE_PURPOSES,
  type MaterialFilePurpose,
} from '../../domain/items/material-files.js';
import type { ReceivedFile } from '../../web/uploads.js';
import type { AttachmentStore } from '../attachments/attachment-store.js';
import { mediaTypeOf } from '../attachments/media-type-of.js';
import type { Administrator } from '../halls/managed-halls.js';
import { findVersion, type VersionRecord } from '../items/versions.repository.js';
import { findMaterialFile, putMaterialFile } from './material-files.repository.js';

export type MaterialFileRefusal = 'not-found' | 'not-a-draft' | 'no-such-material' | 'wrong-kind';

export type AttachedFile = { ok: true; fileName: string } | { ok: false; code: MaterialFileRefusal };

export interface FilePlace {
  versionId: number;
  /** Of the material. */
  position: number;
  purpose: MaterialFilePurpose;
}

/**
 * Keeps a blank form or a filled sample with a material of a draft, in the place of the one before. What the
 * file is, its content says. A published version keeps its files as it keeps its words.
 */
export async function attachMaterialFile(
  house: { database: Database; store: AttachmentStore },
  by: Administrator,
  place: FilePlace,
  file: ReceivedFile,
  now: Date,
): Promise<AttachedFile> {
  const mediaType = await mediaTypeOf(file.path);
  if (!isMaterialFileKind(mediaType)) return { ok: false, code: 'wrong-kind' };
  const fileName = fileNameEnding(file.originalName, MATERIAL_FILE_KINDS[mediaType].extension);
  const stored = await house.store.keep(file.path);
  let outcome: AttachedFile = { ok: false, code: 'not-found' };
  try {
    outcome = await house.database.write(async (tx) => {
      const version = await draftWithin(tx, by, place.versionId);
      if (typeof version === 'string') return { ok: false, code: version };
      const material = version.materials.find(({ position }) => position === place.position);
      if (material === undefined) return { ok: false, code: 'no-such-material' };
      const { position, purpose } = place;
      const where = { hallId: version.hallId, itemVersionId: version.id, position, purpose };
      await putMaterialFile(tx, where, { ...stored, fileName, mediaType }, { name: by.name, at: now });
      const what = `${material.name}：${MATERIAL_FILE_PURPOSES[purpose]}`;
      await audit(tx, by, version, 'item-file-attached', { what, fileName, sha256: stored.sha256 }, now);
      return { ok: true, fileName };
    });
    return outcome;
  } finally {
    if (!outcome.ok) await house.store.remove(stored.storedName);
  }
}

/** Takes a form or sample off a draft; the stored file goes when no version names it any more. */
export async function removeMaterialFile(
  database: Database,
  by: Administrator,
  given: { versionId: number; fileId: number },
  now: Date,
): Promise<AttachedFile> {
  return database.write(async (tx) => {
    const version = await draftWithin(tx, by, given.versionId);
    if (typeof version === 'string') return { ok: false, code: version };
    const found = await findMaterialFile(tx, version.id, given.fileId);
    if (found === null) return { ok: false, code: 'not-found' };
    await tx.materialFile.deleteMany({ where: { id: given.fileId } });
    await audit(tx, by, version, 'item-file-removed', { fileName: found.fileName }, now);
    return { ok: true, fileName: found.fileName };
  });
}

async function draftWithin(
  tx: Tx,
  by: Administrator,
  versionId: number,
): Promise<VersionRecord | 'not-found' | 'not-a-draft'> {
  const version = await findVersion(tx, versionId);
  if (version === null || !by.hallIds.includes(version.hallId)) return 'not-found';
  return version.status === 'draft' ? version : 'not-a-draft';
}

async function audit(
  tx: Tx,
  by: Administrator,
  version: VersionRecord,
  kind: 'item-file-attached' | 'item-file-removed',
  details: Record<string, unknown>,
  at: Date,
): Promise<void> {
  await recordAudit(tx, {
    hallId: version.hallId,
    staffId: by.staffId,
    actorName: by.name,
    kind,
    subject: `${version.name}（${version.item.code}）第 ${version.number} 版`,
    details,
    address: by.address,
    at,
  });
}
