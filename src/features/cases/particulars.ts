import type { Tx } from '../../db/database.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import type { Allowed } from '../../domain/cases/decide-action.js';
import type { ActionInput, CaseFacts } from '../../domain/cases/guards.js';
import type { Refusal } from '../../domain/cases/refusal.js';
import type { Person } from '../../web/visit.js';
import type { IssueRequest } from '../notices/issue-notices.js';
import type { CaseChange } from './action-effects.js';
import type { CaseExtras } from './case-extras.repository.js';

/** What another concept's rule needs to know of an allowed step; the ticks are laid over the materials of `facts`. */
export interface ParticularsGiven {
  outcome: Allowed;
  person: Person;
  input: ActionInput;
  facts: CaseFacts;
  extras: CaseExtras;
  /** What the step changes so far. */
  change: CaseChange;
  /** Names of the materials that are ticked as come with this step. */
  came: readonly string[];
  receivedAt: Date;
  /** The promise in force, for a case that is not accepted yet. */
  promise: { limitValue: number | null; limitUnit: string | null };
  supplementDueAt: Date | null;
  leaderAnswerWorkingDays: number;
  calendar: Calendar;
  now: Date;
}

/** What a step of another concept adds: columns, words of its event, what its papers tell, and its own rows. */
export interface Particulars {
  change: Partial<CaseChange>;
  details: Record<string, unknown>;
  papers: Partial<Pick<IssueRequest, 'gap' | 'referral' | 'returning' | 'papers'>>;
  save(tx: Tx, place: { hallId: number; caseId: number }): Promise<void>;
}

export type ParticularsOutcome = ({ ok: true } & Particulars) | { ok: false; refusal: Refusal };

/** A step that adds nothing. */
export const NO_PARTICULARS: ParticularsOutcome = {
  ok: true,
  change: {},
  details: {},
  papers: {},
  save: () => Promise.resolve(),
};
