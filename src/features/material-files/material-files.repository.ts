import type { Database, Tx } from '../../db/database.js';
import { followMaterials, type MaterialFilePurpose } from '../../domain/items/material-files.js';
import type { NewAttachment } from '../attachments/attachments.repository.js';

export interface MaterialFileRow {
  id: number;
  position: number;
  purpose: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  attachedBy: string;
  attachedAt: Date;
}

type Placed = { position: number; name: string };

const SHOWN = {
  id: true,
  position: true,
  purpose: true,
  fileName: true,
  mediaType: true,
  sizeBytes: true,
  attachedBy: true,
  attachedAt: true,
} as const;

/** The forms and samples of a version, in the order of its materials, the blank form first. */
export async function listMaterialFiles(
  client: Pick<Tx, 'materialFile'>,
  itemVersionId: number,
): Promise<MaterialFileRow[]> {
  return client.materialFile.findMany({
    where: { itemVersionId },
    select: SHOWN,
    orderBy: [{ position: 'asc' }, { purpose: 'asc' }],
  });
}

/** A form or sample of a version; null when it belongs to another. */
export async function findMaterialFile(
  client: Pick<Tx, 'materialFile'>,
  itemVersionId: number,
  fileId: number,
): Promise<{ storedName: string; fileName: string; mediaType: string } | null> {
  return client.materialFile.findFirst({
    where: { id: fileId, itemVersionId },
    select: { storedName: true, fileName: true, mediaType: true },
  });
}

/** A form or sample of the version in force of an item that citizens may see; undefined for any other. */
export function findPublicFile({ sql }: Database, itemId: number, fileId: number) {
  return sql.first<{ storedName: string; fileName: string; mediaType: string }>(
    `SELECT f."storedName", f."fileName", f."mediaType" FROM "MaterialFile" f
     JOIN "Item" i ON i."currentVersionId" = f."itemVersionId"
     WHERE f."id" = ? AND i."id" = ? AND i."status" IN (?, ?)`,
    [fileId, itemId, 'published', 'suspended'],
  );
}

/** Enters a file for a material, in the place of the one before. */
export async function putMaterialFile(
  tx: Tx,
  place: { hallId: number; itemVersionId: number; position: number; purpose: MaterialFilePurpose },
  file: NewAttachment,
  by: { name: string; at: Date },
): Promise<void> {
  const { hallId, ...key } = place;
  const { fileName, storedName, mediaType, sizeBytes, sha256 } = file;
  const values = {
    fileName,
    storedName,
    mediaType,
    sizeBytes,
    sha256,
    attachedBy: by.name,
    attachedAt: by.at,
  };
  await tx.materialFile.deleteMany({ where: key });
  await tx.materialFile.create({ data: { hallId, ...key, ...values } });
}

/** Gives a new draft the files of the version that it was copied from; both name the same stored files. */
export async function copyMaterialFiles(
  tx: Tx,
  from: { id: number; materials: readonly Placed[] },
  toVersionId: number,
): Promise<void> {
  const files = await tx.materialFile.findMany({ where: { itemVersionId: from.id } });
  if (files.length === 0) return;
  const places = followMaterials(from.materials, await materialsOf(tx, toVersionId));
  const copies = files.flatMap(({ id: _id, ...file }) => {
    const position = places.get(file.position);
    return position === undefined ? [] : [{ ...file, itemVersionId: toVersionId, position }];
  });
  if (copies.length > 0) await tx.materialFile.createMany({ data: copies });
}

/** Keeps the files of a draft with their materials, after those were written anew; the others go. */
export async function followMaterialFiles(
  tx: Tx,
  itemVersionId: number,
  before: readonly Placed[],
): Promise<void> {
  const files = await tx.materialFile.findMany({ where: { itemVersionId } });
  if (files.length === 0) return;
  const places = followMaterials(before, await materialsOf(tx, itemVersionId));
  if (files.every((file) => places.get(file.position) === file.position)) return;
  await tx.materialFile.deleteMany({ where: { itemVersionId } });
  const moved = files.flatMap((file) => {
    const position = places.get(file.position);
    return position === undefined ? [] : [{ ...file, position }];
  });
  if (moved.length > 0) await tx.materialFile.createMany({ data: moved });
}

function materialsOf(tx: Tx, itemVersionId: number): Promise<Placed[]> {
  return tx.material.findMany({
    where: { itemVersionId },
    select: { position: true, name: true },
    orderBy: { position: 'asc' },
  });
}
