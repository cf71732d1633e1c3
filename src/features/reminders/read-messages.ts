import type { Database } from '../../db/database.js';

/** Marks a person's own word as read; that of another stays as it is. @returns how many were unread */
export async function readMessage(
  database: Database,
  staffId: number,
  messageId: number,
  now: Date,
): Promise<number> {
  return database.write(async (tx) => {
    const { count } = await tx.deskMessage.updateMany({
      where: { id: messageId, staffId, readAt: null },
      data: { readAt: now },
    });
    return count;
  });
}

/** Marks all words of a person up to the newest one he saw as read. */
export async function readAllMessages(
  database: Database,
  staffId: number,
  upToId: number,
  now: Date,
): Promise<number> {
  return database.write(async (tx) => {
    const { count } = await tx.deskMessage.updateMany({
      where: { staffId, readAt: null, id: { lte: upToId } },
      data: { readAt: now },
    });
    return count;
  });
}
