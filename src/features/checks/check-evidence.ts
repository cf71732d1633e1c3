import type { SqlReader } from '../../db/database.js';
import { findCheckLine } from '../../domain/conduct/checklist.js';

/** A line of the checklist that failed (S-35), as faults and scores use it; `doneAt` in ms. */
export interface FailedCheckLine {
  lineId: number;
  checkId: number;
  checkNumber: string;
  kind: 'spot' | 'open' | 'mystery';
  code: string;
  words: string;
  note: string;
  windowId: number | null;
  staffId: number | null;
  staffName: string;
  /** The window's department, else the person's. */
  departmentId: number | null;
  doneAt: number;
  /** A code of the fault catalogue, or ''. */
  fault: string;
  /** Rules of table 8.2 that the line feeds. */
  rules: readonly string[];
  /** For FaultCase.sourceKey and the entries of the appraisal: 'check-line:ID'. */
  sourceKey: string;
}

/** The failed lines of the checks done in `[fromMs, toMs)` in a hall, in the order of their checks (SV-19). */
export async function failedCheckLines(
  sql: SqlReader,
  hallId: number,
  fromMs: number,
  toMs: number,
): Promise<FailedCheckLine[]> {
  const rows = await sql.all<Omit<FailedCheckLine, 'words' | 'fault' | 'rules' | 'sourceKey'>>(
    `SELECT l."id" AS "lineId", c."id" AS "checkId", c."number" AS "checkNumber", c."kind", l."code", l."note",
            c."windowId", c."staffId", c."staffName", COALESCE(w."departmentId", s."departmentId") AS "departmentId", c."doneAt"
     FROM "SpotCheck" c JOIN "SpotCheckLine" l ON l."checkId" = c."id"
     LEFT JOIN "Window" w ON w."id" = c."windowId"
     LEFT JOIN "Staff" s ON s."id" = c."staffId"
     WHERE c."hallId" = ? AND c."doneAt" >= ? AND c."doneAt" < ? AND l."verdict" = ?
     ORDER BY c."doneAt", l."id"`,
    [hallId, new Date(fromMs), new Date(toMs), 'failed'],
  );
  return rows.map((row) => {
    const line = findCheckLine(row.code);
    return {
      ...row,
      words: line?.words ?? row.code,
      fault: line?.fault ?? '',
      rules: line?.rules ?? [],
      sourceKey: `check-line:${row.lineId}`,
    };
  });
}
