import type { Database, Tx } from '../../db/database.js';
import type { Vault } from '../../db/vault.js';
import type { Refusal } from '../../domain/cases/refusal.js';
import type { CaseAction } from '../../domain/cases/transitions.js';
import type { Person } from '../../web/visit.js';
import type { EffectGiven } from './action-effects.js';
import type { CheckTick, MaterialTick } from './cases.repository.js';
import { takeStep } from './take-step.js';

/** What an action works with; QR codes lead to `publicUrl`. */
export interface House {
  database: Database;
  vault: Vault;
  publicUrl: string;
}

/** Steps that stop, restart or lengthen the clock have use cases of their own: features/suspensions and features/extensions. */
export const CLOCK_STEPS = [
  'visit-site',
  'ask-experts',
  'publish-application',
  'file-record',
  'extend',
] as const satisfies readonly CaseAction[];

export type PlainAction = Exclude<CaseAction, (typeof CLOCK_STEPS)[number]>;

/** True for the steps that `actOnCase` takes. */
export function isPlainAction(action: CaseAction): action is PlainAction {
  return !CLOCK_STEPS.some((step) => step === action);
}

/** One step and what was entered with it. */
export interface Step {
  action: CaseAction;
  input: EffectGiven['input'];
}

/** What a person sends; `version` and `seenEventId` are what his page showed. The ticks belong to the first step. */
export interface ActionRequest {
  number: string;
  version: number;
  seenEventId: number;
  steps: readonly Step[];
  ticks?: readonly MaterialTick[];
  checks?: readonly CheckTick[];
  /** Rows of another concept that the last step writes beside the case, in the same transaction; a refusal undoes all. */
  beside?: Beside;
  /** Why a second notice names what was to be seen the first time; kept with the breach for supervision (FA-03). */
  breachReason?: string;
}

/** What is written beside a step; `caseId` is that of the case as the step left it. */
export type Beside = (tx: Tx, done: { caseId: number; noticeIds: number[] }) => Promise<Refusal | null>;

/** An event that came between, as it is stored; `details` is JSON. */
export interface EventMeanwhile {
  at: Date;
  kind: string;
  actorName: string;
  fromState: string;
  toState: string;
  reason: string;
  details: string;
}

export type ActionOutcome =
  | { ok: true; caseId: number; number: string; state: string; noticeIds: number[] }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'refused'; refusal: Refusal }
  | { ok: false; kind: 'changed'; refusal: Refusal; since: EventMeanwhile[] };

/**
 * Carries out one or more steps of a case: load, ask the rules, save, record the event and issue the papers of the
 * step, all in one transaction. A case that somebody changed meanwhile is left as it is, and what changed is told.
 */
export async function actOnCase(
  house: House,
  person: Person,
  request: ActionRequest,
  now: Date,
): Promise<ActionOutcome> {
  try {
    return await house.database.write(async (tx) => {
      const noticeIds: number[] = [];
      let last: Extract<ActionOutcome, { ok: true }> | null = null;
      for (const [index, step] of request.steps.entries()) {
        const seen = { ...request, version: request.version + index, step, isFirst: index === 0 };
        const outcome = await takeStep(tx, house, person, seen, now);
        if (!outcome.ok) throw new Undone(outcome);
        noticeIds.push(...outcome.noticeIds);
        last = outcome;
      }
      if (last === null) throw new Error('an action needs a step');
      const refusal = (await request.beside?.(tx, { caseId: last.caseId, noticeIds })) ?? null;
      if (refusal !== null) throw new Undone({ ok: false, kind: 'refused', refusal });
      return { ...last, noticeIds };
    });
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}

/** Undoes the transaction of an action that a rule refused on the way. */
class Undone extends Error {
  constructor(readonly outcome: ActionOutcome) {
    super('undone');
  }
}
