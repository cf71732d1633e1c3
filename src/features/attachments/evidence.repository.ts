import type { Database, Tx } from '../../db/database.js';
import { insertRows, plainSql } from '../../db/plain-sql.js';
import type { NewAttachment } from './attachments.repository.js';

/** A proceeding that files belong to; they are handed out by its own pages alone, never by /attachments. */
export interface EvidenceOwner {
  hallId: number;
  kind: 'complaint' | 'praise' | 'check' | 'fault' | 'appraisal-entry';
  id: number;
}

/** Citizens have no number of staff. */
const NOBODY = 0;

export interface EvidenceFile {
  id: number;
  fileName: string;
  storedName: string;
  mediaType: string;
  sizeBytes: number;
  /** Milliseconds. */
  createdAt: number;
}

const COLUMNS = `"id", "fileName", "storedName", "mediaType", "sizeBytes", "createdAt"`;

/** The files of a proceeding, in the order in which they came. */
export function listEvidence({ sql }: Database, owner: EvidenceOwner): Promise<EvidenceFile[]> {
  return sql.all<EvidenceFile>(
    `SELECT ${COLUMNS} FROM "Attachment" WHERE "hallId" = ? AND "ownerKind" = ? AND "ownerId" = ? ORDER BY "id"`,
    [owner.hallId, owner.kind, owner.id],
  );
}

/** One file of a proceeding; undefined when it belongs to something else. */
export function findEvidence(
  { sql }: Database,
  owner: EvidenceOwner,
  attachmentId: number,
): Promise<EvidenceFile | undefined> {
  return sql.first<EvidenceFile>(
    `SELECT ${COLUMNS} FROM "Attachment" WHERE "id" = ? AND "hallId" = ? AND "ownerKind" = ? AND "ownerId" = ?`,
    [attachmentId, owner.hallId, owner.kind, owner.id],
  );
}

/** Enters files that were stored before, in the transaction of what they belong to. @param staffId null: a citizen */
export async function insertEvidence(
  tx: Tx,
  owner: EvidenceOwner,
  staffId: number | null,
  files: readonly NewAttachment[],
  now: Date,
): Promise<void> {
  if (files.length === 0) return;
  await insertRows(
    plainSql(tx),
    'Attachment',
    files.map(({ storedName, sha256, sizeBytes, fileName, mediaType }) => ({
      hallId: owner.hallId,
      caseId: null,
      ownerKind: owner.kind,
      ownerId: owner.id,
      fileName,
      storedName,
      mediaType,
      sizeBytes,
      sha256,
      uploadedById: staffId ?? NOBODY,
      createdAt: now,
    })),
  );
}
