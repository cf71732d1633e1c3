import type { Database } from '../../db/database.js';
import type { StaffReach } from '../attendance/attendance-reach.js';
import type { LeaveRow } from './leave-reach.js';

const WAITING = ['asked', 'head-agreed', 'unit-agreed'];
const MOST_WAITING = 500;

/** The slips of a hall that wait for somebody: those in approval, and those to be filed. */
export function waitingSlips(database: Database, hallId: number): Promise<LeaveRow[]> {
  return database.read.leaveSlip.findMany({
    where: {
      hallId,
      OR: [
        { isOpen: true, state: { in: WAITING } },
        { state: { in: ['approved', 'ended'] }, filedAt: null },
      ],
    },
    orderBy: [{ fromAt: 'asc' }, { id: 'asc' }],
    take: MOST_WAITING,
  });
}

/** A person's slips, the latest first. */
export function slipsOf(database: Database, staffId: number): Promise<LeaveRow[]> {
  return database.read.leaveSlip.findMany({ where: { staffId }, orderBy: { id: 'desc' }, take: 50 });
}

/** One page of the register, the latest first. */
export function listSlips(
  database: Database,
  filter: { reach: StaffReach; state: string; departmentId: number | null },
  page: { before: number | null; limit: number },
): Promise<LeaveRow[]> {
  const { reach, state, departmentId } = filter;
  return database.read.leaveSlip.findMany({
    where: {
      hallId: { in: reach.hallIds },
      ...(reach.departmentIds === null ? {} : { departmentId: { in: reach.departmentIds } }),
      ...(state === '' ? {} : { state }),
      ...(page.before === null ? {} : { id: { lt: page.before } }),
      ...(departmentId === null ? {} : { AND: [{ departmentId }] }),
    },
    orderBy: { id: 'desc' },
    take: page.limit,
  });
}

export function findSlip(database: Database, slipId: number): Promise<LeaveRow | null> {
  return database.read.leaveSlip.findUnique({ where: { id: slipId } });
}

/** The hand-overs of slips by their id: in which state each is. */
export async function handoverStates(
  database: Database,
  rows: readonly LeaveRow[],
): Promise<Map<number, string>> {
  const ids = rows.map(({ absenceId }) => absenceId).filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const found = await database.read.absence.findMany({
    where: { id: { in: ids } },
    select: { id: true, state: true },
  });
  return new Map(found.map(({ id, state }) => [id, state]));
}
