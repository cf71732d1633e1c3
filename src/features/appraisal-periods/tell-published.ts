import type { Tx } from '../../db/database.js';
import { periodInWords } from '../../domain/appraisal/period.js';
import {
  BEST_WINDOW_GRADE,
  PROCEDURE_SCHEME_NAMES,
  type ProcedureScheme,
} from '../../domain/appraisal-procedure/procedure-schemes.js';
import { type NewMessage, putMessages } from '../reminders/reminders.repository.js';
import type { PeriodRow, ResultRow } from './periods.repository.js';

/** Who answers for a department towards the hall. */
const DEPARTMENT_ROLES = ['window-head', 'unit-leader'];

/**
 * Puts the published result on the desks of those concerned (8.3, 8.4): a clerk's on his own, a window's on those of
 * its people, a department's on those of its window heads and leaders.
 */
export async function tellPublished(
  tx: Tx,
  period: Pick<PeriodRow, 'hallId' | 'period'>,
  scheme: ProcedureScheme,
  rows: readonly ResultRow[],
  now: Date,
): Promise<void> {
  const of = (kind: string) => rows.filter(({ subjectKind }) => subjectKind === kind);
  const title = `${PROCEDURE_SCHEME_NAMES[scheme]}${periodInWords(period.period)}的结果已经公布`;
  const message = (staffId: number, kind: string, words: string): NewMessage => ({
    hallId: period.hallId,
    staffId,
    caseId: null,
    kind,
    words,
    at: now,
  });
  const own = of('clerk').map(({ subjectId }) =>
    message(subjectId, 'appraisal-published', `${title}，请在“我的考核”中查看；有异议的可以申诉`),
  );
  const concerned = [
    ...(await peopleOfWindows(tx, of('window'))),
    ...(await headsOfDepartments(tx, period.hallId, of('department'))),
  ];
  const shared = concerned.map(({ staffId, row }) =>
    message(staffId, 'grades-published', `${title}，${row.subjectName}${resultInWords(scheme, row)}`),
  );
  await putMessages(tx, [...own, ...shared]);
}

interface Concerned {
  staffId: number;
  row: ResultRow;
}

async function peopleOfWindows(tx: Tx, rows: readonly ResultRow[]): Promise<Concerned[]> {
  const people = await tx.staffWindow.findMany({
    where: { windowId: { in: rows.map(({ subjectId }) => subjectId) }, staff: { active: true } },
    orderBy: [{ windowId: 'asc' }, { staffId: 'asc' }],
  });
  return rows.flatMap((row) =>
    people.filter(({ windowId }) => windowId === row.subjectId).map(({ staffId }) => ({ staffId, row })),
  );
}

async function headsOfDepartments(tx: Tx, hallId: number, rows: readonly ResultRow[]): Promise<Concerned[]> {
  const heads = await tx.staff.findMany({
    where: {
      hallId,
      active: true,
      departmentId: { in: rows.map(({ subjectId }) => subjectId) },
      roles: { some: { role: { in: DEPARTMENT_ROLES } } },
    },
    select: { id: true, departmentId: true },
    orderBy: { id: 'asc' },
  });
  return rows.flatMap((row) =>
    heads
      .filter(({ departmentId }) => departmentId === row.subjectId)
      .map(({ id: staffId }) => ({ staffId, row })),
  );
}

function resultInWords(scheme: ProcedureScheme, { decidedGrade, total }: ResultRow): string {
  if (scheme === 'BEST') return decidedGrade === BEST_WINDOW_GRADE ? `当选${BEST_WINDOW_GRADE}` : '未当选';
  return decidedGrade === '' ? `得 ${total} 分` : `评为“${decidedGrade}”`;
}
