import type { Database } from '../../db/database.js';

/** A case as the complaint form takes it over from its public page. */
export interface ComplainedCase {
  number: string;
  hallId: number;
  itemId: number;
  itemName: string;
  windowId: number | null;
}

/** The case behind a public token; undefined for a token nobody has. */
export function findCaseByToken({ sql }: Database, token: string): Promise<ComplainedCase | undefined> {
  return sql.first<ComplainedCase>(
    'SELECT "number", "hallId", "itemId", "itemName", "windowId" FROM "Case" WHERE "publicToken" = ?',
    [token],
  );
}

/** The number of a case of the hall in the way the hall writes it; undefined when there is none. */
export async function findCaseNumber(
  { sql }: Database,
  hallId: number,
  spellings: readonly string[],
): Promise<string | undefined> {
  const found = await sql.first<{ number: string }>(
    `SELECT "number" FROM "Case" WHERE "hallId" = ? AND "number" IN (${spellings.map(() => '?').join(', ')})`,
    [hallId, ...spellings],
  );
  return found?.number;
}

/** The windows and departments of a hall that a complaint may name. */
export async function listTargets({ sql }: Database, hallId: number) {
  const windows = await sql.all<{ id: number; number: string; name: string }>(
    'SELECT "id", "number", "name" FROM "Window" WHERE "hallId" = ? AND "active" = ? ORDER BY "id"',
    [hallId, true],
  );
  const departments = await sql.all<{ id: number; name: string }>(
    'SELECT "id", "name" FROM "Department" WHERE "hallId" = ? AND "active" = ? ORDER BY "id"',
    [hallId, true],
  );
  return { windows, departments };
}

/** The member of staff with exactly this name, when the hall has only one; null otherwise. */
export async function findOnlyNamesake(
  { sql }: Database,
  hallId: number,
  name: string,
): Promise<number | null> {
  const rows = await sql.all<{ id: number }>(
    'SELECT "id" FROM "Staff" WHERE "hallId" = ? AND "active" = ? AND "name" = ? ORDER BY "id" LIMIT 2',
    [hallId, true, name],
  );
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}

/** What opens a complaint. */
export function findComplaintKeys(
  { sql }: Database,
  number: string,
): Promise<{ id: number; number: string; queryCodeHash: string } | undefined> {
  return sql.first('SELECT "id", "number", "queryCodeHash" FROM "Complaint" WHERE "number" = ?', [number]);
}

/** A complaint as who made it sees it: nothing of who looks into it. */
export function findOwnComplaint({ read }: Database, id: number) {
  return read.complaint.findUnique({
    where: { id },
    select: {
      id: true,
      hallId: true,
      number: true,
      state: true,
      category: true,
      anonymous: true,
      phoneHash: true,
      addressCipher: true,
      content: true,
      receivedAt: true,
      redirectedTo: true,
      route: true,
      acceptedAt: true,
      assignedAt: true,
      dueAt: true,
      dueFor: true,
      solveBy: true,
      finding: true,
      foundAt: true,
      answer: true,
      answeredAt: true,
      satisfied: true,
      satisfiedAt: true,
      reverifiedAt: true,
      reverification: true,
      closedAt: true,
      returnVisitBy: true,
      returnVisitedAt: true,
      isOpen: true,
      version: true,
    },
  });
}

export type OwnComplaint = NonNullable<Awaited<ReturnType<typeof findOwnComplaint>>>;

/** How many photos citizens sent to a hall since. */
export async function countFilesSince({ sql }: Database, hallId: number, since: Date): Promise<number> {
  const found = await sql.first<{ count: number }>(
    `SELECT COUNT(*) AS "count" FROM "Attachment"
     WHERE "hallId" = ? AND "ownerKind" = 'complaint' AND "uploadedById" = 0 AND "createdAt" >= ?`,
    [hallId, since],
  );
  return found?.count ?? 0;
}
