import type { Database, SqlValue } from '../../db/database.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { maskApplicantName } from '../../domain/identity/masks.js';
import { silentSince } from '../../domain/upward/silent-since.js';
import { silenceOf } from '../../domain/upward/upward.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import { scopeSql } from '../cases/case-scope.js';
import { dayWords, momentWords } from '../desk/clock-words.js';
import { type FilingRow, trackingOf } from './upward.repository.js';

const MOST_ROWS = 200;

export const UPWARD_LISTS = {
  silent: { title: '未联系', empty: '没有超过规定工作日未与上级机关联系的办件。' },
  mine: { title: '我跟踪的', empty: '没有由您跟踪的报批件。' },
  all: { title: '全部', empty: '没有在上级机关的办件。' },
} as const;

export type UpwardListName = keyof typeof UPWARD_LISTS;

export const UPWARD_LIST_NAMES = Object.keys(UPWARD_LISTS) as readonly UpwardListName[];

interface UpwardRow extends FilingRow {
  number: string;
  itemName: string;
  applicantType: string;
  applicantName: string;
  departmentName: string;
}

export interface UpwardGiven {
  person: Person;
  now: Date;
  calendar: Calendar;
  silentAfterWorkingDays: number;
}

/** The cases with a superior within the person's reach, the longest silent first (SV-08). */
export async function listUpward(database: Database, name: UpwardListName, given: UpwardGiven) {
  const found = conditions(name, given);
  if (found === null) return [];
  const rows = await database.sql.all<UpwardRow>(
    `SELECT f."id", f."body", f."trackerId", f."tracker", f."forwardedAt", f."lastContactAt", f."expectedAt",
       f."answeredAt", f."result", f."note", c."number", c."itemName", c."applicantType", c."applicantName",
       d."name" AS "departmentName"
     FROM "UpwardFiling" f JOIN "Case" c ON c."id" = f."caseId" JOIN "Department" d ON d."id" = c."departmentId"
     WHERE ${found.where} ORDER BY f."lastContactAt", f."id" LIMIT ${MOST_ROWS}`,
    found.values,
  );
  return rows.map((row) => upwardLine(row, given));
}

/** How many are on each list. */
export async function countUpward(
  database: Database,
  given: UpwardGiven,
): Promise<Record<UpwardListName, number>> {
  const counts = { silent: 0, mine: 0, all: 0 };
  for (const name of UPWARD_LIST_NAMES) {
    const found = conditions(name, given);
    if (found === null) continue;
    const row = await database.sql.first<{ n: number }>(
      `SELECT count(*) AS n FROM "UpwardFiling" f JOIN "Case" c ON c."id" = f."caseId" WHERE ${found.where}`,
      found.values,
    );
    counts[name] = row?.n ?? 0;
  }
  return counts;
}

function conditions(
  name: UpwardListName,
  { person, now, calendar, silentAfterWorkingDays }: UpwardGiven,
): { where: string; values: SqlValue[] } | null {
  const scope = scopeSql(person, 'c');
  if (scope === null) return null;
  const own = ownCondition(name, person, silentSince(silentAfterWorkingDays, now.getTime(), calendar));
  return {
    where: `f."answeredAt" IS NULL AND c."state" = 'UP' AND ${scope.where}${own.where}`,
    values: [...scope.values, ...own.values],
  };
}

function ownCondition(
  name: UpwardListName,
  person: Person,
  silent: number,
): { where: string; values: SqlValue[] } {
  switch (name) {
    case 'silent':
      return { where: ' AND f."lastContactAt" < ?', values: [new Date(silent)] };
    case 'mine':
      return { where: ' AND f."trackerId" = ?', values: [person.staffId] };
    case 'all':
      return { where: '', values: [] };
    default:
      return name satisfies never;
  }
}

function upwardLine(row: UpwardRow, { now, calendar, silentAfterWorkingDays }: UpwardGiven) {
  const at = now.getTime();
  const contact = { at: row.lastContactAt, channel: 'phone', contactedName: '', note: '', byId: 0 } as const;
  const tracking = { ...trackingOf(row), contacts: [contact] };
  const { silentWorkingDays, isSilent } = silenceOf(tracking, silentAfterWorkingDays, at, calendar);
  return {
    number: row.number,
    href: paths.case(row.number),
    item: row.itemName,
    applicant: maskApplicantName(
      row.applicantType === 'organisation' ? 'organisation' : 'person',
      row.applicantName,
    ),
    department: row.departmentName,
    body: row.body,
    tracker: row.tracker,
    forwarded: momentWords(row.forwardedAt, at, calendar),
    lastContact: momentWords(row.lastContactAt, at, calendar),
    expected: row.expectedAt === null ? '' : dayWords(row.expectedAt, at, calendar),
    isLateAnswer: row.expectedAt !== null && row.expectedAt < at,
    isSilent,
    silence: silentWorkingDays === 0 ? '今天联系过' : `${silentWorkingDays} 个工作日未联系`,
    contactHref: paths.caseAction(row.number, 'superior-contacts'),
  };
}
