import type { Tx } from '../../db/database.js';
import type { AppealSubject } from '../../domain/accountability/appeal-rules.js';
import type { Reversal } from '../faults/reverse-fault.js';

/** What an appeal's subject is read with, in a page or in a transaction. */
export type AppealReader = Pick<
  Tx,
  'faultCase' | 'measure' | 'appraisalResult' | 'appraisalPeriod' | 'thresholdReached'
>;

/** A decision that somebody appeals against. */
export interface AppealedDecision extends AppealSubject {
  hallId: number;
  /** What it is, in one line. */
  title: string;
  lines: readonly { key: string; value: string }[];
  /** What it may be changed to; empty when it can only be upheld or reversed. */
  choices: readonly { value: string; label: string }[];
  /** Its page for those who look over the hall; null without one. */
  href: string | null;
}

/** How appeals of one kind are looked at and carried out. */
export interface AppealHandler {
  /** The decision as it stands; null when there is none. */
  find(client: AppealReader, aboutId: number): Promise<AppealedDecision | null>;
  /** Undoes or changes the decision, in the transaction of the review; never called when it is upheld. */
  apply(
    tx: Tx,
    appeal: { aboutId: number; outcome: 'changed' | 'reversed'; changedTo: string },
    reversal: Reversal,
  ): Promise<void>;
  /** Writes into the history of the decision itself that an appeal was filed or reviewed; only where it has one. */
  historyOf: 'fault' | 'measure' | 'period' | null;
}
