import type { Database, Tx } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { nextNumber } from '../../db/sequences.js';
import { caseScope, isInScope } from '../../domain/access/scope.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { civilDateOf, dayOf } from '../../domain/calendar/civil-time.js';
import { addWorkingDays, closingOf } from '../../domain/calendar/working-time.js';
import { assess } from '../../domain/deadlines/assess-deadline.js';
import { noticeNumber, noticeSequenceName } from '../../domain/numbering/notice-number.js';
import { URGING_NUMBER_WORD } from '../../domain/supervision/urging.js';
import type { Person } from '../../web/visit.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import type { EventMeanwhile } from '../cases/act-on-case.js';
import { eventsAfter } from '../cases/cases.repository.js';
import { putMessages } from '../reminders/reminders.repository.js';

export interface UrgingRequest {
  number: string;
  toStaffId: number;
  words: string;
  replyWorkingDays: number;
  /** The last event of the case that the person's page showed. */
  seenEventId: number;
}

export type UrgingOutcome =
  | { ok: true; urgingId: number; urgingNumber: string }
  | { ok: false; code: 'not-found' | 'closed' | 'nobody' }
  | { ok: false; code: 'urged-meanwhile'; since: EventMeanwhile[] };

/**
 * D-34: the supervision section urges a member of staff about an open case, in writing and with a term for the
 * answer, unless a colleague has done so since the person looked. How the case stood is frozen into its history; the
 * note lies on the desk of the person urged.
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
    await tx.case.update({ where: { id: found.id }, data: { version: { increment: 0 } } });
    const since = await eventsAfter(tx, found.id, request.seenEventId);
    if (since.some(({ kind }) => kind === 'urging-issued'))
      return { ok: false, code: 'urged-meanwhile', since };
    if (!found.isOpen) return { ok: false, code: 'closed' };
    const to = await tx.staff.findUnique({ where: { id: request.toStaffId } });
    if (to === null || !to.active || to.hallId !== found.hallId) return { ok: false, code: 'nobody' };
    const { id: caseId, hallId } = found;
    const calendar = await calendarInForce(tx, hallId);
    const note = await saveNote(tx, found, { person, to, request }, now, calendar);
    await recordStanding(tx, found, { person, note, toName: to.name }, now, calendar);
    const words = `督办单 ${note.number}：${found.itemName}，请按期答复`;
    await putMessages(tx, [{ hallId, staffId: to.id, caseId, kind: 'urging', words, at: now }]);
    return { ok: true, urgingId: note.id, urgingNumber: note.number };
  });
}

type UrgedCase = NonNullable<Awaited<ReturnType<Tx['case']['findUnique']>>>;

/** Numbers the note and sets its term: the close of office of the last working day. */
async function saveNote(
  tx: Tx,
  { id: caseId, hallId }: UrgedCase,
  { person, to, request }: { person: Person; to: { id: number; name: string }; request: UrgingRequest },
  now: Date,
  calendar: Calendar,
) {
  const today = dayOf(calendar.zone.toLocalMinute(now.getTime()));
  const lastDay = addWorkingDays(today, request.replyWorkingDays, calendar);
  const { year } = civilDateOf(today);
  const serial = await nextNumber(tx, hallId, noticeSequenceName('D-34', year));
  return tx.urgingNote.create({
    data: {
      hallId,
      caseId,
      number: noticeNumber(URGING_NUMBER_WORD, year, serial),
      issuedAt: now,
      issuedById: person.staffId,
      issuedBy: person.name,
      toStaffId: to.id,
      toName: to.name,
      words: request.words,
      replyBy: new Date(calendar.zone.toInstant(closingOf(lastDay, calendar))),
    },
  });
}

/** Writes into the history how the case stood when it was urged. */
async function recordStanding(
  tx: Tx,
  found: UrgedCase,
  { person, note, toName }: { person: Person; note: { number: string; words: string }; toName: string },
  now: Date,
  calendar: Calendar,
): Promise<void> {
  const dueAt = found.runningDueAt?.getTime() ?? null;
  const { overdueReason, overduePlan } = found;
  await recordEvent(tx, {
    hallId: found.hallId,
    caseId: found.id,
    kind: 'urging-issued',
    fromState: found.state,
    toState: found.state,
    staffId: person.staffId,
    actorName: person.name,
    at: now,
    reason: note.words,
    details: {
      number: note.number,
      toName,
      lateWorkingDays: assess({ dueAt }, now.getTime(), calendar).lateWorkingDays,
      dueAt,
      overdueReason,
      overduePlan,
    },
  });
}
