import type { Database } from '../../db/database.js';
import { readSettings } from '../settings/hall-settings.js';
import type { AttachmentStore } from './attachment-store.js';

const DAY_MS = 86_400_000;
const ROOM_MS = 10 * 60_000;

/**
 * Removes drafts that nobody wrote on for longer than the hall keeps them, with their files, and files whose draft
 * is gone; then looks through one of the 256 rooms for files that no record names any more.
 */
export async function sweepAttachments(database: Database, store: AttachmentStore, now: Date): Promise<void> {
  for (const hall of await database.read.hall.findMany({ select: { id: true } })) {
    const settings = await readSettings(database.read, hall.id);
    const before = new Date(now.getTime() - settings.number('draftKeepDays') * DAY_MS);
    const stored = await removeOldDrafts(database, hall.id, before);
    for (const storedName of stored) await store.remove(storedName);
  }
  await sweepRoom(database, store, now);
}

async function removeOldDrafts(database: Database, hallId: number, before: Date): Promise<string[]> {
  return database.write(async (tx) => {
    await tx.draft.deleteMany({ where: { hallId, updatedAt: { lt: before } } });
    const old = await tx.attachment.findMany({
      where: { hallId, caseId: null, ownerKind: { startsWith: 'draft:' }, createdAt: { lt: before } },
      select: { id: true, ownerKind: true, uploadedById: true, storedName: true },
    });
    const dead: typeof old = [];
    for (const file of old) {
      const key = file.ownerKind.slice('draft:'.length);
      const draft = await tx.draft.findUnique({
        where: { staffId_key: { staffId: file.uploadedById, key } },
        select: { id: true },
      });
      if (draft === null) dead.push(file);
    }
    await tx.attachment.deleteMany({ where: { id: { in: dead.map(({ id }) => id) } } });
    return dead.map(({ storedName }) => storedName);
  });
}

async function sweepRoom(database: Database, store: AttachmentStore, now: Date): Promise<void> {
  const room = Math.floor(now.getTime() / ROOM_MS);
  const files = await store.oldFilesIn(room, new Date(now.getTime() - DAY_MS));
  for (const storedName of files) {
    if (!(await isNamed(database, storedName))) await store.remove(storedName);
  }
}

async function isNamed({ read }: Database, storedName: string): Promise<boolean> {
  const where = { where: { storedName }, select: { id: true } };
  return (
    (await read.attachment.findUnique(where)) !== null || (await read.materialFile.findFirst(where)) !== null
  );
}
