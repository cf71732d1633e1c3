import type { Database } from '../../db/database.js';
import { raiseEvents } from '../supervision/raise-event.js';

const MOST_AT_ONCE = 200;

/** TL-030: shows supervision each referral that its leader did not answer in time, once. @returns how many are new */
export async function reportLateReferrals(database: Database, hallId: number, now: Date): Promise<number> {
  return database.write(async (tx) => {
    const late = await tx.refusalReferral.findMany({
      where: { hallId, answeredAt: null, dueAt: { lt: now }, case: { state: 'NEG_REF' } },
      include: { case: true },
      orderBy: { id: 'asc' },
      take: MOST_AT_ONCE,
    });
    return raiseEvents(
      tx,
      late.map((row) => ({
        hallId,
        rule: 'TL-030',
        key: String(row.id),
        caseId: row.caseId,
        windowId: row.case.windowId,
        staffId: null,
        faultId: '',
        at: now,
        evidence: {
          words: '分管领导没有在期限内答复否定报备',
          referredBy: row.referredBy,
          referredAt: row.referredAt.toISOString(),
          dueAt: row.dueAt?.toISOString() ?? '',
        },
      })),
    );
  });
}
