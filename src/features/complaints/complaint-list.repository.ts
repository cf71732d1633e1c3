import type { Database, SqlValue } from '../../db/database.js';
import type { Person } from '../../web/visit.js';
import { complaintReach, strandedComplaints } from './complaint-reach.js';

export const COMPLAINT_LISTS = {
  open: { title: '在办', empty: '没有正在办理的投诉。' },
  mine: { title: '我经办的', empty: '没有由您经办的投诉。' },
  late: { title: '超期', empty: '没有超过时限的投诉。' },
  due: { title: '即将到期', empty: '没有即将到期的投诉。' },
  visits: { title: '待回访', empty: '没有等待回访的投诉。' },
  stranded: { title: '无人可办', empty: '没有无人可以办理的投诉。' },
  done: { title: '已办结和已告知渠道', empty: '还没有办结的投诉。' },
} as const;

export type ComplaintListName = keyof typeof COMPLAINT_LISTS;

/** What the list is narrowed to; empty texts mean all. `dueBefore` ends the list of those due soon. */
export interface ComplaintFilters {
  list: ComplaintListName;
  state: string;
  channel: string;
  category: string;
  /** A handler's id as text, 'none' for those not assigned yet. */
  handler: string;
  number: string;
}

export interface ListMoments {
  now: Date;
  dueBefore: Date;
}

/** A complaint as the list shows it, without its author and his words. Moments in milliseconds, flags 0 or 1. */
export interface ComplaintLine {
  id: number;
  hallId: number;
  number: string;
  channel: string;
  category: string;
  state: string;
  severity: string;
  levelSkipping: number | boolean;
  toldWords: string;
  targetKind: string;
  targetStaff: string | null;
  targetWindow: string | null;
  targetDepartment: string | null;
  caseNumber: string | null;
  receivedAt: number;
  acceptedAt: number | null;
  answeredAt: number | null;
  satisfiedAt: number | null;
  closedAt: number | null;
  assignedTo: string;
  dueAt: number | null;
  dueFor: string;
  finding: string;
  valid: number | boolean;
}

/** Where the next page begins: the last line's due moment (its id alone in the list of those done). */
export interface ComplaintCursor {
  dueAt: number;
  id: number;
}

const COLUMNS = `c."id", c."hallId", c."number", c."channel", c."category", c."state", c."severity",
  c."levelSkipping", c."toldWords", c."targetKind", s."name" AS "targetStaff", w."number" AS "targetWindow",
  d."name" AS "targetDepartment", k."number" AS "caseNumber", c."receivedAt", c."acceptedAt", c."answeredAt",
  c."satisfiedAt", c."closedAt", c."assignedTo", c."dueAt", c."dueFor", c."finding", c."valid"`;

const FROM = `FROM "Complaint" c LEFT JOIN "Staff" s ON s."id" = c."targetStaffId"
  LEFT JOIN "Window" w ON w."id" = c."targetWindowId" LEFT JOIN "Department" d ON d."id" = c."targetDepartmentId"
  LEFT JOIN "Case" k ON k."id" = c."caseId"`;

type Condition = [string, SqlValue[]];

/** One page of complaints within reach: the soonest due first, of those done the newest. */
export function listComplaints(
  database: Database,
  person: Person,
  filters: ComplaintFilters,
  page: ListMoments & { after: ComplaintCursor | null; limit: number },
): Promise<ComplaintLine[]> {
  const isDone = filters.list === 'done';
  const conditions = [...filterConditions(person, filters, page), ...afterCondition(page.after, isDone)];
  const order = isDone ? `c."id" DESC` : `c."dueAt", c."id"`;
  return database.sql.all<ComplaintLine>(
    `SELECT ${COLUMNS} ${FROM} WHERE ${conditions.map(([sql]) => sql).join(' AND ')} ORDER BY ${order} LIMIT ?`,
    [...conditions.flatMap(([, values]) => values), page.limit],
  );
}

/** How many stand in each list. */
export async function countComplaints(
  database: Database,
  person: Person,
  moments: ListMoments,
): Promise<Record<Exclude<ComplaintListName, 'done'>, number>> {
  const counts = { open: 0, mine: 0, late: 0, due: 0, visits: 0, stranded: 0 };
  for (const list of Object.keys(counts) as (keyof typeof counts)[]) {
    const none = { state: '', channel: '', category: '', handler: '', number: '' };
    const conditions = filterConditions(person, { list, ...none }, moments);
    const row = await database.sql.first<{ n: number }>(
      `SELECT count(*) AS n FROM "Complaint" c WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`,
      conditions.flatMap(([, values]) => values),
    );
    counts[list] = Number(row?.n ?? 0);
  }
  return counts;
}

/** A handler's open complaints and how many of them are late; `handlerId` null for those not assigned yet. */
export interface HandlerLoad {
  handlerId: number | null;
  handler: string;
  open: number;
  late: number;
}

/** Who has how much in hand, the most first. */
export async function workloadByHandler(
  database: Database,
  person: Person,
  { now }: ListMoments,
): Promise<HandlerLoad[]> {
  const reach = complaintReach(person);
  const rows = await database.sql.all<HandlerLoad>(
    `SELECT c."assignedToId" AS "handlerId", max(c."assignedTo") AS "handler", count(*) AS "open",
            sum(CASE WHEN c."dueAt" < ? THEN 1 ELSE 0 END) AS "late"
     FROM "Complaint" c WHERE c."isOpen" = ? AND ${reach.where}
     GROUP BY c."assignedToId" ORDER BY count(*) DESC, max(c."assignedTo")`,
    [now, true, ...reach.values],
  );
  return rows.map((row) => ({ ...row, open: Number(row.open), late: Number(row.late) }));
}

function filterConditions(person: Person, filters: ComplaintFilters, moments: ListMoments): Condition[] {
  const reach = complaintReach(person);
  const { state, channel, category, handler, number } = filters;
  const equal = (column: string, value: string): Condition[] =>
    value === '' ? [] : [[`c."${column}" = ?`, [value]]];
  return [
    [reach.where, reach.values],
    ...listCondition(filters.list, person, moments),
    ...equal('state', state),
    ...equal('channel', channel),
    ...equal('category', category),
    ...equal('number', number),
    ...(handler === 'none' ? ([[`c."assignedToId" IS NULL`, []]] as Condition[]) : []),
    ...(/^\d{1,9}$/.test(handler) ? ([[`c."assignedToId" = ?`, [Number(handler)]]] as Condition[]) : []),
  ];
}

function listCondition(list: ComplaintListName, person: Person, moments: ListMoments): Condition[] {
  switch (list) {
    case 'open':
      return [[`c."isOpen" = ?`, [true]]];
    case 'mine':
      return [[`c."dueAt" IS NOT NULL AND c."assignedToId" = ?`, [person.staffId]]];
    case 'late':
      return [[`c."dueAt" < ?`, [moments.now]]];
    case 'due':
      return [[`c."dueAt" >= ? AND c."dueAt" <= ?`, [moments.now, moments.dueBefore]]];
    case 'visits':
      return [[`c."isOpen" = ? AND c."dueAt" IS NOT NULL`, [false]]];
    case 'stranded':
      return [strandedComplaints()];
    case 'done':
      return [[`c."isOpen" = ?`, [false]]];
  }
}

function afterCondition(after: ComplaintCursor | null, isDone: boolean): Condition[] {
  if (after === null) return [];
  if (isDone) return [[`c."id" < ?`, [after.id]]];
  const at = new Date(after.dueAt);
  return [[`(c."dueAt" > ? OR (c."dueAt" = ? AND c."id" > ?))`, [at, at, after.id]]];
}
