import type { Database, Tx } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import type { Administrator } from '../halls/managed-halls.js';
import { copyMaterialFiles, followMaterialFiles } from '../material-files/material-files.repository.js';
import { storedValues } from './item-values.js';
import { type ItemPlace, type ItemValues, type NewItem, rowsOf } from './items.forms.js';
import { findItem } from './items.repository.js';
import { pinyinOf } from './pinyin.js';
import { draftOf, findVersion, insertDraft, listVersions, saveDraft } from './versions.repository.js';

export type ItemRefusal = 'not-found' | 'changed' | 'not-a-draft' | 'code-taken' | 'out-of-reach';

export type EditedItem<More = unknown> = ({ ok: true } & More) | { ok: false; code: ItemRefusal };

/** Makes an item as an unpublished draft with its first version. */
export async function createItem(
  database: Database,
  by: Administrator,
  given: { hallId: number; item: NewItem },
  now: Date,
): Promise<EditedItem<{ itemId: number; versionId: number }>> {
  const { hallId, item } = given;
  if (!by.hallIds.includes(hallId)) return { ok: false, code: 'out-of-reach' };
  const { windowIds, ...columns } = item;
  return database.write(async (tx) => {
    if ((await tx.item.count({ where: { hallId, code: item.code } })) > 0)
      return { ok: false, code: 'code-taken' };
    if (!(await isPlaceInHall(tx, hallId, item))) return { ok: false, code: 'out-of-reach' };
    const made = await tx.item.create({
      data: { hallId, ...columns, ...(await pinyinOf(item.name)), createdAt: now, updatedAt: now },
    });
    await saveWindows(tx, made.id, windowIds);
    const hall = await tx.hall.findUniqueOrThrow({ where: { id: hallId } });
    const values = { name: item.name, complaintPhone: hall.complaintPhone, channels: 'window' };
    const versionId = await insertDraft(tx, { hallId, itemId: made.id, number: 1, values, now });
    await audit(tx, by, hallId, 'item-created', item, { ...item }, now);
    return { ok: true, itemId: made.id, versionId };
  });
}

/** Saves where an item belongs and which windows serve it; this is not part of its versions. */
export async function editItemPlace(
  database: Database,
  by: Administrator,
  given: { itemId: number; version: number; place: ItemPlace },
  now: Date,
): Promise<EditedItem> {
  return database.write(async (tx) => {
    const item = await findItem(tx, given.itemId);
    if (item === null || !by.hallIds.includes(item.hallId)) return { ok: false, code: 'not-found' };
    if (!(await isPlaceInHall(tx, item.hallId, given.place))) return { ok: false, code: 'out-of-reach' };
    const { windowIds, ...columns } = given.place;
    const { count } = await tx.item.updateMany({
      where: { id: item.id, version: given.version },
      data: { ...columns, updatedAt: now, version: { increment: 1 } },
    });
    if (count === 0) return { ok: false, code: 'changed' };
    const before = (await tx.itemWindow.findMany({ where: { itemId: item.id } })).map((row) => row.windowId);
    await saveWindows(tx, item.id, windowIds);
    const { departmentId, groupName, taskType } = item;
    await audit(
      tx,
      by,
      item.hallId,
      'item-edited',
      item,
      { before: { departmentId, groupName, taskType, windowIds: before }, after: given.place },
      now,
    );
    return { ok: true };
  });
}

/** The draft of an item: the one there is, or a copy of its newest version (A-46: a published one never changes). */
export async function openDraft(
  database: Database,
  by: Administrator,
  itemId: number,
  now: Date,
): Promise<EditedItem<{ versionId: number }>> {
  return database.write(async (tx) => {
    const item = await findItem(tx, itemId);
    if (item === null || !by.hallIds.includes(item.hallId)) return { ok: false, code: 'not-found' };
    const draft = await draftOf(tx, itemId);
    if (draft !== null) return { ok: true, versionId: draft.id };
    const newest = (await listVersions(tx, itemId))[0];
    const source = newest === undefined ? null : await findVersion(tx, item.currentVersionId ?? newest.id);
    const number = (newest?.number ?? 0) + 1;
    const values = source === null ? { name: item.name } : { ...storedValues(source), name: source.name };
    const versionId = await insertDraft(tx, { hallId: item.hallId, itemId, number, values, now });
    if (source !== null) await copyMaterialFiles(tx, source, versionId);
    await audit(tx, by, item.hallId, 'item-version-created', item, { version: number }, now);
    return { ok: true, versionId };
  });
}

/** Saves a draft version; an item that was never published takes its name. */
export async function editVersion(
  database: Database,
  by: Administrator,
  given: { versionId: number; rowVersion: number; values: ItemValues },
  now: Date,
): Promise<EditedItem> {
  const { versionId, rowVersion, values } = given;
  return database.write(async (tx) => {
    const version = await findVersion(tx, versionId);
    if (version === null || !by.hallIds.includes(version.hallId)) return { ok: false, code: 'not-found' };
    if (version.status !== 'draft') return { ok: false, code: 'not-a-draft' };
    if (!(await areHandlers(tx, version.hallId, values))) return { ok: false, code: 'out-of-reach' };
    if (!(await arePartners(tx, version.hallId, values))) return { ok: false, code: 'out-of-reach' };
    if (!(await saveDraft(tx, { id: versionId, hallId: version.hallId, rowVersion }, values)))
      return { ok: false, code: 'changed' };
    await followMaterialFiles(tx, versionId, version.materials);
    const name = String(values.name);
    if (version.item.currentVersionId === null) {
      await tx.item.update({
        where: { id: version.itemId },
        data: { name, ...(await pinyinOf(name)), updatedAt: now },
      });
    }
    await audit(
      tx,
      by,
      version.hallId,
      'item-edited',
      { code: version.item.code, name },
      { version: version.number },
      now,
    );
    return { ok: true };
  });
}

async function isPlaceInHall(
  tx: Tx,
  hallId: number,
  { departmentId, windowIds }: ItemPlace,
): Promise<boolean> {
  const ids = [...new Set(windowIds)];
  const windows = ids.length === 0 ? 0 : await tx.window.count({ where: { hallId, id: { in: ids } } });
  return windows === ids.length && (await tx.department.count({ where: { hallId, id: departmentId } })) === 1;
}

async function areHandlers(tx: Tx, hallId: number, { handlerAId, handlerBId }: ItemValues): Promise<boolean> {
  const ids = [...new Set([handlerAId, handlerBId])].filter((id) => typeof id === 'number');
  return ids.length === 0 || (await tx.staff.count({ where: { hallId, id: { in: ids } } })) === ids.length;
}

async function arePartners(tx: Tx, hallId: number, { partners }: ItemValues): Promise<boolean> {
  const ids = rowsOf(partners).map((row) => Number((row as { departmentId?: unknown }).departmentId));
  const different = [...new Set(ids)];
  if (different.length === 0) return true;
  return (await tx.department.count({ where: { hallId, id: { in: different } } })) === different.length;
}

async function saveWindows(tx: Tx, itemId: number, windowIds: readonly number[]): Promise<void> {
  await tx.itemWindow.deleteMany({ where: { itemId } });
  const data = [...new Set(windowIds)].map((windowId) => ({ itemId, windowId }));
  if (data.length > 0) await tx.itemWindow.createMany({ data });
}

async function audit(
  tx: Tx,
  by: Administrator,
  hallId: number,
  kind: string,
  item: { code: string; name: string },
  details: Record<string, unknown>,
  at: Date,
): Promise<void> {
  const subject = `${item.name}（${item.code}）`;
  await recordAudit(tx, {
    hallId,
    staffId: by.staffId,
    actorName: by.name,
    kind,
    subject,
    details,
    address: by.address,
    at,
  });
}
