import type { Database, Tx } from '../../db/database.js';
import { insertRows, plainSql } from '../../db/plain-sql.js';
import type { Person } from '../../web/visit.js';
import { widerScopeSql } from '../joint/leg-scope.js';
import type { StoredFile } from './attachment-store.js';

/** Whose a file is: a draft's or a case's, and there of the material at the position; 0 for none. */
export type AttachmentOwner =
  | { kind: 'draft'; key: string; position: number }
  | { kind: 'case'; caseId: number; position: number };

export interface AttachmentRow {
  id: number;
  /** The position of the material; 0 for none. */
  position: number;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  /** Milliseconds. */
  createdAt: number;
  uploadedBy: string | null;
}

export interface NewAttachment extends StoredFile {
  fileName: string;
  mediaType: string;
}

const draftOwner = (key: string) => `draft:${key}`;

const COLUMNS = `t."id", t."fileName", t."mediaType", t."sizeBytes", t."createdAt", s."name" AS "uploadedBy"`;
const FROM = `FROM "Attachment" t LEFT JOIN "Staff" s ON s."id" = t."uploadedById"`;

/** The files of a person's draft, in the order of the materials. */
export function listDraftAttachments(
  database: Database,
  person: { hallId: number; staffId: number },
  key: string,
): Promise<AttachmentRow[]> {
  return database.sql.all<AttachmentRow>(
    `SELECT ${COLUMNS}, t."ownerId" AS "position" ${FROM}
     WHERE t."hallId" = ? AND t."ownerKind" = ? AND t."uploadedById" = ? ORDER BY t."ownerId", t."id"`,
    [person.hallId, draftOwner(key), person.staffId],
  );
}

/** The files of a case, in the order of its materials; those of no material come last. */
export async function listCaseAttachments(
  database: Database,
  hallId: number,
  caseId: number,
): Promise<AttachmentRow[]> {
  const ofMaterials = await database.sql.all<AttachmentRow>(
    `SELECT ${COLUMNS}, m."position" ${FROM} JOIN "CaseMaterial" m ON m."id" = t."ownerId"
     WHERE t."hallId" = ? AND t."ownerKind" = 'material' AND m."caseId" = ? ORDER BY m."position", t."id"`,
    [hallId, caseId],
  );
  const ofCase = await database.sql.all<AttachmentRow>(
    `SELECT ${COLUMNS}, 0 AS "position" ${FROM} WHERE t."hallId" = ? AND t."ownerKind" = 'case' AND t."ownerId" = ? ORDER BY t."id"`,
    [hallId, caseId],
  );
  return [...ofMaterials, ...ofCase];
}

/**
 * A file to hand out, when it belongs to a case within the person's reach (S-33) or to a draft of his own. What
 * belongs to a proceeding is handed out by its own pages alone, to those who may see it: not even to who sent it in.
 */
export async function findAttachment(
  database: Database,
  person: Person,
  attachmentId: number,
): Promise<{ storedName: string; fileName: string; mediaType: string } | undefined> {
  const scope = widerScopeSql(person, 'c');
  const inReach =
    scope === null
      ? ''
      : `OR (t."ownerKind" IN ('material', 'case')
             AND EXISTS (SELECT 1 FROM "Case" c WHERE c."id" = t."caseId" AND ${scope.where}))`;
  return database.sql.first(
    `SELECT t."storedName", t."fileName", t."mediaType" FROM "Attachment" t
     WHERE t."id" = ? AND ((t."hallId" = ? AND t."ownerKind" LIKE ? AND t."uploadedById" = ?) ${inReach})`,
    [attachmentId, person.hallId, draftOwner('%'), person.staffId, ...(scope?.values ?? [])],
  );
}

/** How many files the owner has. */
export async function countAttachments(tx: Tx, hallId: number, owner: AttachmentOwner): Promise<number> {
  if (owner.kind === 'draft') {
    return tx.attachment.count({ where: { hallId, ownerKind: draftOwner(owner.key) } });
  }
  const materials = await materialsOf(tx, owner.caseId);
  return tx.attachment.count({
    where: {
      hallId,
      OR: [
        { ownerKind: 'material', ownerId: { in: materials.map(({ id }) => id) } },
        { ownerKind: 'case', ownerId: owner.caseId },
      ],
    },
  });
}

export async function insertAttachments(
  tx: Tx,
  by: { hallId: number; staffId: number },
  owner: AttachmentOwner,
  files: readonly NewAttachment[],
  now: Date,
): Promise<void> {
  const place =
    owner.kind === 'draft'
      ? { caseId: null, ownerKind: draftOwner(owner.key), ownerId: owner.position }
      : placeIn(owner.caseId, owner.position, await materialsOf(tx, owner.caseId));
  await insertRows(
    plainSql(tx),
    'Attachment',
    files.map(({ storedName, sha256, sizeBytes, fileName, mediaType }) => ({
      hallId: by.hallId,
      ...place,
      fileName,
      storedName,
      mediaType,
      sizeBytes,
      sha256,
      uploadedById: by.staffId,
      createdAt: now,
    })),
  );
}

/** Gives the files of a draft to the case that came of it. @returns their names */
export async function moveDraftAttachments(
  tx: Tx,
  by: { hallId: number; staffId: number },
  key: string,
  caseId: number,
): Promise<string[]> {
  const sql = plainSql(tx);
  const files = await sql.all<{ id: number; ownerId: number; fileName: string }>(
    `SELECT "id", "ownerId", "fileName" FROM "Attachment" WHERE "hallId" = ? AND "ownerKind" = ? AND "uploadedById" = ? ORDER BY "ownerId", "id"`,
    [by.hallId, draftOwner(key), by.staffId],
  );
  if (files.length === 0) return [];
  const materials = await materialsOf(tx, caseId);
  for (const file of files) {
    const { ownerKind, ownerId } = placeIn(caseId, file.ownerId, materials);
    await sql.run('UPDATE "Attachment" SET "caseId" = ?, "ownerKind" = ?, "ownerId" = ? WHERE "id" = ?', [
      caseId,
      ownerKind,
      ownerId,
      file.id,
    ]);
  }
  return files.map(({ fileName }) => fileName);
}

/** Takes a file out of a person's draft. @returns its stored name, null when it is not his or no draft any more */
export async function deleteDraftAttachment(
  tx: Tx,
  by: { hallId: number; staffId: number },
  key: string,
  attachmentId: number,
): Promise<string | null> {
  const where = { id: attachmentId, hallId: by.hallId, ownerKind: draftOwner(key), uploadedById: by.staffId };
  const found = await tx.attachment.findFirst({ where, select: { storedName: true } });
  if (found === null) return null;
  await tx.attachment.deleteMany({ where });
  return found.storedName;
}

/** Takes all files out of a person's draft. @returns their stored names */
export async function deleteDraftAttachments(
  tx: Tx,
  by: { hallId: number; staffId: number },
  key: string,
): Promise<string[]> {
  const where = { hallId: by.hallId, ownerKind: draftOwner(key), uploadedById: by.staffId };
  const found = await tx.attachment.findMany({ where, select: { storedName: true } });
  if (found.length > 0) await tx.attachment.deleteMany({ where });
  return found.map(({ storedName }) => storedName);
}

function materialsOf(tx: Tx, caseId: number): Promise<{ id: number; position: number }[]> {
  return plainSql(tx).all('SELECT "id", "position" FROM "CaseMaterial" WHERE "caseId" = ?', [caseId]);
}

function placeIn(caseId: number, position: number, materials: readonly { id: number; position: number }[]) {
  const material = materials.find((each) => each.position === position);
  return material
    ? { caseId, ownerKind: 'material', ownerId: material.id }
    : { caseId, ownerKind: 'case', ownerId: caseId };
}
