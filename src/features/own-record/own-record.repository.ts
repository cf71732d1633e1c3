import type { Database } from '../../db/database.js';
import type { RatingTally } from '../../domain/ratings/satisfaction.js';
import { IS_SET_ASIDE, type TallyRow, tallyOf } from '../ratings/satisfaction-of.js';

const MOST = 100;

/** The states in which a fault is known to the person: a bare proposal is not, and neither is one dropped before. */
const TOLD = {
  OR: [{ state: { notIn: ['proposed', 'dismissed'] } }, { state: 'dismissed', hearBy: { not: null } }],
};

/** The faults of one person that he has been told of, the latest first. */
export function ownFaults({ read }: Database, staffId: number) {
  return read.faultCase.findMany({
    where: { personId: staffId, ...TOLD },
    orderBy: { id: 'desc' },
    take: MOST,
  });
}

/** One of the person's own faults; null for anybody else's and for those he has not been told of. */
export function ownFault({ read }: Database, staffId: number, number: string) {
  return read.faultCase.findFirst({ where: { number, personId: staffId, ...TOLD } });
}

/** The measures on one person that were decided, the latest first. */
export function ownMeasures({ read }: Database, staffId: number) {
  return read.measure.findMany({
    where: { staffId, state: { notIn: ['proposed', 'rejected'] } },
    orderBy: { id: 'desc' },
    take: MOST,
  });
}

export function ownAppeals({ read }: Database, staffId: number) {
  return read.appeal.findMany({ where: { staffId }, orderBy: { id: 'desc' }, take: MOST });
}

/** What the counters of 7.5 counted for one person, undone ones too. */
export function ownCounters({ read }: Database, staffId: number) {
  return read.counterEvent.findMany({
    where: { subjectKind: { in: ['person', 'leader'] }, subjectId: staffId },
    orderBy: { id: 'desc' },
    take: MOST,
  });
}

/** The events of attendance of one person, the latest first. */
export function ownAttendance({ read }: Database, staffId: number) {
  return read.attendanceEvent.findMany({
    where: { staffId },
    orderBy: [{ day: 'desc' }, { id: 'desc' }],
    take: 20,
  });
}

/**
 * How often each level was given to one person, and how many were set aside; never by whom or when (S-54).
 * @param before the moment (ms) before which his ratings are shown, or he would see one arrive and know whose it is
 */
export async function ownRatings({ sql }: Database, staffId: number, before: number): Promise<RatingTally> {
  const rows = await sql.all<TallyRow>(
    `SELECT r."level", ${IS_SET_ASIDE} AS "setAside", count(*) AS n
     FROM "Rating" r LEFT JOIN "RatingLoop" l ON l."ratingId" = r."id"
     WHERE r."staffId" = ? AND r."at" < ? GROUP BY 1, 2`,
    [staffId, new Date(before)],
  );
  return tallyOf(rows);
}

/** The person's results of published periods, the latest first. */
export function ownResults({ read }: Database, staffId: number) {
  return read.appraisalResult.findMany({
    where: {
      subjectKind: 'clerk',
      subjectId: staffId,
      period: { state: { in: ['published', 'frozen'] } },
    },
    include: { period: { select: { period: true, scheme: true, state: true } } },
    orderBy: { periodId: 'desc' },
    take: 24,
  });
}
