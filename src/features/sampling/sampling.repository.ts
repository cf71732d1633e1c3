import type { Database } from '../../db/database.js';
import type { Drawable } from '../../domain/supervision/sampling.js';

export interface SampleRow {
  id: number;
  hallId: number;
  month: string;
  seed: string;
  perWindow: number;
  createdAt: number;
  createdBy: string;
  drawn: number;
  called: number;
}

/** A case of a sample with what its list shows; moments in milliseconds, names not masked. */
export interface SampleCaseRow {
  sampleId: number;
  position: number;
  caseId: number;
  windowId: number | null;
  calledAt: number | null;
  calledBy: string;
  reached: number;
  satisfaction: string;
  answers: string;
  note: string;
  number: string;
  itemName: string;
  applicantType: string;
  applicantName: string;
  closedAt: number | null;
  windowNumber: string | null;
  windowName: string | null;
}

/** The cases of a hall that were done between two moments, with a result handed over. */
export function finishedCases(
  { sql }: Database,
  hallId: number,
  from: Date,
  before: Date,
): Promise<Drawable[]> {
  return sql.all<Drawable>(
    `SELECT "id", "windowId" FROM "Case" WHERE "hallId" = ? AND "closedAt" >= ? AND "closedAt" < ? AND "state" IN (?, ?)`,
    [hallId, from, before, 'DONE', 'DEC_N'],
  );
}

const SAMPLES = `
  SELECT m."id", m."hallId", m."month", m."seed", m."perWindow", m."createdAt", m."createdBy",
    (SELECT count(*) FROM "SampleCase" k WHERE k."sampleId" = m."id") AS "drawn",
    (SELECT count(*) FROM "SampleCase" k WHERE k."sampleId" = m."id" AND k."calledAt" IS NOT NULL) AS "called"
  FROM "Sample" m`;

export function listSamples({ sql }: Database, hallId: number): Promise<SampleRow[]> {
  return sql.all<SampleRow>(`${SAMPLES} WHERE m."hallId" = ? ORDER BY m."month" DESC`, [hallId]);
}

export function findSample({ sql }: Database, hallId: number, month: string): Promise<SampleRow | undefined> {
  return sql.first<SampleRow>(`${SAMPLES} WHERE m."hallId" = ? AND m."month" = ?`, [hallId, month]);
}

const CASES = `
  SELECT k."sampleId", k."position", k."caseId", k."windowId", k."calledAt", k."calledBy", k."reached", k."satisfaction",
    k."answers", k."note", c."number", c."itemName", c."applicantType", c."applicantName", c."closedAt",
    w."number" AS "windowNumber", w."name" AS "windowName"
  FROM "SampleCase" k JOIN "Case" c ON c."id" = k."caseId" LEFT JOIN "Window" w ON w."id" = k."windowId"`;

export function listSampleCases({ sql }: Database, sampleId: number): Promise<SampleCaseRow[]> {
  return sql.all<SampleCaseRow>(`${CASES} WHERE k."sampleId" = ? ORDER BY k."position"`, [sampleId]);
}

export function findSampleCase(
  { sql }: Database,
  sampleId: number,
  position: number,
): Promise<SampleCaseRow | undefined> {
  return sql.first<SampleCaseRow>(`${CASES} WHERE k."sampleId" = ? AND k."position" = ?`, [
    sampleId,
    position,
  ]);
}
