import type { Database, SqlValue, Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import type { Person } from '../../web/visit.js';
import { complaintReach } from './complaint-reach.js';

/** A change of a complaint's columns. */
export type ComplaintChange = NonNullable<Parameters<Tx['complaint']['updateMany']>[0]>['data'];

/** A complaint within somebody's reach, with what was heard and who stood in when it happened; null when none. */
export async function findComplaint(tx: Tx, person: Person, number: string) {
  return withSubstitute(tx, await idInReach(plainSql(tx), person, number));
}

/** The same for a page, from committed data. */
export async function readComplaint(database: Database, person: Person, number: string) {
  const id = await idInReach(database.sql, person, number);
  if (id === null) return null;
  const row = await database.read.complaint.findUnique({ where: { id }, include: HEARINGS });
  if (row === null) return null;
  const substitute = await substituteOf(database.sql, row.targetStaffId, row.occurredAt);
  return { ...row, substitute };
}

export type FoundComplaint = NonNullable<Awaited<ReturnType<typeof readComplaint>>>;

/** Saves a change when the complaint is still as the person saw it. @returns false when somebody was quicker */
export async function saveComplaint(
  tx: Tx,
  complaintId: number,
  seenVersion: number,
  change: ComplaintChange,
): Promise<boolean> {
  const { count } = await tx.complaint.updateMany({
    where: { id: complaintId, version: seenVersion },
    data: { ...change, version: { increment: 1 } },
  });
  return count === 1;
}

interface Sql {
  first<Row>(text: string, values: readonly SqlValue[]): Promise<Row | undefined>;
}

/** Who filled somebody's post at a moment by a confirmed absence (S-07); null when nobody, or nothing is known. */
export async function substituteOf(sql: Sql, staffId: number | null, at: Date | null) {
  if (staffId === null || at === null) return null;
  const found = await sql.first<{ staffId: number; name: string; of: string }>(
    `SELECT a."substituteId" AS "staffId", a."substitute" AS "name", a."staffName" AS "of" FROM "Absence" a
     WHERE a."staffId" = ? AND a."state" IN ('confirmed', 'ended') AND a."fromAt" <= ?
       AND (a."untilAt" IS NULL OR a."untilAt" > ?) AND (a."endedAt" IS NULL OR a."endedAt" > ?)
     ORDER BY a."id" LIMIT 1`,
    [staffId, at, at, at],
  );
  return found ?? null;
}

const HEARINGS = { hearings: { orderBy: { id: 'asc' } } } as const;

async function idInReach(sql: Sql, person: Person, number: string): Promise<number | null> {
  const reach = complaintReach(person);
  const row = await sql.first<{ id: number }>(
    `SELECT c."id" FROM "Complaint" c WHERE c."number" = ? AND ${reach.where}`,
    [number, ...reach.values],
  );
  return row?.id ?? null;
}

async function withSubstitute(tx: Tx, id: number | null): Promise<FoundComplaint | null> {
  if (id === null) return null;
  const row = await tx.complaint.findUnique({ where: { id }, include: HEARINGS });
  if (row === null) return null;
  return { ...row, substitute: await substituteOf(plainSql(tx), row.targetStaffId, row.occurredAt) };
}
