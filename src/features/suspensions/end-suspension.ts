import type { Tx } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { plainSql } from '../../db/plain-sql.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { transitionOf } from '../../domain/cases/transitions.js';
import { specialProcedureName } from '../../domain/suspensions/special-procedures.js';
import { endSuspension } from '../../domain/suspensions/suspend.js';
import type { Person } from '../../web/visit.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import type { House } from '../cases/act-on-case.js';
import { stateOf } from '../cases/case-facts.js';
import { type CaseForAction, findCaseForAction } from '../cases/cases.repository.js';
import { changedSince, claimCase } from '../cases/claim-case.js';
import { moveDue } from '../cases/move-due.js';
import type { SeenCase, SuspensionOutcome } from './start-suspension.js';
import { suspensionRow } from './stored-suspension.js';
import { suspensionsOfCase } from './suspensions.repository.js';

/**
 * TL-118, T25: the special procedure is over; the clock goes on, with its due moment computed anew, in one
 * transaction. `result` names what came of it, such as a report.
 */
export async function endCaseSuspension(
  house: House,
  person: Person,
  seen: SeenCase,
  result: string,
  now: Date,
): Promise<SuspensionOutcome> {
  return house.database.write(async (tx) => {
    const found = await findCaseForAction(tx, person, seen.number);
    if (found === null) return { ok: false, kind: 'not-found' };
    const before = await changedSince(tx, found, seen);
    if (before !== null) return before;
    const calendar = await calendarInForce(tx, found.hallId);
    const stored = await suspensionsOfCase(plainSql(tx), found.id);
    const ended = endSuspension(stored.map(suspensionRow), result, now.getTime(), calendar);
    if (!ended.ok) return { ok: false, kind: 'refused', refusal: ended.refusal };
    const changed = await claimCase(tx, found, seen);
    if (changed !== null) return changed;
    const running = stored.find((row) => row.endedAt === null);
    if (running === undefined) throw new Error(`case ${found.number} has no running suspension`);
    await tx.caseSuspension.update({
      where: { id: running.id },
      data: { endedAt: now, endedById: person.staffId, result: result.trim() },
    });
    const details = { procedure: ended.row.procedure, result: result.trim(), wasOverdue: ended.wasOverdue };
    await resume(tx, found, person, details, now, calendar);
    return { ok: true, number: found.number, noticeIds: [] };
  });
}

async function resume(
  tx: Tx,
  found: CaseForAction,
  person: Person,
  details: { procedure: Parameters<typeof specialProcedureName>[0]; result: string; wasOverdue: boolean },
  at: Date,
  calendar: Calendar,
): Promise<void> {
  const { id: transition, from, to: back } = transitionOf('file-record');
  const isAway = from !== 'any-open' && from.includes(stateOf(found.state));
  const to = isAway ? back : found.state;
  await recordEvent(tx, {
    hallId: found.hallId,
    caseId: found.id,
    kind: 'resumed',
    transition: isAway ? transition : '',
    fromState: found.state,
    toState: to,
    staffId: person.staffId,
    actorName: person.name,
    at,
    details: { ...details, procedureName: specialProcedureName(details.procedure) },
  });
  await moveDue(tx, found, { state: to, why: 'suspension-ended', actor: person, at, calendar });
}
