import type { SqlReader } from '../../db/database.js';
import type { Extension, Suspension } from '../../domain/deadlines/time-limit.js';

/**
 * What moved the promise clock of a case: its stops by a special procedure (R5) or while it is with the superior
 * (section 3.2, unless the item lets the clock go on), and the extensions granted (R6).
 */
export interface ClockHistory {
  suspensions: readonly Suspension[];
  extensions: readonly Extension[];
}

/** The history of a clock that never stood and was never extended. */
export const PLAIN_CLOCK: ClockHistory = { suspensions: [], extensions: [] };

/** Reads what moved the clock of one case; in a transaction give its `plainSql`. */
export async function clockHistory(sql: SqlReader, caseId: number): Promise<ClockHistory> {
  return (await clockHistories(sql, [caseId])).get(caseId) ?? PLAIN_CLOCK;
}

/** Reads what moved the clocks of these cases; cases whose clock was never moved are left out. */
export async function clockHistories(
  sql: SqlReader,
  caseIds: readonly number[],
): Promise<Map<number, ClockHistory>> {
  const histories = new Map<number, { suspensions: Suspension[]; extensions: Extension[] }>();
  const of = (caseId: number) => {
    const known = histories.get(caseId) ?? { suspensions: [], extensions: [] };
    histories.set(caseId, known);
    return known;
  };
  for (let at = 0; at < caseIds.length; at += CASES_AT_ONCE) {
    const part = caseIds.slice(at, at + CASES_AT_ONCE);
    const marks = part.map(() => '?').join(', ');
    const stops = await sql.all<{ caseId: number; startedAt: number; endedAt: number | null }>(
      `SELECT "caseId", "startedAt", "endedAt" FROM "CaseSuspension" WHERE "caseId" IN (${marks})
       UNION ALL SELECT f."caseId", f."forwardedAt", f."answeredAt" FROM "UpwardFiling" f
         JOIN "Case" c ON c."id" = f."caseId" JOIN "ItemVersion" v ON v."id" = c."itemVersionId"
         WHERE f."caseId" IN (${marks}) AND v."clockWhileUpward" = ?
       ORDER BY "startedAt"`,
      [...part, ...part, 'stops'],
    );
    const granted = await sql.all<{ caseId: number; workingDays: number }>(
      `SELECT "caseId", "workingDays" FROM "CaseExtension" WHERE "caseId" IN (${marks}) AND "status" = ? ORDER BY "id"`,
      [...part, 'approved'],
    );
    for (const { caseId, startedAt, endedAt } of stops) {
      of(caseId).suspensions.push({ from: startedAt, to: endedAt });
    }
    for (const { caseId, workingDays } of granted) of(caseId).extensions.push({ value: workingDays });
  }
  return histories;
}

/** Values in one statement; PostgreSQL and SQLite both have a limit. */
const CASES_AT_ONCE = 500;
