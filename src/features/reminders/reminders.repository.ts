import type { Database, Tx } from '../../db/database.js';
import { insertRows, plainSql } from '../../db/plain-sql.js';

/** A case whose promise runs, as the ladder needs it; moments in milliseconds. */
export interface RunningCase {
  id: number;
  number: string;
  itemName: string;
  departmentId: number;
  acceptedAt: number | null;
  runningDueAt: number;
  /** In whose hands it is. */
  clerkId: number | null;
}

const IN_TURN = 'COALESCE(c."reviewedById", c."acceptedById", c."receivedById")';

/** The running cases of a hall by due moment, `limit` after the given place. */
export function runningCases(
  { sql, provider }: Database,
  hallId: number,
  after: { dueAt: number; id: number },
  limit: number,
): Promise<RunningCase[]> {
  const index = provider === 'sqlite' ? ' INDEXED BY "Case_hallId_runningDueAt_id_idx"' : '';
  const due = new Date(after.dueAt);
  return sql.all<RunningCase>(
    `SELECT c."id", c."number", c."itemName", c."departmentId", c."acceptedAt", c."runningDueAt", ${IN_TURN} AS "clerkId"
     FROM "Case" c${index}
     WHERE c."hallId" = ? AND c."runningDueAt" >= ? AND (c."runningDueAt" > ? OR c."id" > ?)
     ORDER BY c."runningDueAt", c."id" LIMIT ${limit}`,
    [hallId, due, due, after.id],
  );
}

/** The rungs fired for these cases, as `caseId rung dueAt`. */
export async function firedRungs({ sql }: Database, caseIds: readonly number[]): Promise<Set<string>> {
  if (caseIds.length === 0) return new Set();
  const rows = await sql.all<{ caseId: number; rung: string; dueAt: number }>(
    `SELECT "caseId", "rung", "dueAt" FROM "ReminderSent" WHERE "caseId" IN (${caseIds.map(() => '?').join(', ')})`,
    caseIds,
  );
  return new Set(rows.map((row) => rungKey(row.caseId, row.rung, row.dueAt)));
}

export function rungKey(caseId: number, rung: string, dueAt: number): string {
  return `${caseId} ${rung} ${dueAt}`;
}

/** Fires a rung unless another process did. @returns whether it was this one */
export async function fireRung(
  tx: Tx,
  given: { hallId: number; caseId: number; rung: string; dueAt: number },
  now: Date,
): Promise<boolean> {
  const row = await plainSql(tx).first<{ id: number }>(
    `INSERT INTO "ReminderSent" ("hallId", "caseId", "rung", "dueAt", "sentAt") VALUES (?, ?, ?, ?, ?)
     ON CONFLICT ("caseId", "rung", "dueAt") DO NOTHING RETURNING "id"`,
    [given.hallId, given.caseId, given.rung, new Date(given.dueAt), now],
  );
  return row !== undefined;
}

export interface NewMessage {
  hallId: number;
  staffId: number;
  caseId: number | null;
  kind: string;
  words: string;
  at: Date;
}

/** Puts words on desks; S-07: what is for somebody absent is put before his substitute too. */
export async function putMessages(tx: Tx, given: readonly NewMessage[]): Promise<void> {
  const substitutes = await substitutesOf(tx, given);
  const messages = given.flatMap((message) => [
    message,
    ...(substitutes.get(message.staffId) ?? []).map((staffId) => ({
      ...message,
      staffId,
      words: `（替岗）${message.words}`,
    })),
  ]);
  for (let at = 0; at < messages.length; at += 100) {
    await insertRows(
      plainSql(tx),
      'DeskMessage',
      messages.slice(at, at + 100).map(({ hallId, staffId, caseId, kind, words, at: moment }) => ({
        hallId,
        staffId,
        caseId,
        kind,
        words,
        at: moment,
      })),
    );
  }
}

/** Who fills in now for the addressees, by the absences their substitutes have confirmed. */
async function substitutesOf(tx: Tx, messages: readonly NewMessage[]): Promise<Map<number, number[]>> {
  const found = new Map<number, number[]>();
  const at = messages[0]?.at;
  if (at === undefined) return found;
  const absences = await tx.absence.findMany({
    where: {
      staffId: { in: [...new Set(messages.map(({ staffId }) => staffId))] },
      state: 'confirmed',
      fromAt: { lte: at },
      OR: [{ untilAt: null }, { untilAt: { gt: at } }],
    },
    select: { staffId: true, substituteId: true },
  });
  for (const { staffId, substituteId } of absences) {
    const known = found.get(staffId) ?? [];
    if (!known.includes(substituteId)) found.set(staffId, [...known, substituteId]);
  }
  return found;
}

/** The active staff of a hall by role, with their departments. */
export function staffByRole(
  { sql }: Pick<Database, 'sql'>,
  hallId: number,
): Promise<{ id: number; departmentId: number | null; role: string }[]> {
  return sql.all(
    `SELECT s."id", s."departmentId", r."role" FROM "Staff" s JOIN "StaffRole" r ON r."staffId" = s."id"
     WHERE s."hallId" = ? AND s."active" = ? AND r."role" IN (?, ?, ?) ORDER BY s."id"`,
    [hallId, true, 'window-head', 'supervision', 'director'],
  );
}

/** A word on a desk; moments in milliseconds. */
export interface DeskMessageRow {
  id: number;
  kind: string;
  words: string;
  at: number;
  readAt: number | null;
  number: string | null;
}

/** A person's words, the unread first, then the newest. */
export async function listMessages(
  { sql }: Database,
  staffId: number,
  given: { unreadOnly: boolean; limit: number },
): Promise<{ unread: number; rows: DeskMessageRow[] }> {
  const counted = await sql.first<{ n: number }>(
    'SELECT count(*) AS n FROM "DeskMessage" WHERE "staffId" = ? AND "readAt" IS NULL',
    [staffId],
  );
  const unread = counted?.n ?? 0;
  if (given.unreadOnly && unread === 0) return { unread, rows: [] };
  const rows = await sql.all<DeskMessageRow>(
    `SELECT m."id", m."kind", m."words", m."at", m."readAt", c."number"
     FROM "DeskMessage" m LEFT JOIN "Case" c ON c."id" = m."caseId"
     WHERE m."staffId" = ?${given.unreadOnly ? ' AND m."readAt" IS NULL' : ''}
     ORDER BY CASE WHEN m."readAt" IS NULL THEN 0 ELSE 1 END, m."at" DESC, m."id" DESC LIMIT ${given.limit}`,
    [staffId],
  );
  return { unread, rows };
}
