import type { VerdictOutcome } from '../../domain/cases/intake-verdict.js';
import type { EffectGiven } from '../cases/action-effects.js';
import type { CardRead } from '../pre-audit/audit-case.js';
import type { ApplicantInput } from './applicants.repository.js';

/** One complete intake form, checked by its schema. */
export interface Application {
  /** Made with the form; the same key sent again gives the same case. */
  submissionKey: string;
  draftKey: string;
  itemId: number;
  itemVersionId: number;
  /** S-42: several items as one application; its own first item stands for it. */
  bundle?: { bundleId: number; bundleStamp: string };
  windowId: number | null;
  channel: string;
  matter: string;
  applicant: ApplicantInput;
  agent: { name: string; idNumber: string; phone: string };
  ticks: readonly { position: number; status: string; problem: string }[];
  isComplexReply: boolean;
  /** S-03: the applicant needs two or more procedures; which, is asked next. */
  severalProcedures?: boolean;
  isReferred?: boolean;
  /** What the clerk saw as the conclusion when he sent the form. */
  seenOutcome: VerdictOutcome;
  input: EffectGiven['input'];
  /** Where the item's table names no amount: what the window worked out, in fen. */
  feeFen?: number | null;
  /** When the clerk opened the form; null when it is not known. */
  openedAt?: Date | null;
  /** What the card reader read, checked again here; null when everything was typed (S-48). */
  card?: CardRead | null;
}
