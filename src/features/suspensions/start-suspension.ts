import type { Tx } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { plainSql } from '../../db/plain-sql.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { refuseUnexplainedOverrun } from '../../domain/cases/overrun.js';
import type { Refusal } from '../../domain/cases/refusal.js';
import { type CaseAction, transitionOf } from '../../domain/cases/transitions.js';
import {
  allowedProcedures,
  type SpecialProcedure,
  specialProcedureName,
} from '../../domain/suspensions/special-procedures.js';
import { type SuspensionRequest, startSuspension } from '../../domain/suspensions/suspend.js';
import type { SuspensionRefusal } from '../../domain/suspensions/suspension-refusal.js';
import type { Person } from '../../web/visit.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import type { ActionOutcome, House } from '../cases/act-on-case.js';
import { kindOf, stateOf } from '../cases/case-facts.js';
import { type CaseForAction, findCaseForAction, lastMeasureAt } from '../cases/cases.repository.js';
import { changedSince, claimCase } from '../cases/claim-case.js';
import { moveDue } from '../cases/move-due.js';
import { overrunFacts } from '../cases/overrun-facts.js';
import { issueNotices } from '../notices/issue-notices.js';
import { suspensionRow } from './stored-suspension.js';
import { procedureStep, stepsOfVersion, suspensionsOfCase } from './suspensions.repository.js';

/** A case and what of it the person's page showed. */
export interface SeenCase {
  number: string;
  version: number;
  seenEventId: number;
}

/** `held`: a rule of the case itself says no; `refused`: one of suspensions does. */
export type SuspensionOutcome =
  | { ok: true; number: string; noticeIds: number[] }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'held'; refusal: Refusal }
  | { ok: false; kind: 'refused'; refusal: SuspensionRefusal }
  | Extract<ActionOutcome, { kind: 'changed' }>;

const ACTION_OF: Partial<Record<SpecialProcedure, CaseAction>> = {
  'site-visit': 'visit-site',
  'expert-review': 'ask-experts',
  publication: 'publish-application',
};

/**
 * TL-118, T24: stops the clock of a case for a special procedure of its item, tells the applicant in writing and
 * moves the due moment, all in one transaction.
 */
export async function startCaseSuspension(
  house: House,
  person: Person,
  seen: SeenCase,
  request: SuspensionRequest,
  now: Date,
): Promise<SuspensionOutcome> {
  return house.database.write(async (tx) => {
    const found = await findCaseForAction(tx, person, seen.number);
    if (found === null) return { ok: false, kind: 'not-found' };
    const before = await changedSince(tx, found, seen);
    if (before !== null) return before;
    const calendar = await calendarInForce(tx, found.hallId);
    const late = overrunFacts(found, await lastMeasureAt(tx, found, now), now, calendar);
    const held = refuseUnexplainedOverrun(late, person, now);
    if (held !== null) return { ok: false, kind: 'held', refusal: held };
    const started = startSuspension(await factsOf(tx, found), request, now.getTime(), calendar);
    if (!started.ok) return { ok: false, kind: 'refused', refusal: started.refusal };
    const changed = await claimCase(tx, found, seen);
    if (changed !== null) return changed;
    const { row } = started;
    const way = wayOf(found, row.procedure);
    await storeSuspension(tx, found, person, started, now);
    await recordEvent(tx, suspendedEvent(found, person, started, way, now, calendar));
    const given = { state: way.to, why: 'suspension-started', actor: person, at: now, calendar } as const;
    await moveDue(tx, found, given);
    const papers = { caseId: found.id, documents: ['D-118'] as const, person, at: now, calendar };
    const noticeIds = await issueNotices(tx, { ...papers, suspension: row, ...house });
    return { ok: true, number: found.number, noticeIds };
  });
}

type Started = Extract<ReturnType<typeof startSuspension>, { ok: true }>;

async function storeSuspension(
  tx: Tx,
  found: CaseForAction,
  person: Person,
  { row, ownDueAt }: Started,
  now: Date,
): Promise<void> {
  await tx.caseSuspension.create({
    data: {
      hallId: found.hallId,
      caseId: found.id,
      kind: row.procedure,
      cause: row.reason,
      basis: row.basis,
      limitValue: row.limit.value,
      limitUnit: row.limit.unit,
      stepPosition: row.stepPosition,
      dueAt: new Date(ownDueAt),
      expectedEndAt: new Date(row.expectedEndAt),
      toldAt: now,
      startedAt: now,
      startedById: person.staffId,
      fromState: found.state,
    },
  });
}

function suspendedEvent(
  found: CaseForAction,
  person: Person,
  { row, ownDueAt }: Started,
  way: { transition: string; to: string },
  now: Date,
  calendar: Calendar,
): Parameters<typeof recordEvent>[1] {
  return {
    hallId: found.hallId,
    caseId: found.id,
    kind: 'suspended',
    transition: way.transition,
    fromState: found.state,
    toState: way.to,
    staffId: person.staffId,
    actorName: person.name,
    at: now,
    reason: row.reason,
    details: {
      procedure: row.procedure,
      procedureName: specialProcedureName(row.procedure),
      basis: row.basis,
      dueAt: new Date(ownDueAt).toISOString(),
      expectedEndText: momentInWords(row.expectedEndAt, calendar.zone),
    },
  };
}

async function factsOf(tx: Tx, found: CaseForAction) {
  const sql = plainSql(tx);
  const steps = await stepsOfVersion(sql, found.itemVersionId);
  return {
    state: stateOf(found.state),
    allowed: allowedProcedures(steps.map(procedureStep)),
    rows: (await suspensionsOfCase(sql, found.id)).map(suspensionRow),
  };
}

/** T24 has states of its own for three procedures; the others leave the case where it stands. */
function wayOf(found: CaseForAction, procedure: SpecialProcedure): { transition: string; to: string } {
  const action = ACTION_OF[procedure];
  const row = action === undefined ? null : transitionOf(action);
  const isOpen = row?.from !== 'any-open' && row?.from.includes(stateOf(found.state));
  if (row === null || !isOpen || !row.kinds.includes(kindOf(found.kind))) {
    return { transition: '', to: found.state };
  }
  return { transition: row.id, to: row.to };
}
