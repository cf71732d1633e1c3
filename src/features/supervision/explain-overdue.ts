import type { Database, Tx } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { caseScope, isInScope } from '../../domain/access/scope.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf } from '../../domain/calendar/civil-time.js';
import { closingOf, nextWorkingDay } from '../../domain/calendar/working-time.js';
import { MEASURE_FROM_LATE_WORKING_DAYS } from '../../domain/cases/overrun.js';
import { assess } from '../../domain/deadlines/assess-deadline.js';
import { LATE_NOTICES } from '../../domain/supervision/detectors/fault-detectors.js';
import { consequenceOf, OVERRUN_WAYS, type OverrunWay } from '../../domain/supervision/overrun-way.js';
import type { Person } from '../../web/visit.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import type { EventMeanwhile } from '../cases/act-on-case.js';
import { claimCase } from '../cases/claim-case.js';
import { overrunKey } from './follow-up.repository.js';
import { raiseEvents } from './raise-event.js';

interface Asked {
  number: string;
  version: number;
  seenEventId: number;
}

export type ExplainOutcome =
  | { ok: true }
  | { ok: false; code: 'changed'; since: EventMeanwhile[] }
  | { ok: false; code: 'not-found' | 'not-overdue' | 'not-long-overdue' | 'not-explained' };

type Found = NonNullable<Awaited<ReturnType<typeof lateCase>>>;

/**
 * SV-02: writes why a case was not finished in time and what its clerk plans, so that it may be worked on again.
 * Nothing is deleted: a later explanation stands beside the first in the history.
 */
export async function explainOverdue(
  database: Database,
  person: Person,
  given: Asked & { reason: string; plan: string },
  now: Date,
): Promise<ExplainOutcome> {
  return database.write(async (tx) => {
    const found = await lateCase(tx, person, given.number);
    if (found === null) return { ok: false, code: 'not-found' };
    if (!isLate(found, now)) return { ok: false, code: 'not-overdue' };
    const { reason, plan } = given;
    const change = { overdueReason: reason, overduePlan: plan, overdueReasonAt: now };
    const changed = await claimCase(tx, found, given);
    if (changed !== null) return { ok: false, code: 'changed', since: changed.since };
    await tx.case.update({ where: { id: found.id }, data: change });
    await recordOverrun(tx, found, person, now, 'overdue-explained', { rule: 'SV-02', reason, plan });
    return { ok: true };
  });
}

/**
 * SV-03: enters the way out of an overrun of three working days. Where the organ is at fault the supervision
 * section gets a task to contact the applicant; the way is put before supervision with its evidence.
 */
export async function enterOverrunMeasure(
  database: Database,
  person: Person,
  given: Asked & { way: OverrunWay; told: string; plan: string },
  now: Date,
): Promise<ExplainOutcome> {
  return database.write(async (tx) => {
    const found = await lateCase(tx, person, given.number);
    if (found === null) return { ok: false, code: 'not-found' };
    const calendar = await calendarInForce(tx, found.hallId);
    if (!isLate(found, now)) return { ok: false, code: 'not-overdue' };
    if (lateDays(found, now, calendar) < MEASURE_FROM_LATE_WORKING_DAYS)
      return { ok: false, code: 'not-long-overdue' };
    if (!isExplained(found)) return { ok: false, code: 'not-explained' };
    const changed = await claimCase(tx, found, given);
    if (changed !== null) return { ok: false, code: 'changed', since: changed.since };
    const { way, told, plan } = given;
    const words = [OVERRUN_WAYS[way].label, told, plan].filter((part) => part !== '').join('；');
    await recordOverrun(tx, found, person, now, 'overrun-measure', { rule: 'SV-03', way, told, plan, words });
    await putBeforeSupervision(tx, found, { way, told, plan, by: person.name }, now, calendar);
    return { ok: true };
  });
}

/** The way out lies before supervision with its evidence; where the organ is at fault, with a task. */
async function putBeforeSupervision(
  tx: Tx,
  found: Found,
  given: { way: OverrunWay; told: string; plan: string; by: string },
  now: Date,
  calendar: Calendar,
): Promise<void> {
  const due = found.runningDueAt;
  const notice = await tx.notice.findFirst({
    where: { caseId: found.id, kind: { in: [...LATE_NOTICES] }, ...(due && { issuedAt: { lte: due } }) },
    select: { number: true },
  });
  const { contactApplicant, faultId } = consequenceOf(given.way, notice !== null);
  await raiseEvents(tx, [
    {
      hallId: found.hallId,
      rule: 'SV-03',
      key: overrunKey(found.id, due?.getTime() ?? null),
      caseId: found.id,
      windowId: found.windowId,
      staffId: found.reviewedById ?? found.acceptedById ?? found.receivedById,
      faultId,
      at: now,
      evidence: {
        lateWorkingDays: lateDays(found, now, calendar),
        reason: found.overdueReason,
        toldBeforeDue: notice?.number ?? '',
        ...given,
      },
    },
  ]);
  if (contactApplicant) await askToContact(tx, found, now, calendar);
}

/** A task of the supervision section until the close of the next working day. */
async function askToContact(tx: Tx, found: Found, now: Date, calendar: Calendar): Promise<void> {
  const day = nextWorkingDay(dayOf(calendar.zone.toLocalMinute(now.getTime())), calendar);
  await tx.task.create({
    data: {
      hallId: found.hallId,
      caseId: found.id,
      kind: 'contact-applicant',
      words: '联系申请人，说明超期情况，记录申请人意见',
      createdAt: now,
      dueAt: new Date(calendar.zone.toInstant(closingOf(day, calendar))),
    },
  });
}

async function lateCase(tx: Tx, person: Person, number: string) {
  const found = await tx.case.findUnique({ where: { number } });
  return found !== null && isInScope(found, caseScope(person)) ? found : null;
}

function isLate({ runningDueAt }: Found, now: Date): boolean {
  return runningDueAt !== null && now.getTime() > runningDueAt.getTime();
}

function isExplained({ runningDueAt, overdueReasonAt }: Found): boolean {
  return runningDueAt !== null && overdueReasonAt !== null && overdueReasonAt >= runningDueAt;
}

function lateDays({ runningDueAt }: Found, now: Date, calendar: Calendar): number {
  return assess({ dueAt: runningDueAt?.getTime() ?? null }, now.getTime(), calendar).lateWorkingDays;
}

async function recordOverrun(
  tx: Tx,
  found: Found,
  person: Person,
  now: Date,
  kind: 'overdue-explained' | 'overrun-measure',
  details: Record<string, unknown>,
): Promise<void> {
  await recordEvent(tx, {
    hallId: found.hallId,
    caseId: found.id,
    kind,
    fromState: found.state,
    toState: found.state,
    staffId: person.staffId,
    actorName: person.name,
    at: now,
    details: { ...details, dueAt: found.runningDueAt?.toISOString() ?? '' },
  });
}
