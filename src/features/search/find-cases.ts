import type { Database, SqlValue } from '../../db/database.js';
import type { Vault } from '../../db/vault.js';
import type { Person } from '../../web/visit.js';
import { caseReach } from '../desk/case-reach.js';
import {
  type CaseIndex,
  type CaseList,
  type Condition,
  type Cursor,
  type Keyed,
  type ListedCase,
  listCaseRows,
  type SortKey,
} from '../desk/list-case-rows.js';
import { widerScopeSql } from '../joint/leg-scope.js';
import type { SearchWish } from './read-search.js';

/** Open cases first, the newest first among them. */
export const SEARCH_ORDER: readonly SortKey[] = [
  { sql: 'CASE WHEN c."isOpen" THEN 0 ELSE 1 END', kind: 'number' },
  { sql: 'c."receivedAt"', kind: 'moment', descending: true },
];

export type Found = CaseList<Keyed<ListedCase>>;

const NOTHING: Found = { rows: [], previous: null, next: null };

/** One page of the cases a wish names, within the person's reach. Numbers and phones are found by their keyed hash. */
export async function findCases(
  deps: { database: Database; vault: Vault },
  person: Person,
  wish: SearchWish,
  page: { cursor: Cursor | null; limit: number },
): Promise<Found> {
  const { database, vault } = deps;
  const by = (condition: Condition, index?: CaseIndex) =>
    findBy(database, person, condition, index === undefined ? page : { ...page, index });
  const byIdNumber = (value: string) =>
    by(
      { where: 'c."idNumberHash" = ?', values: [vault.hash('idNumber', value)] },
      'Case_hallId_idNumberHash_idx',
    );
  switch (wish.kind) {
    case 'nothing':
    case 'too-short':
      return NOTHING;
    case 'token':
      return by({ where: 'c."publicToken" = ?', values: [wish.token] });
    case 'idNumber':
      return byIdNumber(wish.value);
    case 'phone':
      return by(
        { where: 'c."phoneHash" = ?', values: [vault.hash('phone', wish.value)] },
        'Case_hallId_phoneHash_idx',
      );
    case 'name':
      return by(startsWith(database, 'c."applicantName"', wish.starts));
    case 'number': {
      const found = await by(numberStartsWith(database, wish.starts), 'Case_number_key');
      if (found.rows.length > 0) return found;
      return byIdNumber(wish.otherPaper);
    }
    default:
      return wish satisfies never;
  }
}

function findBy(
  database: Database,
  person: Person,
  wished: Condition,
  page: { cursor: Cursor | null; limit: number; index?: CaseIndex },
): Promise<Found> {
  const halls = caseReach(person).flatMap(({ hallId }) => {
    const seen = widerScopeSql({ ...person, hallId, hallIdsBelow: [] }, 'c');
    if (seen === null) return [];
    return [{ where: `${seen.where} AND ${wished.where}`, values: [...seen.values, ...wished.values] }];
  });
  return listCaseRows(database, { halls, keys: SEARCH_ORDER, ...page });
}

/** More numbers than these do not begin alike on one day; a shorter beginning finds the latest of them. */
const MOST_NUMBERS = 2_000;

/** The numbers are looked up first, on their own index; the reach of the person is asked of those alone. */
function numberStartsWith(database: Database, starts: readonly string[]): Condition {
  const parts = starts.map((start, position) => {
    const { where, values } = startsWith(database, 'n."number"', [start]);
    const text = `SELECT n."number" FROM "Case" n WHERE ${where} ORDER BY n."number" DESC LIMIT ${MOST_NUMBERS}`;
    return { where: `SELECT "number" FROM (${text}) AS part${position}`, values };
  });
  return {
    where: `c."number" IN (${parts.map((part) => part.where).join(' UNION ALL ')})`,
    values: parts.flatMap((part) => part.values),
  };
}

/**
 * Texts that begin with one of these. SQLite walks its index only for a range, and compares bytes; PostgreSQL
 * orders by the rules of a language, where a range would miss names.
 */
function startsWith(database: Database, column: string, starts: readonly string[]): Condition {
  if (database.provider === 'sqlite') {
    const where = starts.map(() => `(${column} >= ? AND ${column} < ?)`).join(' OR ');
    return {
      where: `(${where})`,
      values: starts.flatMap((start): SqlValue[] => [start, `${start}\u{10FFFF}`]),
    };
  }
  const where = starts.map(() => `${column} LIKE ? ESCAPE '!'`).join(' OR ');
  const values = starts.map((start) => `${start.replace(/[!%_]/g, (sign) => `!${sign}`)}%`);
  return { where: `(${where})`, values };
}
