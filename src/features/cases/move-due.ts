import type { Tx } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { plainSql } from '../../db/plain-sql.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { isCaseState, mayClockRun } from '../../domain/cases/states.js';
import { DUE_MOVE_CAUSES, type DueMoveCause, dueMove } from '../../domain/time-account/due-from-history.js';
import { recountLegs } from '../joint/leg-clock.js';
import { clockHistory } from './clock-history.js';
import { type PromisedMoment, type PromiseFacts, promisedMoment } from './promise-clock.js';

/** A case as its clock needs it. */
export interface ClockedCase extends PromiseFacts {
  id: number;
  hallId: number;
  kind: string;
  state: string;
  dueAt: Date | null;
  dueProvisional: boolean;
}

/** Who is named in the journal; the system has no id and no name. */
export interface JournalActor {
  staffId: number | null;
  name: string;
}

export interface DueMoveGiven {
  /** The state from now on. */
  state: string;
  why: DueMoveCause;
  actor: JournalActor;
  at: Date;
  calendar: Calendar;
}

/**
 * S-05: computes the due moment anew from the history as it now stands, saves it and journals old, new and why, in
 * the transaction of what moved it. The clock's column follows the state.
 */
export async function moveDue(tx: Tx, found: ClockedCase, given: DueMoveGiven): Promise<PromisedMoment> {
  const { state, why, actor, at, calendar } = given;
  const moment = promisedMoment({ ...found, ...(await clockHistory(plainSql(tx), found.id)) }, calendar);
  const runs = isCaseState(state) && mayClockRun(state);
  await tx.case.update({
    where: { id: found.id },
    data: {
      state,
      dueAt: moment.dueAt,
      dueProvisional: moment.provisional,
      runningDueAt: runs ? moment.dueAt : null,
      updatedAt: at,
    },
  });
  if (found.kind === 'J') await recountLegs(tx, found, calendar);
  const move = dueMove(
    deadlineOf(found.dueAt, found.dueProvisional),
    deadlineOf(moment.dueAt, moment.provisional),
    why,
  );
  if (move === null) return moment;
  const words = (due: number | null, provisional: boolean) =>
    due === null ? '恢复计时后再定' : `${momentInWords(due, calendar.zone)}${provisional ? '（暂定）' : ''}`;
  await recordEvent(tx, {
    hallId: found.hallId,
    caseId: found.id,
    kind: 'due-moved',
    fromState: state,
    toState: state,
    staffId: actor.staffId,
    actorName: actor.name,
    at,
    reason: DUE_MOVE_CAUSES[why],
    details: {
      why,
      from: found.dueAt?.toISOString() ?? null,
      to: moment.dueAt?.toISOString() ?? null,
      fromText: words(move.from, found.dueProvisional),
      toText: words(move.to, move.provisional),
    },
  });
  return moment;
}

function deadlineOf(dueAt: Date | null, provisional: boolean) {
  return { dueAt: dueAt?.getTime() ?? null, provisional };
}
