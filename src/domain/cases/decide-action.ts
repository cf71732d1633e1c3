import { may } from '../access/permissions.js';
import { caseScope, isInScope, type Person } from '../access/scope.js';
import { isAgreed } from '../joint/legs.js';
import { ACTION_NAMES } from './action-words.js';
import {
  type ActionInput,
  type CaseFacts,
  FACT_GUARDS,
  type FactGuard,
  INPUT_GUARDS,
  type InputGuard,
} from './guards.js';
import type { CaseKind } from './kinds.js';
import { refuseUnexplainedOverrun } from './overrun.js';
import { type Refusal, refuse } from './refusal.js';
import { type CaseState, isTerminal } from './states.js';
import {
  type CaseAction,
  type DocumentId,
  RELEASED_ACTIONS,
  type Transition,
  transitionOf,
} from './transitions.js';

export interface Allowed {
  ok: true;
  transition: string;
  action: CaseAction;
  from: CaseState;
  to: CaseState;
  kind: CaseKind;
  at: Date;
  byId: number;
  /** What the person wrote, or the standing words of the step; never empty. */
  reason: string;
  documents: readonly DocumentId[];
}

export type Outcome = Allowed | { ok: false; refusal: Refusal };

type No = { ok: false; refusal: Refusal };

/** The actions this person may take on this case now, in the order of the transition table. */
export function allowedActions(facts: CaseFacts, person: Person, now: Date): CaseAction[] {
  return RELEASED_ACTIONS.filter((action) => whyNot(facts, action, person, now) === null);
}

/** Why the action is not open to the person now, or null when it is; looks at no input. */
export function whyNot(facts: CaseFacts, action: CaseAction, person: Person, now: Date): Refusal | null {
  const row = transitionOf(action);
  const no =
    refusedByTable(row, facts) ?? refusedByAccess(row, facts, person) ?? refusedByOverrun(facts, person, now);
  return (
    (
      no ??
      refusedBySuspension(row, facts) ??
      refusedByOrgans(row, facts) ??
      refusedByFacts(row, facts, person, now)
    )?.refusal ?? null
  );
}

/**
 * Tries an action: table, permission and reach, facts, time, and what was entered, in this order. The caller
 * saves the outcome and its event together; nothing happens here.
 */
export function attempt(
  facts: CaseFacts,
  action: CaseAction,
  person: Person,
  input: ActionInput,
  now: Date,
): Outcome {
  const row = transitionOf(action);
  const no =
    refusedByTable(row, facts) ??
    refusedByAccess(row, facts, person) ??
    refusedByOverrun(facts, person, now) ??
    refusedByTime(facts, input, now) ??
    refusedBySuspension(row, facts) ??
    refusedByOrgans(row, facts) ??
    refusedByFacts(row, facts, person, now) ??
    refusedByInput(row, facts, input);
  if (no) return no;
  return {
    ok: true,
    transition: row.id,
    action,
    from: facts.state,
    to: row.to === 'same' ? facts.state : row.to,
    kind: row.kindAfter ?? facts.kind,
    at: input.at ?? now,
    byId: person.staffId,
    reason: (input.reason ?? '').trim() || ACTION_NAMES[action],
    documents: row.documents,
  };
}

function refusedByTable(row: Transition, facts: CaseFacts): No | null {
  if (!row.released) return refuse(row.id, 'not-released', { action: row.action });
  const isFrom = row.from === 'any-open' ? !isTerminal(facts.state) : row.from.includes(facts.state);
  if (!isFrom) return refuse(row.id, 'not-in-this-state', { action: row.action, state: facts.state });
  if (!row.kinds.includes(facts.kind)) {
    return refuse(row.id, 'kind-not-allowed', { action: row.action, kind: facts.kind });
  }
  return null;
}

function refusedByAccess(row: Transition, facts: CaseFacts, person: Person): No | null {
  if (!Number.isInteger(person.staffId) || person.staffId <= 0) {
    return refuse('S-59', 'actor-missing', { action: row.action });
  }
  if (row.permission === null || !may(person.roles, row.permission)) {
    return refuse('S-33', 'not-permitted', { action: row.action, permission: row.permission ?? '' });
  }
  if (!isInScope(facts, caseScope(person))) return refuse('S-33', 'out-of-scope', { action: row.action });
  return null;
}

function refusedByOverrun(facts: CaseFacts, person: Person, now: Date): No | null {
  const refusal = refuseUnexplainedOverrun(facts.overrun, person, now);
  return refusal === null ? null : { ok: false, refusal };
}

/** T23, S-45: a permit is granted only when every organ agreed; T26: and when the superior was asked. */
function refusedByOrgans(row: Transition, { kind, joint, item, isForwarded, state }: CaseFacts): No | null {
  if (row.action !== 'grant') return null;
  const facts = { action: row.action, state };
  if (joint !== undefined && !isAgreed(joint.legs)) return refuse('T23', 'legs-disagree', facts);
  const isDue = kind === 'U' && (item.upwardBody ?? '') !== '' && isForwarded !== true;
  return isDue ? refuse('T26', 'not-yet-forwarded', facts) : null;
}

/** What leads a case on from its review; it waits until the special procedure is over. */
const WAITS_FOR_PROCEDURE: readonly CaseAction[] = [
  'grant',
  'refuse',
  'forward-upward',
  'open-legs',
  'close-legs',
  'visit-site',
  'ask-experts',
  'publish-application',
];

/** TL-118: while a special procedure holds the clock nothing is decided. */
function refusedBySuspension(row: Transition, facts: CaseFacts): No | null {
  if (facts.isSuspended !== true || !WAITS_FOR_PROCEDURE.includes(row.action)) return null;
  return refuse('TL-118', 'clock-is-stopped', { action: row.action, state: facts.state });
}

function refusedByTime(facts: CaseFacts, input: ActionInput, now: Date): No | null {
  const at = input.at ?? now;
  if (Number.isNaN(at.getTime()) || Number.isNaN(now.getTime())) return refuse('S-59', 'time-missing');
  if (at.getTime() > now.getTime()) return refuse('S-59', 'post-dated', { at: at.toISOString() });
  const lastChange = facts.lastChangedAt?.getTime() ?? at.getTime();
  if (at.getTime() < now.getTime() || at.getTime() < lastChange) {
    return refuse('S-59', 'back-dated', { at: at.toISOString() });
  }
  return null;
}

function refusedByFacts(row: Transition, facts: CaseFacts, person: Person, now: Date): No | null {
  const failed = row.guards.find((name) => !holdsOnFacts(name, facts, person, now));
  if (failed === undefined) return null;
  const { rule, code } = FACT_GUARDS[failed];
  return refuse(rule, code, { action: row.action, state: facts.state });
}

function refusedByInput(row: Transition, facts: CaseFacts, input: ActionInput): No | null {
  const failed = row.asks.find((name) => !holdsOnInput(name, input, facts));
  if (failed === undefined) return null;
  const { rule, code } = INPUT_GUARDS[failed];
  return refuse(rule ?? row.id, code, { action: row.action });
}

function holdsOnFacts(name: FactGuard, facts: CaseFacts, person: Person, now: Date): boolean {
  return FACT_GUARDS[name].holds(facts, person, now);
}

function holdsOnInput(name: InputGuard, input: ActionInput, facts: CaseFacts): boolean {
  return INPUT_GUARDS[name].holds(input, facts);
}
