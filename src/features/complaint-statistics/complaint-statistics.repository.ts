import type { Database } from '../../db/database.js';
import type { Span } from '../../domain/reports/period.js';

/** How many of what; `what` as stored. */
export interface CountOf {
  what: string;
  count: number;
}

/** What is counted of complaints in a span: those received in it, found in it, answered and judged in it. */
export interface ComplaintCounts {
  channels: CountOf[];
  categories: CountOf[];
  redirected: number;
  anonymous: number;
  findings: CountOf[];
  valid: number;
  /** Valid ones by the name of the department that answers, by itself or for its person or window; '' without one. */
  departments: CountOf[];
  answered: number;
  answeredOnTime: number;
  judged: number;
  satisfied: number;
}

/** Counts complaints; nobody's identity and no text is read. */
export async function countComplaintsOf(
  { sql }: Database,
  hallId: number,
  { from, to }: Span,
): Promise<ComplaintCounts> {
  const span = [hallId, new Date(from), new Date(to)];
  const by = (column: string, moment: string, more = '') =>
    sql.all<CountOf>(
      `SELECT "${column}" AS "what", COUNT(*) AS "count" FROM "Complaint"
       WHERE "hallId" = ? AND "${moment}" >= ? AND "${moment}" < ?${more} GROUP BY "${column}" ORDER BY "${column}"`,
      span,
    );
  const sums = (columns: string, moment: string, values: readonly (string | boolean)[], more = '') =>
    sql.first<{ all: number; some: number | null }>(
      `SELECT COUNT(*) AS "all", SUM(CASE WHEN ${columns} THEN 1 ELSE 0 END) AS "some" FROM "Complaint"
       WHERE "hallId" = ? AND "${moment}" >= ? AND "${moment}" < ?${more}`,
      [...values, ...span],
    );
  const redirected = await sums('"state" = ?', 'receivedAt', ['redirected']);
  const anonymous = await sums('"anonymous" = ?', 'receivedAt', [true]);
  const valid = await sums('"valid" = ?', 'foundAt', [true]);
  const answered = await sums('"solveBy" IS NULL OR "answeredAt" <= "solveBy"', 'answeredAt', []);
  // who could not be reached said neither
  const judged = await sums('"satisfied" = ?', 'satisfiedAt', [true], ' AND "satisfied" IS NOT NULL');
  return {
    channels: await by('channel', 'receivedAt'),
    categories: await by('category', 'receivedAt'),
    redirected: redirected?.some ?? 0,
    anonymous: anonymous?.some ?? 0,
    findings: await by('finding', 'foundAt'),
    valid: valid?.some ?? 0,
    departments: await sql.all<CountOf>(
      `SELECT COALESCE(d."name", '') AS "what", COUNT(*) AS "count" FROM "Complaint" c
       LEFT JOIN "Staff" s ON s."id" = c."blamedStaffId" LEFT JOIN "Window" w ON w."id" = c."blamedWindowId"
       LEFT JOIN "Department" d ON d."id" = COALESCE(c."blamedDepartmentId", s."departmentId", w."departmentId")
       WHERE c."valid" = ? AND c."hallId" = ? AND c."foundAt" >= ? AND c."foundAt" < ?
       GROUP BY d."name" ORDER BY "count" DESC, d."name"`,
      [true, ...span],
    ),
    answered: answered?.all ?? 0,
    answeredOnTime: answered?.some ?? 0,
    judged: judged?.all ?? 0,
    satisfied: judged?.some ?? 0,
  };
}
