import type { Database } from '../../db/database.js';

/** The last urging note of a case (D-34); moments in milliseconds. */
export interface LastUrging {
  id: number;
  caseId: number;
  toName: string;
  replyBy: number | null;
  repliedAt: number | null;
  reply: string;
}

/** The last urging note of each of these cases that has one. */
export async function lastUrgings(
  { sql }: Database,
  caseIds: readonly number[],
): Promise<Map<number, LastUrging>> {
  if (caseIds.length === 0) return new Map();
  const rows = await sql.all<LastUrging>(
    `SELECT "id", "caseId", "toName", "replyBy", "repliedAt", "reply" FROM "UrgingNote"
     WHERE "caseId" IN (${caseIds.map(() => '?').join(', ')}) ORDER BY "id"`,
    caseIds,
  );
  return new Map(rows.map((row) => [row.caseId, row]));
}

/** SV-03: the ways out that were entered for these late cases and their present due moments, by the id of the case. */
export async function waysEntered(
  { sql }: Database,
  late: readonly { id: number; hallId: number; runningDueAt: number | null }[],
): Promise<Map<number, string>> {
  if (late.length === 0) return new Map();
  const halls = [...new Set(late.map(({ hallId }) => hallId))];
  const rows = await sql.all<{ caseId: number; evidence: string }>(
    `SELECT "caseId", "evidence" FROM "SupervisionEvent"
     WHERE "hallId" IN (${halls.map(() => '?').join(', ')}) AND "rule" = 'SV-03' AND "key" IN (${late.map(() => '?').join(', ')})`,
    [...halls, ...late.map(({ id, runningDueAt }) => overrunKey(id, runningDueAt))],
  );
  return new Map(
    rows.map(({ caseId, evidence }) => [caseId, (JSON.parse(evidence) as { way?: string }).way ?? '']),
  );
}

/** Names a long overrun once: a case and the due moment it ran over. */
export function overrunKey(caseId: number, runningDueAt: number | null): string {
  return `${caseId}:${runningDueAt ?? 0}`;
}
