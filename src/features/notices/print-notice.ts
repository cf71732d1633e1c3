import type { Database } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { may } from '../../domain/access/permissions.js';
import type { Person } from '../../web/visit.js';
import { findNotice } from './find-notice.js';
import { countPrint } from './notices.repository.js';

export interface PrintRequest {
  caseNumber: string;
  noticeId: number;
  /** How often the notice had been printed when the person looked at it. */
  seenCount: number;
  /** Printed on paper, or taken away as a file. */
  as: 'paper' | 'file';
}

export type PrintOutcome =
  | { ok: true; count: number }
  | { ok: false; kind: 'not-found' | 'may-not-reprint' | 'printed-meanwhile' };

/**
 * Records that an issued notice is handed out: on paper or as a file, the first time as the original, each
 * further time as a marked copy, which needs a permission of its own. The notice itself stays as issued.
 */
export async function printNotice(
  database: Database,
  person: Person,
  request: PrintRequest,
  now: Date,
): Promise<PrintOutcome> {
  const notice = await findNotice(database, person, request.caseNumber, request.noticeId);
  if (notice === null) return { ok: false, kind: 'not-found' };
  if (request.seenCount > 0 && !may(person.roles, 'notice.reprint')) {
    return { ok: false, kind: 'may-not-reprint' };
  }
  const count = request.seenCount + 1;
  const isCounted = await database.write(async (tx) => {
    if (!(await countPrint(tx, notice.id, request.seenCount, now))) return false;
    const { state } = await tx.case.findUniqueOrThrow({
      where: { id: notice.caseId },
      select: { state: true },
    });
    await recordEvent(tx, {
      hallId: notice.hallId,
      caseId: notice.caseId,
      kind: count === 1 ? 'notice-printed' : 'notice-reprinted',
      fromState: state,
      toState: state,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      reason: notice.content.title,
      details: {
        noticeId: notice.id,
        title: notice.content.title,
        number: notice.content.number,
        count,
        as: request.as,
      },
    });
    return true;
  });
  return isCounted ? { ok: true, count } : { ok: false, kind: 'printed-meanwhile' };
}
