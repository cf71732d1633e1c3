import type { Database, SqlValue } from '../../db/database.js';
import { departmentsOf } from '../../domain/access/scope.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { maskApplicantName } from '../../domain/identity/masks.js';
import { LEG_STATE_WORDS } from '../../domain/joint/board.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import { scopeSql } from '../cases/case-scope.js';
import { clockWords, type LightLimits, momentWords } from '../desk/clock-words.js';
import { type LegRow, legOf } from './legs.repository.js';

const MOST_ROWS = 200;

export const LEG_LISTS = {
  open: { title: '待答复', empty: '没有等本部门答复的联办件。抄告单到了会按期限排在这里。' },
  answered: { title: '已答复', empty: '本部门还没有答复过联办件。' },
  running: { title: '各部门在办', empty: '没有部门正在办理联办件。' },
  stuck: { title: '没有接上', empty: '前面的环节办完以后，后面的环节都已经抄告。' },
} as const;

export type LegListName = keyof typeof LEG_LISTS;

/** Who waits for what: the departments for their own answers, the leads for all that they lead. */
export const OWN_LISTS: readonly LegListName[] = ['open', 'answered'];
export const LEAD_LISTS: readonly LegListName[] = ['running', 'stuck'];

interface ListedLeg extends LegRow {
  number: string;
  itemName: string;
  applicantType: string;
  applicantName: string;
}

export interface LegListGiven {
  person: Person;
  now: Date;
  calendar: Calendar;
  limits: LightLimits;
}

/** The legs on a list, those due first first; the last answered first. */
export async function listLegLines(database: Database, name: LegListName, given: LegListGiven) {
  const found = conditionOf(name, given.person);
  if (found === null) return [];
  const order =
    name === 'answered'
      ? 'l."decidedAt" DESC'
      : 'CASE WHEN l."runningDueAt" IS NULL THEN 1 ELSE 0 END, l."runningDueAt"';
  const rows = await database.sql.all<ListedLeg>(
    `SELECT l."id", l."position", l."groupPosition", l."departmentId", d."name" AS "departmentName", l."name",
       l."limitValue", l."limitUnit", l."state", l."startedAt", l."contactedAt", l."dueAt", l."reason", l."basis",
       l."decidedAt", l."decidedById", l."decidedBy", l."version", c."number", c."itemName", c."applicantType", c."applicantName"
     FROM "CaseLeg" l JOIN "Case" c ON c."id" = l."caseId" JOIN "Department" d ON d."id" = l."departmentId"
     WHERE ${found.where} ORDER BY ${order}, l."id" LIMIT ${MOST_ROWS}`,
    found.values,
  );
  return rows.map((row) => legListLine(row, name, given));
}

/** How many are on a list. */
export async function countLegs(database: Database, name: LegListName, person: Person): Promise<number> {
  const found = conditionOf(name, person);
  if (found === null) return 0;
  const row = await database.sql.first<{ n: number }>(
    `SELECT count(*) AS n FROM "CaseLeg" l JOIN "Case" c ON c."id" = l."caseId" WHERE ${found.where}`,
    found.values,
  );
  return row?.n ?? 0;
}

function conditionOf(name: LegListName, person: Person): { where: string; values: SqlValue[] } | null {
  if (OWN_LISTS.includes(name)) return ownCondition(name, person);
  const scope = scopeSql(person, 'c');
  if (scope === null) return null;
  const state = name === 'running' ? 'open' : 'waiting';
  const stuck =
    name === 'stuck'
      ? ` AND NOT EXISTS (SELECT 1 FROM "CaseLeg" p WHERE p."caseId" = l."caseId"
           AND p."groupPosition" < l."groupPosition" AND p."state" <> 'agreed')`
      : '';
  return {
    where: `l."state" = ? AND c."state" = 'LEGS' AND ${scope.where}${stuck}`,
    values: [state, ...scope.values],
  };
}

function ownCondition(name: LegListName, person: Person): { where: string; values: SqlValue[] } | null {
  const ids = departmentsOf(person);
  if (ids.length === 0) return null;
  const own = `l."hallId" = ? AND l."departmentId" IN (${ids.map(() => '?').join(', ')})`;
  const values: SqlValue[] = [person.hallId, ...ids];
  return name === 'open'
    ? { where: `${own} AND l."state" = 'open' AND c."state" = 'LEGS'`, values }
    : { where: `${own} AND l."decidedAt" IS NOT NULL`, values };
}

function legListLine(row: ListedLeg, name: LegListName, { person, now, calendar, limits }: LegListGiven) {
  const at = now.getTime();
  const isOpen = row.state === 'open' && row.dueAt !== null;
  const clock = isOpen
    ? clockWords({ acceptedAt: row.startedAt, dueAt: row.dueAt ?? at }, at, calendar, limits)
    : { light: 'still' as const, text: LEG_STATE_WORDS[legOf(row).state] };
  const isOwn = name === 'open' && departmentsOf(person).includes(row.departmentId);
  return {
    number: row.number,
    href: isOwn ? paths.caseLeg(row.number, row.id) : paths.caseAction(row.number, 'board'),
    item: row.itemName,
    leg: row.name,
    department: row.departmentName,
    applicant: maskApplicantName(
      row.applicantType === 'organisation' ? 'organisation' : 'person',
      row.applicantName,
    ),
    clock,
    due: row.dueAt === null ? '' : momentWords(row.dueAt, at, calendar),
    contact: row.contactedAt === null ? (row.state === 'open' ? '未联系' : '') : '已联系',
    answered: row.decidedAt === null ? '' : `${momentWords(row.decidedAt, at, calendar)} ${row.decidedBy}`,
    state: LEG_STATE_WORDS[legOf(row).state],
  };
}
