import type { Database } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { nextNumber } from '../../db/sequences.js';
import { caseScope, isInScope } from '../../domain/access/scope.js';
import { civilDateOf, dayOf } from '../../domain/calendar/civil-time.js';
import { addWorkingDays, closingOf } from '../../domain/calendar/working-time.js';
import { assess } from '../../domain/deadlines/assess-deadline.js';
import { noticeNumber, noticeSequenceName } from '../../domain/numbering/notice-number.js';
import { URGING_NUMBER_WORD } from '../../domain/supervision/urging.js';
import type { Person } from '../../web/visit.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import { putMessages } from '../reminders/reminders.repository.js';

export interface UrgingRequest {
  number: string;
  toStaffId: number;
  words: string;
  replyWorkingDays: number;
}

export type UrgingOutcome =
  | { ok: true; urgingId: number; urgingNumber: string }
  | { ok: false; code: 'not-found' | 'closed' | 'nobody' };

/**
 * D-34: the supervision section urges a member of staff about an open case, in writing and with a term for the
 * answer. How the case stood is frozen into its history; the note lies on the desk of the person urged.
 */
export async function issueUrging(
  database: Database,
  person: Person,
  request: UrgingRequest,
  now: Date,
): Promise<UrgingOutcome> {
  return database.write(async (tx) => {
    const found = await tx.case.findUnique({ where: { number: request.number } });
    if (found === null || !isInScope(found, caseScope(person))) return { ok: false, code: 'not-found' };
    if (!found.isOpen) return { ok: false, code: 'closed' };
    const to = await tx.staff.findUnique({ where: { id: request.toStaffId } });
    if (to === null || !to.active || to.hallId !== found.hallId) return { ok: false, code: 'nobody' };
    const { id: caseId, hallId, runningDueAt } = found;
    const calendar = await calendarInForce(tx, hallId);
    const today = dayOf(calendar.zone.toLocalMinute(now.getTime()));
    const lastDay = addWorkingDays(today, request.replyWorkingDays, calendar);
    const { year } = civilDateOf(today);
    const serial = await nextNumber(tx, hallId, noticeSequenceName('D-34', year));
    const urgingNumber = noticeNumber(URGING_NUMBER_WORD, year, serial);
    const note = await tx.urgingNote.create({
      data: {
        hallId,
        caseId,
        number: urgingNumber,
        issuedAt: now,
        issuedById: person.staffId,
        issuedBy: person.name,
        toStaffId: to.id,
        toName: to.name,
        words: request.words,
        replyBy: new Date(calendar.zone.toInstant(closingOf(lastDay, calendar))),
      },
    });
    const { lateWorkingDays } = assess({ dueAt: runningDueAt?.getTime() ?? null }, now.getTime(), calendar);
    await recordEvent(tx, {
      hallId,
      caseId,
      kind: 'urging-issued',
      fromState: found.state,
      toState: found.state,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      reason: request.words,
      details: {
        number: urgingNumber,
        toName: to.name,
        lateWorkingDays,
        dueAt: runningDueAt?.getTime() ?? null,
        overdueReason: found.overdueReason,
        overduePlan: found.overduePlan,
      },
    });
    const words = `督办单 ${urgingNumber}：${found.itemName}，请按期答复`;
    await putMessages(tx, [{ hallId, staffId: to.id, caseId, kind: 'urging', words, at: now }]);
    return { ok: true, urgingId: note.id, urgingNumber };
  });
}
