import type { Database } from '../../db/database.js';
import type { Person } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { caseReach } from '../desk/case-reach.js';
import {
  type CaseList,
  type Condition,
  type Cursor,
  casesBy,
  type Keyed,
  type ListedCase,
  listCaseRows,
} from '../desk/list-case-rows.js';
import { type DailyListName, dailyList } from './daily-lists.js';

/** One page of a list of the daily check (SV-01) within a person's reach. */
export async function listDaily(
  database: Database,
  person: Person,
  name: DailyListName,
  page: { cursor: Cursor | null; limit: number },
  now: Date,
): Promise<CaseList<Keyed<ListedCase>>> {
  const { keys, index } = dailyList(name);
  const halls = await conditions(database, person, name, now);
  return listCaseRows(database, { halls, keys, ...page, ...(index && { index }) });
}

/** How many cases are on each list. */
export async function countDaily(
  database: Database,
  person: Person,
  names: readonly DailyListName[],
  now: Date,
): Promise<Map<DailyListName, number>> {
  const counts = new Map<DailyListName, number>();
  for (const name of names) {
    let sum = 0;
    for (const { where, values } of await conditions(database, person, name, now)) {
      const row = await database.sql.first<{ n: number }>(
        `SELECT count(*) AS n FROM ${casesBy(database, dailyList(name).index)} WHERE ${where}`,
        values,
      );
      sum += row?.n ?? 0;
    }
    counts.set(name, sum);
  }
  return counts;
}

async function conditions(
  database: Database,
  person: Person,
  name: DailyListName,
  now: Date,
): Promise<Condition[]> {
  const halls: Condition[] = [];
  for (const { hallId, where, values } of caseReach(person)) {
    const own = dailyList(name).condition(now, await hallCalendar(database, hallId), hallId);
    halls.push({ where: `${where} AND ${own.where}`, values: [...values, ...own.values] });
  }
  return halls;
}

/** A first-asked enquiry without an answer in time (S-02); moments in milliseconds. */
export interface UnansweredEnquiry {
  id: number;
  number: string;
  matter: string;
  firstClerk: string;
  owner: string;
  receivedAt: number;
  answerBy: number;
}

/** An applicant whom the supervision section has to contact (SV-03). */
export interface OpenContact {
  id: number;
  caseId: number;
  number: string;
  itemName: string;
  createdAt: number;
  dueAt: number | null;
}

/** The enquiries of the halls in reach that nobody answered in time, the longest waiting first. */
export async function listUnanswered(
  database: Database,
  person: Person,
  limit: number,
  now: Date,
): Promise<{ count: number; rows: UnansweredEnquiry[] }> {
  const halls = caseReach(person).map(({ hallId }) => hallId);
  if (halls.length === 0) return { count: 0, rows: [] };
  const from = `FROM "Enquiry" WHERE "hallId" IN (${halls.map(() => '?').join(', ')}) AND "closedAt" IS NULL AND "answerBy" < ?`;
  const values = [...halls, now];
  const counted = await database.sql.first<{ n: number }>(`SELECT count(*) AS n ${from}`, values);
  const rows = await database.sql.all<UnansweredEnquiry>(
    `SELECT "id", "number", "matter", "firstClerk", "owner", "receivedAt", "answerBy" ${from}
     ORDER BY "answerBy", "id" LIMIT ${limit}`,
    values,
  );
  return { count: counted?.n ?? 0, rows };
}

/** The applicants whom supervision still has to contact, the most urgent first. */
export async function listOpenContacts(
  database: Database,
  person: Person,
  limit: number,
): Promise<{ count: number; rows: OpenContact[] }> {
  const halls = caseReach(person).map(({ hallId }) => hallId);
  if (halls.length === 0) return { count: 0, rows: [] };
  const from = `FROM "Task" t JOIN "Case" c ON c."id" = t."caseId"
    WHERE t."hallId" IN (${halls.map(() => '?').join(', ')}) AND t."ownerId" IS NULL AND t."doneAt" IS NULL AND t."kind" = ?`;
  const values = [...halls, 'contact-applicant'];
  const counted = await database.sql.first<{ n: number }>(`SELECT count(*) AS n ${from}`, values);
  const rows = await database.sql.all<OpenContact>(
    `SELECT t."id", t."caseId", c."number", c."itemName", t."createdAt", t."dueAt" ${from}
     ORDER BY t."dueAt", t."id" LIMIT ${limit}`,
    values,
  );
  return { count: counted?.n ?? 0, rows };
}
