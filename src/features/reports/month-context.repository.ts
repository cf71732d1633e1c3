import type { Database } from '../../db/database.js';
import type {
  AuditFigures,
  ComplaintFigures,
  EnquiryFigures,
  Names,
  SampleFigures,
} from '../../domain/reports/figures.js';
import type { Span } from '../../domain/reports/period.js';

/** Enquiries finished in a span, and those open at its end (S-02). */
export async function countEnquiries(
  { sql }: Database,
  hallId: number,
  { from, to }: Span,
): Promise<EnquiryFigures> {
  const finished = await sql.first<{ handled: number; inTime: number | null }>(
    `SELECT COUNT(*) AS "handled",
       SUM(CASE WHEN "answerBy" IS NULL OR "closedAt" <= "answerBy" THEN 1 ELSE 0 END) AS "inTime"
     FROM "Enquiry" WHERE "hallId" = ? AND "closedAt" >= ? AND "closedAt" < ?`,
    [hallId, new Date(from), new Date(to)],
  );
  const open = await sql.first<{ count: number }>(
    `SELECT COUNT(*) AS "count" FROM "Enquiry"
     WHERE "hallId" = ? AND "receivedAt" < ? AND ("closedAt" IS NULL OR "closedAt" >= ?)`,
    [hallId, new Date(to), new Date(to)],
  );
  return { handled: finished?.handled ?? 0, inTime: finished?.inTime ?? 0, open: open?.count ?? 0 };
}

/** Complaints that came in within a span, and those established as valid in it by the department to blame (S-13). */
export async function countComplaints(
  { sql }: Database,
  hallId: number,
  { from, to }: Span,
): Promise<ComplaintFigures> {
  const values = [hallId, new Date(from), new Date(to)];
  const received = await sql.first<{ count: number }>(
    `SELECT COUNT(*) AS "count" FROM "Complaint" WHERE "hallId" = ? AND "receivedAt" >= ? AND "receivedAt" < ?`,
    values,
  );
  const valid = await sql.all<{ departmentId: number | null; count: number }>(
    `SELECT "blamedDepartmentId" AS "departmentId", COUNT(*) AS "count" FROM "Complaint"
     WHERE "hallId" = ? AND "foundAt" >= ? AND "foundAt" < ? AND "valid" = ?
     GROUP BY "blamedDepartmentId" ORDER BY "blamedDepartmentId"`,
    [...values, true],
  );
  return { received: received?.count ?? 0, valid };
}

/** The answers of the month's sample by window; none when no sample was drawn (SV-05). */
export async function countSamples(
  { sql }: Database,
  hallId: number,
  month: string,
): Promise<SampleFigures[]> {
  const rows = await sql.all<{
    windowId: number | null;
    satisfaction: string;
    picked: number;
    called: number;
    reached: number;
  }>(
    `SELECT k."windowId", k."satisfaction", COUNT(*) AS "picked", COUNT(k."calledAt") AS "called",
       SUM(CASE WHEN k."reached" = ? THEN 1 ELSE 0 END) AS "reached"
     FROM "SampleCase" k JOIN "Sample" m ON m."id" = k."sampleId" WHERE m."hallId" = ? AND m."month" = ?
     GROUP BY k."windowId", k."satisfaction" ORDER BY k."windowId"`,
    [true, hallId, month],
  );
  const windows = new Map<number | null, SampleFigures & { satisfaction: Record<string, number> }>();
  for (const { windowId, satisfaction, picked, called, reached } of rows) {
    const known = windows.get(windowId) ?? { windowId, picked: 0, called: 0, reached: 0, satisfaction: {} };
    known.picked += picked;
    known.called += called;
    known.reached += reached;
    if (satisfaction !== '') known.satisfaction[satisfaction] = picked;
    windows.set(windowId, known);
  }
  return [...windows.values()];
}

/** The cases that the rules audited at acceptance within a span, and of them those that passed (S-47). */
export async function countAudits(
  { sql }: Database,
  hallId: number,
  { from, to }: Span,
): Promise<AuditFigures> {
  const row = await sql.first<{ audited: number; passed: number | null }>(
    `SELECT COUNT(*) AS "audited", SUM(CASE WHEN "passed" = ? THEN 1 ELSE 0 END) AS "passed"
     FROM "PreAudit" WHERE "hallId" = ? AND "at" >= ? AND "at" < ? AND "stage" = ?`,
    [true, hallId, new Date(from), new Date(to), 'acceptance'],
  );
  return { audited: Number(row?.audited ?? 0), passed: Number(row?.passed ?? 0) };
}

/** The names of the hall's departments, windows and items as they are now. */
export async function namesOf({ sql }: Database, hallId: number): Promise<Names> {
  const book = (rows: readonly { id: number; name: string }[]) =>
    Object.fromEntries(rows.map(({ id, name }) => [String(id), name]));
  const all = (table: string, name: string) =>
    sql.all<{ id: number; name: string }>(
      `SELECT "id", ${name} AS "name" FROM "${table}" WHERE "hallId" = ?`,
      [hallId],
    );
  return {
    departments: book(await all('Department', '"name"')),
    windows: book(await all('Window', `"number" || '号 ' || "name"`)),
    items: book(await all('Item', '"name"')),
  };
}
