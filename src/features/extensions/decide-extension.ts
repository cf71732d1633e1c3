import type { Tx } from '../../db/database.js';
import { recordEvents } from '../../db/events.js';
import { plainSql } from '../../db/plain-sql.js';
import { may } from '../../domain/access/permissions.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { mayClockRun } from '../../domain/cases/states.js';
import { transitionOf } from '../../domain/cases/transitions.js';
import { decideExtension } from '../../domain/extensions/extension.js';
import { refuseExtension } from '../../domain/extensions/extension-refusal.js';
import type { Person } from '../../web/visit.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import type { House } from '../cases/act-on-case.js';
import { stateOf } from '../cases/case-facts.js';
import { type CaseForAction, findCaseForAction } from '../cases/cases.repository.js';
import { changedSince, claimCase } from '../cases/claim-case.js';
import { moveDue } from '../cases/move-due.js';
import { issueNotices } from '../notices/issue-notices.js';
import { type ExtensionOutcome, extensionFacts, recordLapse } from './extension-records.js';
import { extensionsOfCase, type StoredExtension } from './extensions.repository.js';

/**
 * SV-04, T28, T29: the leader in charge, never the requester, approves or denies the open request. Approved, the due
 * moment is computed anew and the applicant is told by D-28 (TL-035), all in one transaction; the case goes on where
 * it stood.
 */
export async function decideOnExtension(
  house: House,
  person: Person,
  seen: { number: string; version: number; seenEventId: number },
  decision: { approve: boolean; reason: string },
  now: Date,
): Promise<ExtensionOutcome> {
  return house.database.write(async (tx) => {
    const found = await findCaseForAction(tx, person, seen.number);
    if (found === null) return { ok: false, kind: 'not-found' };
    const before = await changedSince(tx, found, seen);
    if (before !== null) return before;
    const facts = await extensionFacts(tx, found);
    const isLeaderInCharge = may(person.roles, 'case.approve-extension');
    const decider = { staffId: person.staffId, isLeaderInCharge };
    const outcome = decideExtension(facts, decision, decider, now.getTime());
    if (!outcome.ok) return { ok: false, kind: 'refused', refusal: outcome.refusal };
    if (outcome.kind === 'approved' && !mayGoOn(found)) {
      const { refusal } = refuseExtension('T28', 'not-open-for-extension', { state: found.state });
      return { ok: false, kind: 'refused', refusal };
    }
    const changed = await claimCase(tx, found, seen);
    if (changed !== null) return changed;
    const open = await closeRequest(
      tx,
      found,
      person,
      { status: outcome.row.status, reason: decision.reason },
      now,
    );
    const noticeIds = await followUp(
      tx,
      house,
      found,
      person,
      { outcome, open, reason: decision.reason.trim() },
      now,
    );
    return { ok: true, kind: outcome.kind, number: found.number, noticeIds };
  });
}

async function closeRequest(
  tx: Tx,
  found: CaseForAction,
  person: Person,
  decided: { status: string; reason: string },
  now: Date,
): Promise<StoredExtension> {
  const stored = await extensionsOfCase(plainSql(tx), found.id);
  const open = stored.find((row) => row.status === 'open');
  if (open === undefined) throw new Error(`case ${found.number} has no open request`);
  await tx.caseExtension.update({
    where: { id: open.id },
    data: {
      status: decided.status,
      decidedAt: now,
      decidedById: person.staffId,
      decidedBy: person.name,
      decisionReason: decided.reason.trim(),
    },
  });
  return open;
}

type Decided = Extract<ReturnType<typeof decideExtension>, { ok: true }>;

/** What the decision brings about in the case; the ids of the notices it issues. */
async function followUp(
  tx: Tx,
  house: House,
  found: CaseForAction,
  person: Person,
  { outcome, open, reason }: { outcome: Decided; open: StoredExtension; reason: string },
  now: Date,
): Promise<number[]> {
  const calendar = await calendarInForce(tx, found.hallId);
  if (outcome.kind === 'approved') return approve(tx, house, found, open, person, now, calendar);
  const { id: extensionId, requestedById, workingDays } = open;
  if (outcome.kind === 'overdue') {
    const lapse = { extensionId, requestedById, reason: open.reason, dueAt: outcome.dueAt, actor: person };
    await recordLapse(tx, found, lapse, now, calendar);
  } else {
    const details = { extensionId, workingDays };
    await recordEvents(tx, [eventOf(found, person, now, { kind: 'extension-denied', reason, details })]);
  }
  return [];
}

function mayGoOn({ state }: CaseForAction): boolean {
  return mayClockRun(stateOf(state));
}

async function approve(
  tx: Tx,
  house: House,
  found: CaseForAction,
  open: StoredExtension,
  person: Person,
  at: Date,
  calendar: Calendar,
): Promise<number[]> {
  const granted = transitionOf('extend');
  const details = { extensionId: open.id, workingDays: open.workingDays };
  await recordEvents(tx, [
    eventOf(found, person, at, {
      kind: granted.action,
      transition: granted.id,
      toState: granted.to,
      reason: open.reason,
      details,
    }),
    eventOf(found, { staffId: null, name: '' }, at, {
      kind: 'continue-after-extension',
      transition: transitionOf('continue-after-extension').id,
      fromState: granted.to,
    }),
  ]);
  const given = { state: found.state, why: 'extension-approved', actor: person, at, calendar } as const;
  const moment = await moveDue(tx, found, given);
  const extension = {
    reason: open.reason,
    workingDays: open.workingDays,
    approverName: person.name,
    formerDueAt: found.dueAt?.getTime() ?? null,
    newDueAt: moment.dueAt?.getTime() ?? null,
    newDueProvisional: moment.provisional,
  };
  return issueNotices(tx, {
    caseId: found.id,
    documents: granted.documents,
    person,
    at,
    calendar,
    extension,
    ...house,
  });
}

interface Told {
  kind: string;
  transition?: string;
  fromState?: string;
  toState?: string;
  reason?: string;
  details?: Record<string, unknown>;
}

function eventOf(
  found: CaseForAction,
  actor: { staffId: number | null; name: string },
  at: Date,
  told: Told,
) {
  return {
    hallId: found.hallId,
    caseId: found.id,
    fromState: found.state,
    toState: found.state,
    staffId: actor.staffId,
    actorName: actor.name,
    at,
    ...told,
  };
}
