import type { Database, SqlValue } from '../../db/database.js';
import type { Extension, Suspension } from '../../domain/deadlines/time-limit.js';
import { clockHistories } from '../cases/clock-history.js';

/** A case as lists show it; moments in milliseconds since the epoch, names not masked yet. */
export interface ListedCase {
  id: number;
  hallId: number;
  number: string;
  state: string;
  isOpen: number;
  itemName: string;
  applicantType: string;
  applicantName: string;
  departmentName: string | null;
  windowNumber: string | null;
  staffName: string | null;
  handlerName: string;
  receivedAt: number;
  acceptedAt: number | null;
  runningDueAt: number | null;
  dueAt: number | null;
  dueProvisional: number;
  overdueReasonAt: number | null;
  /** Why the case is late and what its clerk plans (SV-02). */
  overdueReason: string;
  overduePlan: string;
  supplementDueAt: number | null;
  readyAt: number | null;
  decidedAt: number | null;
  closedAt: number | null;
  limitValue: number | null;
  limitUnit: string | null;
  afterHours: string;
  /** What moved the clock of the case (R5, R6). */
  suspensions?: readonly Suspension[];
  extensions?: readonly Extension[];
}

/** One column or expression of the order; it must never be null. */
export interface SortKey {
  sql: string;
  kind: 'moment' | 'number';
  descending?: boolean;
}

/** A place in a list: the values of its sort keys and the id of the row, before or after which to go on. */
export interface Cursor {
  direction: 'after' | 'before';
  values: readonly number[];
}

export interface Condition {
  where: string;
  values: readonly SqlValue[];
}

export interface CaseListQuery {
  /** One condition per hall, so that each hall is walked along its own index; the halls are merged here. */
  halls: readonly Condition[];
  /** From the last key on, the id decides, in the direction of that key. */
  keys: readonly SortKey[];
  cursor: Cursor | null;
  limit: number;
  /** The index to walk (see casesBy). */
  index?: CaseIndex;
}

export type CaseIndex =
  | 'Case_hallId_runningDueAt_id_idx'
  /** Running clocks with department and window: counts are read from it alone (its migration says more). */
  | 'Case_running_place_idx'
  | 'Case_hallId_isOpen_state_updatedAt_idx'
  | 'Case_hallId_idNumberHash_idx'
  | 'Case_hallId_phoneHash_idx'
  | 'Case_number_key'
  /** Found by ids that the condition names. */
  | 'ids';

export interface CaseList<Row> {
  rows: Row[];
  /** Cursors for the neighbouring pages, as they stand in an address; null where the list ends. */
  previous: string | null;
  next: string | null;
}

export type Keyed<Row> = Row & { k0: number; k1?: number; k2?: number };

/** The member of staff in whose hands a case is: the reviewer, else who accepted it, else who received it. */
export const IN_TURN = 'COALESCE(c."reviewedById", c."acceptedById", c."receivedById")';

const COLUMNS = `c."id", c."hallId", c."number", c."state", c."isOpen", c."itemName", c."applicantType", c."applicantName",
  d."name" AS "departmentName", w."number" AS "windowNumber", s."name" AS "staffName",
  c."handlerName", c."receivedAt", c."acceptedAt", c."runningDueAt", c."dueAt", c."dueProvisional",
  c."overdueReasonAt", c."overdueReason", c."overduePlan", c."supplementDueAt", c."readyAt", c."decidedAt", c."closedAt",
  c."limitValue", c."limitUnit", c."afterHours"`;

const JOINS = `LEFT JOIN "Department" d ON d."id" = c."departmentId"
  LEFT JOIN "Window" w ON w."id" = c."windowId"
  LEFT JOIN "Staff" s ON s."id" = ${IN_TURN}`;

/**
 * One page of cases by keyset: no page is slower than the first, and a row that leaves the list moves no other
 * across the edge of a page.
 */
export async function listCaseRows(
  database: Database,
  query: CaseListQuery,
): Promise<CaseList<Keyed<ListedCase>>> {
  const backwards = query.cursor?.direction === 'before';
  const keys = withId(query.keys).map((key) => ({
    ...key,
    descending: (key.descending ?? false) !== backwards,
  }));
  const found: Keyed<ListedCase>[] = [];
  for (const hall of query.halls) {
    const { text, values } = statement(database, query, hall, keys);
    for (const row of await database.sql.all<Keyed<ListedCase>>(text, values)) found.push(row);
  }
  if (query.halls.length > 1) found.sort((one, other) => compare(one, other, keys));
  const hasMore = found.length > query.limit;
  const rows = found.slice(0, query.limit);
  if (backwards) rows.reverse();
  await addClockHistory(database, rows);
  const [first, last] = [rows[0], rows.at(-1)];
  const hasPrevious = backwards ? hasMore : query.cursor !== null;
  const hasNext = backwards ? true : hasMore;
  return {
    rows,
    previous: hasPrevious && first ? cursorText(first, keys.length) : null,
    next: hasNext && last ? cursorText(last, keys.length) : null,
  };
}

/** Only an accepted, undecided case has a clock to draw. */
async function addClockHistory(database: Database, rows: Keyed<ListedCase>[]): Promise<void> {
  const counted = rows.filter(
    (row) => row.acceptedAt !== null && row.limitValue !== null && row.isOpen === 1,
  );
  const histories = await clockHistories(
    database.sql,
    counted.map((row) => row.id),
  );
  for (const row of counted) Object.assign(row, histories.get(row.id));
}

/**
 * "Case" as `c` for a FROM. SQLite is told the index, since it does not know how few the open cases are and would
 * walk closed ones too; PostgreSQL knows by its statistics.
 */
export function casesBy(database: Database, index: CaseIndex | undefined): string {
  if (index === undefined || database.provider !== 'sqlite') return '"Case" c';
  return index === 'ids' ? '"Case" c NOT INDEXED' : `"Case" c INDEXED BY "${index}"`;
}

/** Reads `after` or `before` of an address; null when there is none or it fits no list with so many keys. */
export function parseCursor(
  given: { after?: string; before?: string },
  keys: readonly SortKey[],
): Cursor | null {
  const direction = given.before ? 'before' : 'after';
  const values = (given.before || given.after || '').split('.').map(Number);
  if (values.length !== keys.length + 1) return null;
  const kinds = withId(keys).map((key) => key.kind);
  if (!values.every((value, position) => Number.isInteger(value) && isWithin(value, kinds[position])))
    return null;
  return { direction, values };
}

/** The last moment of the year 9999, which both databases can hold. */
const LATEST_MOMENT = 253_402_300_799_999;
const LARGEST_INTEGER = 2_147_483_647;

function isWithin(value: number, kind: SortKey['kind'] | undefined): boolean {
  return value >= 0 && value <= (kind === 'moment' ? LATEST_MOMENT : LARGEST_INTEGER);
}

type OrderedKey = SortKey & { descending: boolean };

function withId(keys: readonly SortKey[]): SortKey[] {
  return [...keys, { sql: 'c."id"', kind: 'number', descending: keys.at(-1)?.descending ?? false }];
}

function statement(database: Database, query: CaseListQuery, hall: Condition, keys: readonly OrderedKey[]) {
  const cursor = query.cursor ? beyond(query.cursor, keys) : null;
  const keyColumns = keys.slice(0, -1).map((key, position) => `${key.sql} AS k${position}`);
  const text = `SELECT ${COLUMNS}, ${keyColumns.join(', ')} FROM ${casesBy(database, query.index)} ${JOINS}
    WHERE ${hall.where}${cursor ? ` AND ${cursor.where}` : ''}
    ORDER BY ${keys.map((key) => `${key.sql} ${key.descending ? 'DESC' : 'ASC'}`).join(', ')} LIMIT ${query.limit + 1}`;
  return { text, values: [...hall.values, ...(cursor?.values ?? [])] };
}

/** Rows behind the cursor: k0 > a OR (k0 = a AND (k1 > b OR …)), with the first key once more for the index. */
function beyond(cursor: Cursor, keys: readonly OrderedKey[]): { where: string; values: SqlValue[] } {
  const valueAt = (position: number): SqlValue => {
    const value = cursor.values[position] ?? 0;
    return keys[position]?.kind === 'moment' ? new Date(value) : value;
  };
  const from = (position: number): { where: string; values: SqlValue[] } => {
    const key = keys[position];
    if (key === undefined) return { where: '1 = 0', values: [] };
    const further = `${key.sql} ${key.descending ? '<' : '>'} ?`;
    if (position === keys.length - 1) return { where: further, values: [valueAt(position)] };
    const rest = from(position + 1);
    return {
      where: `(${further} OR (${key.sql} = ? AND ${rest.where}))`,
      values: [valueAt(position), valueAt(position), ...rest.values],
    };
  };
  const [first] = keys;
  const all = from(0);
  if (first === undefined) return all;
  return {
    where: `${first.sql} ${first.descending ? '<=' : '>='} ? AND ${all.where}`,
    values: [valueAt(0), ...all.values],
  };
}

function compare(one: Keyed<ListedCase>, other: Keyed<ListedCase>, keys: readonly OrderedKey[]): number {
  const ones = keyValues(one, keys.length);
  const others = keyValues(other, keys.length);
  for (const [position, key] of keys.entries()) {
    const difference = (ones[position] ?? 0) - (others[position] ?? 0);
    if (difference !== 0) return key.descending ? -difference : difference;
  }
  return 0;
}

function keyValues(row: Keyed<ListedCase>, count: number): number[] {
  return [row.k0, row.k1 ?? 0, row.k2 ?? 0].slice(0, count - 1).concat(row.id);
}

function cursorText(row: Keyed<ListedCase>, count: number): string {
  return keyValues(row, count).join('.');
}
