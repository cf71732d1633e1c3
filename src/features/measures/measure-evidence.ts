import type { SqlReader, Tx } from '../../db/database.js';
import { WARNING_CODES } from '../../domain/accountability/measure-steps.js';
import { MEASURES } from '../../domain/accountability/measures.js';

/** A measure that was served and stands; moments in milliseconds. */
export interface ServedMeasure {
  id: number;
  number: string;
  code: string;
  subjectKind: string;
  staffId: number | null;
  departmentId: number | null;
  servedAt: number;
}

const STANDING = `m."servedAt" IS NOT NULL AND m."state" IN ('served', 'under-way', 'done')`;

/**
 * V_AWARD_YEAR: who is barred from awards in a calendar year, with the reason. A measure bars the year in which it
 * was served in Shanghai time, as its dates say; a reversed one bars nobody.
 */
export async function awardsBarred(
  sql: SqlReader,
  hallId: number,
  year: number,
): Promise<Map<number, string>> {
  const rows = await sql.all<{ staffId: number; number: string; facts: string }>(
    `SELECT m."staffId", m."number", m."facts" FROM "Measure" m
     WHERE m."hallId" = ? AND m."code" = ? AND m."staffId" IS NOT NULL AND ${STANDING}
       AND m."effectiveFrom" < ? AND m."effectiveUntil" >= ? ORDER BY m."id"`,
    [hallId, 'loss-of-awards', startOfYear(year + 1), startOfYear(year)],
  );
  return new Map(
    rows.map(({ staffId, number, facts }) => [
      staffId,
      `${MEASURES['loss-of-awards'].name} ${number}：${facts}`,
    ]),
  );
}

/** The warnings served from one moment to before another, the oldest first. */
export function warningsOf(
  sql: SqlReader,
  hallId: number,
  from: Date,
  before: Date,
): Promise<ServedMeasure[]> {
  return sql.all<ServedMeasure>(
    `SELECT m."id", m."number", m."code", m."subjectKind", m."staffId", m."departmentId", m."servedAt"
     FROM "Measure" m
     WHERE m."hallId" = ? AND m."code" IN (${WARNING_CODES.map(() => '?').join(', ')}) AND ${STANDING}
       AND m."servedAt" >= ? AND m."servedAt" < ? ORDER BY m."servedAt", m."id"`,
    [hallId, ...WARNING_CODES, from, before],
  );
}

/** TH-10: who must be unfit in the appraisal of a year because a person accepted that proposal. */
export async function unfitByWarnings(
  client: Pick<Tx, 'thresholdReached'>,
  hallId: number,
  year: number,
): Promise<Set<number>> {
  const rows = await client.thresholdReached.findMany({
    where: {
      hallId,
      thresholdId: 'TH-10',
      state: 'accepted',
      day: { gte: `${year}-01-01`, lte: `${year}-12-31` },
      subjectKind: { in: ['person', 'leader'] },
    },
    select: { subjectId: true },
  });
  return new Set(rows.map(({ subjectId }) => subjectId));
}

function startOfYear(year: number): Date {
  return new Date(`${year}-01-01T00:00:00+08:00`);
}
