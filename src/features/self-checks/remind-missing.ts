import type { Database, SqlReader } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import { periodInWords } from '../../domain/appraisal/period.js';
import { SELF_CHECK_FORMS, type SelfCheckScheme } from '../../domain/appraisal-procedure/self-check.js';
import type { Person } from '../../web/visit.js';
import { subjectsOf } from '../appraisal-evidence/subjects.repository.js';
import { putMessages } from '../reminders/reminders.repository.js';
import { type SelfCheckRow, selfChecksOf, sittersOf } from './self-checks.repository.js';

/** A form that should be handed in for a month; `row` undefined: nothing was written yet. */
export interface ExpectedForm {
  scheme: SelfCheckScheme;
  subjectId: number;
  name: string;
  row: SelfCheckRow | undefined;
}

const NO_PERIOD = 0;

/** Every form expected of a hall for a month: D-15 of its windows, D-16 of its clerks. */
export async function listExpectedForms(
  sql: SqlReader,
  hallId: number,
  month: string,
): Promise<ExpectedForm[]> {
  const rows = await selfChecksOf(sql, hallId, month);
  const forms = await Promise.all(
    (['WIN', 'STF'] as const).map(async (scheme) => {
      const subjects = await subjectsOf(sql, hallId, SELF_CHECK_FORMS[scheme].subjectKind, NO_PERIOD);
      return subjects.map(({ subjectId, name }) => ({
        scheme,
        subjectId,
        name,
        row: rows.find((row) => row.scheme === scheme && row.subjectId === subjectId),
      }));
    }),
  );
  return forms.flat();
}

/** Puts a word on the desk of everybody whose form, or whose window's form, is missing. @returns how many people */
export function remindMissing(database: Database, person: Person, month: string, now: Date): Promise<number> {
  return database.write(async (tx) => {
    const sql = plainSql(tx);
    const forms = await listExpectedForms(sql, person.hallId, month);
    const missing = forms.filter(({ row }) => row === undefined || row.submittedAt === null);
    const sitters = await sittersOf(sql, person.hallId);
    const wanted = new Map<number, string[]>();
    const add = (staffId: number, words: string) =>
      wanted.set(staffId, [...(wanted.get(staffId) ?? []), words]);
    for (const { scheme, subjectId, name } of missing) {
      if (scheme === 'STF') add(subjectId, '本人自查表');
      else
        for (const { windowId, staffId } of sitters)
          if (windowId === subjectId) add(staffId, `${name}自查表`);
    }
    await putMessages(
      tx,
      [...wanted].map(([staffId, forms]) => ({
        hallId: person.hallId,
        staffId,
        caseId: null,
        kind: 'self-check-missing',
        words: `${periodInWords(month)}的${forms.join('、')}还没有提交，请尽快填报`,
        at: now,
      })),
    );
    return wanted.size;
  });
}
