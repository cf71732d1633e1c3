import type { Database, Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import { type AttendanceVerdict, mayDecide } from '../../domain/attendance/decide-event.js';
import {
  ATTENDANCE_KINDS,
  countsAsLateOrEarly,
  isAttendanceKind,
  partInWords,
} from '../../domain/attendance/event-words.js';
import type { Person } from '../../web/visit.js';
import { countEvent, undoCountedEvents } from '../accountability/count-event.js';
import { putMessages } from '../reminders/reminders.repository.js';
import { isInReach, staffReach } from './attendance-reach.js';
import type { EventOutcome } from './excuse-event.js';

export interface EventDecision {
  eventId: number;
  version: number;
  verdict: AttendanceVerdict;
  note: string;
}

type EventRow = NonNullable<Awaited<ReturnType<Tx['attendanceEvent']['findUnique']>>>;

/**
 * Supervision excuses or confirms an event, and may change that later (SV-13). A confirmed late or early counts for
 * TH-08 (C-49); excusing it afterwards takes the count back, visibly.
 */
export async function decideEvent(
  database: Database,
  person: Person,
  given: EventDecision,
  now: Date,
): Promise<EventOutcome> {
  return database.write(async (tx) => {
    const event = await tx.attendanceEvent.findUnique({ where: { id: given.eventId } });
    if (
      event === null ||
      !isInReach({ ...staffReach(person), departmentIds: null }, { ...event, departmentId: null })
    )
      return { ok: false, kind: 'not-found' };
    const no = mayDecide(event, person.staffId, given.verdict);
    if (no !== null) return { ok: false, kind: 'refused', code: no };
    const { count } = await tx.attendanceEvent.updateMany({
      where: { id: event.id, version: given.version },
      data: {
        state: given.verdict,
        decision: given.note,
        decidedById: person.staffId,
        decidedBy: person.name,
        decidedAt: now,
        version: { increment: 1 },
      },
    });
    if (count === 0) return { ok: false, kind: 'refused', code: 'changed' };
    await keepCount(tx, event, { ...given, by: person.name }, now);
    await recordProceeding(tx, {
      hallId: event.hallId,
      about: 'attendance',
      aboutId: event.id,
      kind: given.verdict,
      fromState: event.state,
      toState: given.verdict,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      note: given.note,
    });
    const outcome = given.verdict === 'confirmed' ? '已核定' : '已认定有正当理由';
    const { hallId, staffId } = event;
    const words = `${inWords(event)}${outcome}`;
    await putMessages(tx, [{ hallId, staffId, caseId: null, kind: 'attendance-decided', words, at: now }]);
    return { ok: true };
  });
}

/** Each confirmation counts under a key of its own, so that what was taken back can count again. */
async function keepCount(
  tx: Tx,
  event: EventRow,
  given: { verdict: AttendanceVerdict; version: number; note: string; by: string },
  at: Date,
): Promise<void> {
  if (!countsAsLateOrEarly(event.kind)) return;
  const { hallId } = event;
  if (given.verdict === 'confirmed') {
    await countEvent(tx, {
      hallId,
      kind: 'late-or-early',
      subjectKind: 'person',
      subjectId: event.staffId,
      day: event.day,
      sourceKey: `attendance:${event.id}:${given.version}`,
      words: inWords(event),
      at,
    });
    return;
  }
  const counted = await tx.counterEvent.findMany({
    where: {
      hallId,
      kind: 'late-or-early',
      sourceKey: { startsWith: `attendance:${event.id}:` },
      undoneAt: null,
    },
    select: { sourceKey: true },
  });
  for (const { sourceKey } of counted)
    await undoCountedEvents(tx, { hallId, sourceKey, by: given.by, reason: given.note || '有正当理由', at });
}

function inWords({ day, part, kind }: EventRow): string {
  return `${day} ${partInWords(part)}${isAttendanceKind(kind) ? ATTENDANCE_KINDS[kind].name : kind}`;
}
