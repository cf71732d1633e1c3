import type { Database } from '../../db/database.js';
import { caseScope } from '../../domain/access/scope.js';
import { partOf, type Reconciliation } from '../../domain/fees/reconcile.js';
import type { Person } from '../../web/visit.js';
import { scopeSql } from '../cases/case-scope.js';
import type { Statement } from './statement-page.js';

const NUMBERS_AT_ONCE = 500;

/** The bank statements of the hall as far as their payments belong to cases that a person may see (S-33), the newest first. */
export async function statementsInReach(
  database: Database,
  person: Person,
  limit: number,
): Promise<Statement[]> {
  const rows = await database.read.bankStatement.findMany({
    where: { hallId: person.hallId },
    orderBy: { id: 'desc' },
    take: limit,
  });
  return withinReach(database, person, rows);
}

/** One of them; null when there is none, or nothing in it concerns the person. */
export async function statementInReach(
  database: Database,
  person: Person,
  id: number,
): Promise<Statement | null> {
  const found = await database.read.bankStatement.findFirst({ where: { id, hallId: person.hallId } });
  if (found === null) return null;
  const [statement] = await withinReach(database, person, [found]);
  return statement ?? null;
}

/** Who sees the whole hall sees whole statements, rows of unknown cases too. */
async function withinReach(
  database: Database,
  person: Person,
  statements: readonly Statement[],
): Promise<Statement[]> {
  if (caseScope(person).kind === 'hall') return [...statements];
  const results = statements.map((statement) => ({
    statement,
    result: JSON.parse(statement.summary) as Reconciliation,
  }));
  const known = await numbersInReach(
    database,
    person,
    results.flatMap(({ result }) => numbersIn(result)),
  );
  return results.flatMap(({ statement, result }) => {
    const part = partOf(result, known);
    const isEmpty = part.rows.length === 0 && part.notAtBank.length === 0;
    return isEmpty ? [] : [{ ...statement, summary: JSON.stringify(part) }];
  });
}

function numbersIn({ rows, notAtBank }: Reconciliation): string[] {
  return [
    ...rows.flatMap(({ row, caseNumber }) => [caseNumber, row.caseNumber]),
    ...notAtBank.map(({ caseNumber }) => caseNumber),
  ].filter((number) => number !== '');
}

async function numbersInReach(
  database: Database,
  person: Person,
  numbers: readonly string[],
): Promise<Set<string>> {
  const scope = scopeSql(person, 'c');
  const known = new Set<string>();
  if (scope === null) return known;
  const asked = [...new Set(numbers)];
  for (let first = 0; first < asked.length; first += NUMBERS_AT_ONCE) {
    const some = asked.slice(first, first + NUMBERS_AT_ONCE);
    const rows = await database.sql.all<{ number: string }>(
      `SELECT c."number" FROM "Case" c WHERE c."number" IN (${some.map(() => '?').join(', ')}) AND ${scope.where}`,
      [...some, ...scope.values],
    );
    for (const { number } of rows) known.add(number);
  }
  return known;
}
