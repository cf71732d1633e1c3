import { createHash } from 'node:crypto';
import type { Database, SqlReader } from '../../db/database.js';
import { type PeriodBounds, periodBounds } from '../../domain/appraisal/period.js';
import type { AppraisalSubjectKind, SchemeCode } from '../../domain/appraisal/rules.js';
import { isSchemeCode } from '../../domain/appraisal/rules.js';
import type { AppraisalScheme } from '../../domain/appraisal/schemes.js';
import { WINDOW_GRADES } from '../../domain/appraisal/schemes.js';
import type { AppraisalFacts, WindowGrade } from '../../domain/appraisal/score-subject.js';
import type { Calendar, OfficeHours } from '../../domain/calendar/calendar.js';
import {
  finishedByWindow,
  type Substitution,
  substitutionsOf,
} from '../appraisal-evidence/cases.repository.js';
import type { Places } from '../appraisal-evidence/evidence-entry.js';
import { placesOf, type SubjectRow, subjectsOf } from '../appraisal-evidence/subjects.repository.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import { readSchemeContent } from '../schemes/scheme-in-force.js';

/** Everything a computation reads beside the evidence itself. */
export interface PeriodInputs {
  id: number;
  hallId: number;
  code: SchemeCode;
  period: string;
  state: string;
  scheme: AppraisalScheme;
  watermark: Watermark;
  bounds: PeriodBounds;
  calendar: Calendar;
  subjectKind: AppraisalSubjectKind;
  subjects: SubjectRow[];
  places: Places;
  substitutions: Substitution[];
  /** Names all of the above: when it changes, every case is looked at again. */
  fingerprint: string;
}

/** Where the last computation left off; nothing yet: 0 and ''. */
export interface Watermark {
  caseEventId: number;
  inputs: string;
}

/** Reads a period with its subjects, places and calendar; null when there is no such period. */
export async function readPeriodInputs(database: Database, periodId: number): Promise<PeriodInputs | null> {
  const row = await database.read.appraisalPeriod.findUnique({ where: { id: periodId } });
  if (row === null || !isSchemeCode(row.scheme)) return null;
  const { sql } = database;
  const calendar = await readCalendar(database.read, row.hallId);
  const bounds = periodBounds(row.period, calendar.zone);
  if (bounds === null) return null;
  const scheme = readSchemeContent(row.schemeContent);
  const subjects = await subjectsOf(sql, row.hallId, scheme.subject, periodId);
  const places: Places = {
    ...(await placesOf(sql, row.hallId)),
    subjectIds: new Set(subjects.map(({ subjectId }) => subjectId)),
    rules: new Map(scheme.rules.map((rule) => [rule.code, rule])),
  };
  const substitutions = await substitutionsOf(sql, row.hallId);
  return {
    id: row.id,
    hallId: row.hallId,
    code: row.scheme,
    period: row.period,
    state: row.state,
    scheme,
    watermark: readWatermark(row.watermark),
    bounds,
    calendar,
    subjectKind: scheme.subject,
    subjects,
    places,
    substitutions,
    fingerprint: fingerprintOf([
      row.schemeContent,
      subjects,
      [...places.ofStaff],
      [...places.departmentOfWindow],
      substitutions,
      calendarAsText(calendar),
    ]),
  };
}

/** The facts of each subject beside its entries: finished cases (BEST-1), the grade of the own window (STF-R4). */
export async function readFactsOf(
  sql: SqlReader,
  inputs: PeriodInputs,
): Promise<(subjectId: number) => AppraisalFacts> {
  if (inputs.code === 'BEST') {
    const cases = await finishedByWindow(sql, inputs.hallId, inputs.bounds);
    return (windowId) => {
      const finished = cases.get(windowId) ?? 0;
      return finished > 0 ? { cases: finished } : {};
    };
  }
  if (inputs.code !== 'STF') return () => ({});
  const grades = await windowGrades(sql, inputs.hallId, inputs.period);
  const windowOf = new Map(inputs.subjects.map(({ subjectId, windowId }) => [subjectId, windowId]));
  const key = inputs.period.length === 4 ? 'windowGradeYear' : 'windowGradeMonth';
  return (staffId) => {
    const grade = grades.get(windowOf.get(staffId) ?? 0);
    return grade === undefined ? {} : { [key]: grade };
  };
}

/** The grades of the windows in the same period: as decided, else as computed. */
async function windowGrades(
  sql: SqlReader,
  hallId: number,
  period: string,
): Promise<Map<number, WindowGrade>> {
  const rows = await sql.all<{ subjectId: number; grade: string }>(
    `SELECT r."subjectId", CASE WHEN r."decidedGrade" <> '' THEN r."decidedGrade" ELSE r."grade" END AS "grade"
     FROM "AppraisalResult" r JOIN "AppraisalPeriod" p ON p."id" = r."periodId"
     WHERE p."hallId" = ? AND p."scheme" = 'WIN' AND p."period" = ?`,
    [hallId, period],
  );
  return new Map(rows.flatMap(({ subjectId, grade }) => (isWindowGrade(grade) ? [[subjectId, grade]] : [])));
}

function isWindowGrade(text: string): text is WindowGrade {
  return WINDOW_GRADES.some((grade) => grade === text);
}

function readWatermark(text: string): Watermark {
  const { caseEventId = 0, inputs = '' } = JSON.parse(text) as Partial<Watermark>;
  return { caseEventId, inputs };
}

function calendarAsText({ daysOff, workDays, officeHours, knownYears, zone }: Calendar): unknown {
  return [[...daysOff], [...workDays], hoursAsText(officeHours), [...knownYears], zone.name];
}

function hoursAsText({ windows, seasons, specialDays }: OfficeHours): unknown {
  return [windows, seasons, [...specialDays]];
}

function fingerprintOf(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
