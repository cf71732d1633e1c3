import type { Database, Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import type { Absence, AbsenceState, Competence } from '../../domain/staffing/absence.js';

/** What A hands over (D-29): his open cases, enquiries, duties of the first receiver and bookings as they stood. */
export interface HandoverSheet {
  cases: { number: string; itemName: string; state: string; dueAt: number | null }[];
  enquiries: { number: string; matter: string; answerBy: number | null }[];
  duties: { number: string | null; kind: string; words: string }[];
  bookings: { matter: string; replyBy: number | null }[];
}

const MOST_ROWS = 500;

/** What lies in the hands of a person now: cases by who has them in turn, and what he answers for beside them. */
export async function openWorkOf(tx: Tx, hallId: number, staffId: number): Promise<HandoverSheet> {
  const sql = plainSql(tx);
  const cases = await sql.all<HandoverSheet['cases'][number]>(
    `SELECT c."number", c."itemName", c."state", c."runningDueAt" AS "dueAt" FROM "Case" c
     WHERE c."hallId" = ? AND c."isOpen" = ? AND COALESCE(c."reviewedById", c."acceptedById", c."receivedById") = ?
     ORDER BY c."runningDueAt", c."id" LIMIT ${MOST_ROWS}`,
    [hallId, true, staffId],
  );
  const enquiries = await sql.all<HandoverSheet['enquiries'][number]>(
    `SELECT e."number", e."matter", e."answerBy" FROM "Enquiry" e
     WHERE e."hallId" = ? AND e."ownerId" = ? AND e."closedAt" IS NULL ORDER BY e."answerBy", e."id" LIMIT ${MOST_ROWS}`,
    [hallId, staffId],
  );
  const duties = await sql.all<HandoverSheet['duties'][number]>(
    `SELECT c."number", t."kind", t."words" FROM "Task" t LEFT JOIN "Case" c ON c."id" = t."caseId"
     WHERE t."hallId" = ? AND t."ownerId" = ? AND t."doneAt" IS NULL ORDER BY t."id" LIMIT ${MOST_ROWS}`,
    [hallId, staffId],
  );
  const bookings = await sql.all<HandoverSheet['bookings'][number]>(
    `SELECT b."matter", b."replyBy" FROM "Booking" b
     WHERE b."hallId" = ? AND b."handlerId" = ? AND b."repliedAt" IS NULL ORDER BY b."replyBy", b."id" LIMIT ${MOST_ROWS}`,
    [hallId, staffId],
  );
  return { cases, enquiries, duties, bookings };
}

/** A sheet as kept in the table. */
export function readSheet(text: string): HandoverSheet {
  const stored: unknown = JSON.parse(text);
  const kept = Array.isArray(stored) ? {} : (stored as Partial<HandoverSheet>);
  return { cases: [], enquiries: [], duties: [], bookings: [], ...kept };
}

export type AbsenceRow = NonNullable<Awaited<ReturnType<Tx['absence']['findUnique']>>>;

/** A row as the rules see it. */
export function absenceOf(row: AbsenceRow): Absence {
  return {
    staffId: row.staffId,
    staffName: row.staffName,
    substituteId: row.substituteId,
    substitute: row.substitute,
    state: row.state as AbsenceState,
    fromAt: row.fromAt.getTime(),
    untilAt: row.untilAt?.getTime() ?? null,
  };
}

/** The absences of either, and those in which either stands in, that are asked for or confirmed. */
export async function absencesAround(tx: Tx, staffIds: readonly number[]): Promise<Absence[]> {
  const ids = { in: [...staffIds] };
  const rows = await tx.absence.findMany({
    where: {
      state: { in: ['asked', 'confirmed'] },
      OR: [{ staffId: ids }, { substituteId: ids }],
    },
  });
  return rows.map(absenceOf);
}

/** What makes the one able to fill the post of the other (S-07: both must hold the skill of the item). */
export async function competenceOf(tx: Tx, staffId: number, substituteId: number): Promise<Competence> {
  const people = await tx.staff.findMany({
    where: { id: { in: [staffId, substituteId] } },
    include: { windows: true },
  });
  const [one, other] = [staffId, substituteId].map((id) => people.find((each) => each.id === id));
  const windows = new Set(one?.windows.map((each) => each.windowId));
  const named = await tx.itemVersion.count({ where: { handlerAId: staffId, handlerBId: substituteId } });
  return {
    sharesDepartment: one?.departmentId != null && one.departmentId === other?.departmentId,
    sharesWindow: other?.windows.some((each) => windows.has(each.windowId)) ?? false,
    isNamedB: named > 0,
  };
}

/** Everybody at work in the hall, with whether he could stand in for the person. */
export async function possibleSubstitutes(database: Database, hallId: number, staffId: number) {
  const staff = await database.read.staff.findMany({
    where: { hallId, active: true },
    include: { department: true, windows: true },
    orderBy: [{ departmentId: 'asc' }, { name: 'asc' }],
  });
  const named = await database.read.itemVersion.findMany({
    where: { hallId, handlerAId: staffId, handlerBId: { not: null } },
    select: { handlerBId: true },
    distinct: ['handlerBId'],
  });
  const namedIds = new Set(named.map((each) => each.handlerBId));
  const me = staff.find((each) => each.id === staffId);
  const windows = new Set(me?.windows.map((each) => each.windowId));
  return staff
    .filter((each) => each.id !== staffId)
    .filter(
      (each) =>
        namedIds.has(each.id) ||
        (me?.departmentId != null && each.departmentId === me.departmentId) ||
        each.windows.some((seat) => windows.has(seat.windowId)),
    )
    .map((each) => ({
      id: each.id,
      name: each.name,
      departmentName: each.department?.name ?? '',
      isNamedB: namedIds.has(each.id),
    }))
    .sort((one, other) => Number(other.isNamedB) - Number(one.isNamedB));
}

/** The absences a person asked for or is asked to fill, the latest first. */
export async function absencesOf(database: Database, staffId: number) {
  return database.read.absence.findMany({
    where: { OR: [{ staffId }, { substituteId: staffId }] },
    orderBy: { id: 'desc' },
    take: 50,
  });
}

const REGISTER_ROWS = 100;

/** The absences of the people within reach, the latest first. @param name part of who is away or stands in */
export async function listAbsences(
  database: Database,
  reach: { hallIds: readonly number[]; departmentIds: readonly number[] | null },
  name: string,
  before: number | null,
) {
  const people =
    reach.departmentIds === null
      ? null
      : await database.read.staff.findMany({
          where: { hallId: { in: [...reach.hallIds] }, departmentId: { in: [...reach.departmentIds] } },
          select: { id: true },
        });
  const rows = await database.read.absence.findMany({
    where: {
      hallId: { in: [...reach.hallIds] },
      ...(people === null ? {} : { staffId: { in: people.map(({ id }) => id) } }),
      ...(name === '' ? {} : { OR: [{ staffName: { contains: name } }, { substitute: { contains: name } }] }),
      ...(before === null ? {} : { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take: REGISTER_ROWS + 1,
  });
  return { rows: rows.slice(0, REGISTER_ROWS), hasMore: rows.length > REGISTER_ROWS };
}

/** Saves a change when the absence is still as the person saw it. @returns false when somebody was quicker */
export async function saveAbsence(
  tx: Tx,
  seen: { id: number; version: number },
  change: NonNullable<Parameters<Tx['absence']['updateMany']>[0]>['data'],
): Promise<boolean> {
  const { count } = await tx.absence.updateMany({
    where: seen,
    data: { ...change, version: { increment: 1 } },
  });
  return count === 1;
}
