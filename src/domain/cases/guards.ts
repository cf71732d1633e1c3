import type { CasePlace, Person } from '../access/scope.js';
import { isLeadRole, type Lead } from '../joint/lead.js';
import { closeLegs, type Leg } from '../joint/legs.js';
import { refuseUnneededUpward } from '../upward/upward.js';
import type { CaseKind } from './kinds.js';
import type { CheckedMaterial } from './materials.js';
import { blockingMaterials, isDescribed } from './materials.js';
import type { OverrunFacts } from './overrun.js';
import type { RefusalCode } from './refusal.js';
import { isRemitReason } from './remit.js';
import { isReturnable, isToleratingEnough } from './returnable.js';
import type { CaseState } from './states.js';

/** What the rules need to know of a case. Moments are instants; ids are staff ids. */
export interface CaseFacts extends CasePlace {
  state: CaseState;
  kind: CaseKind;
  receivedById: number | null;
  acceptedById: number | null;
  /** The moment of the last event of the case; null before the first. */
  lastChangedAt: Date | null;
  item: {
    kind: CaseKind;
    feeCharged: boolean;
    /** The window may refuse this item itself (S-06, A-39). */
    refusalAuthority: boolean;
    /** The superior authority to which cases of the item go; empty or left out when none does. */
    upwardBody?: string;
  };
  materials: readonly CheckedMaterial[];
  /** Last moment for the one-time notice (TL-002), counted from the last receipt; null when not counted. */
  correctionDueAt: Date | null;
  /** Review points of the item and how many of them are ticked as met (S-44). */
  checklist: { total: number; ticked: number };
  /** Name of the certificate or document already on record; empty when none. */
  resultName: string;
  /** How a case past its due moment was explained (SV-02, SV-03); left out where no clock can run. */
  overrun?: OverrunFacts;
  /** Until when the applicant is to hand in what the one-time notice named (SUPP). */
  supplementDueAt?: Date | null;
  /** The hall accepts with gaps (S-39). */
  isTolerant?: boolean;
  /** The dated promise of a case that was accepted with gaps; left out when there is none. */
  gap?: GapFacts;
  /** The item lets an accepted case be returned when its papers never come (C-44). */
  returnsAccepted?: boolean;
  /** SV-03: a return was entered as the way out of a long overrun. */
  isReturnAdvised?: boolean;
  /** A special procedure holds the clock (TL-118). */
  isSuspended?: boolean;
  /** The papers of a refused case were handed back (T38). */
  arePapersReturned?: boolean;
  /** Who leads a joint case, and its legs (S-45). */
  joint?: { lead: Lead; legs: readonly Leg[] };
  /** The case went to the superior authority before (T26). */
  isForwarded?: boolean;
  /** Supervision corrected the kind (T39): it may differ from the item's. */
  isKindCorrected?: boolean;
}

export interface GapFacts {
  promisedAt: Date;
  isOpen: boolean;
  /** C-44: a permit may be granted before the rest has come. */
  grantsWithGap: boolean;
}

/** What a person enters with an action; `at` defaults to now and may not differ from it. */
export interface ActionInput {
  at?: Date;
  reason?: string;
  basis?: string;
  remitReason?: string;
  receiptNumber?: string;
  resultName?: string;
  receiverName?: string;
  /** T13: YYYY-MM-DD, and who signed the promise; T38: who signed for the papers. */
  promisedDate?: string;
  signedBy?: string;
  /** T38: which papers go back. */
  papers?: readonly string[];
  /** T39: the code of the right kind. */
  toKind?: string;
}

interface GuardRow<Holds> {
  /** null: the rule is that of the step itself. */
  rule: string | null;
  code: RefusalCode;
  holds: Holds;
}

type FactQuestion = (facts: CaseFacts, person: Person, now: Date) => boolean;
type InputQuestion = (input: ActionInput, facts: CaseFacts) => boolean;

const isFilled = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

/** Yes/no questions on the facts of a case, with the rule each one keeps. */
export const FACT_GUARDS = {
  isKindOfItem: {
    rule: 'FA-10',
    code: 'kind-not-of-item',
    holds: (facts) => facts.kind === facts.item.kind || facts.isKindCorrected === true,
  },
  hasDefectCorrectableOnSpot: {
    rule: 'T09',
    code: 'nothing-to-correct',
    holds: (facts) => blockingMaterials(facts.materials).some((material) => material.onSpot),
  },
  areMaterialsChecked: {
    rule: 'S-04',
    code: 'materials-unchecked',
    holds: (facts) => facts.materials.every((material) => material.status !== 'unchecked'),
  },
  isSomethingToSupply: {
    rule: 'TL-004',
    code: 'acceptance-is-mandatory',
    holds: (facts) => blockingMaterials(facts.materials).length > 0,
  },
  areProblemsDescribed: {
    rule: 'S-04',
    code: 'problem-not-described',
    holds: (facts) => blockingMaterials(facts.materials).every(isDescribed),
  },
  isWithinCorrectionTerm: {
    rule: 'TL-002',
    code: 'notice-too-late',
    holds: (facts, _person, now) => facts.kind === 'I' || !isCorrectionTermMissed(facts, now),
  },
  areMaterialsComplete: {
    rule: 'T12',
    code: 'materials-incomplete',
    holds: (facts) => blockingMaterials(facts.materials).length === 0,
  },
  areMaterialsCompleteOrTermMissed: {
    rule: 'T12',
    code: 'materials-incomplete',
    holds: (facts, _person, now) =>
      blockingMaterials(facts.materials).length === 0 || isCorrectionTermMissed(facts, now),
  },
  hasRefusalAuthority: {
    rule: 'S-06',
    code: 'no-refusal-authority',
    holds: (facts) => facts.item.refusalAuthority,
  },
  lacksRefusalAuthority: {
    rule: 'S-06',
    code: 'authority-suffices',
    holds: (facts) => !facts.item.refusalAuthority,
  },
  areOnlyTolerableMissing: {
    rule: 'S-39',
    code: 'gaps-not-tolerable',
    holds: (facts) => facts.isTolerant === true && isToleratingEnough(facts.materials),
  },
  hasOpenGap: { rule: 'T13', code: 'no-open-gap', holds: (facts) => facts.gap?.isOpen === true },
  hasNoOpenGap: {
    rule: 'C-44',
    code: 'gap-still-open',
    holds: (facts) => facts.gap?.isOpen !== true || facts.gap.grantsWithGap,
  },
  isReturnable: { rule: 'T36', code: 'not-returnable', holds: isReturnable },
  arePapersStillHere: {
    rule: 'T38',
    code: 'papers-already-returned',
    holds: (facts) => facts.arePapersReturned !== true,
  },
  isJointLead: {
    rule: 'S-03',
    code: 'not-the-lead',
    holds: ({ joint }, { roles }) => joint !== undefined && isLeadRole(joint.lead, roles),
  },
  areLegsAnswered: {
    rule: 'T23',
    code: 'legs-unanswered',
    holds: ({ joint }) => joint !== undefined && joint.legs.length > 0 && closeLegs(joint.legs).ok,
  },
  isUpwardItem: {
    rule: 'FA-08',
    code: 'item-needs-no-upward',
    holds: ({ kind, item }) =>
      refuseUnneededUpward(kind, { upwardBody: item.upwardBody ?? '', isNotCounted: true }) === null,
  },
  isNotYetForwarded: { rule: 'T26', code: 'already-forwarded', holds: (facts) => facts.isForwarded !== true },
  isDeciderNotAcceptor: {
    rule: 'S-40',
    code: 'acceptor-may-not-decide',
    holds: (facts, person) => person.staffId !== facts.acceptedById && person.staffId !== facts.receivedById,
  },
  isChecklistTicked: {
    rule: 'S-44',
    code: 'checklist-not-ticked',
    holds: (facts) => facts.checklist.ticked >= facts.checklist.total,
  },
  hasFee: { rule: 'FA-13', code: 'item-is-free', holds: (facts) => facts.item.feeCharged },
  isFree: { rule: 'T32', code: 'item-has-fee', holds: (facts) => !facts.item.feeCharged },
} as const satisfies Record<string, GuardRow<FactQuestion>>;

/** Yes/no questions on what was entered. */
export const INPUT_GUARDS = {
  hasReason: { rule: null, code: 'reason-missing', holds: (input) => isFilled(input.reason) },
  hasBasis: { rule: null, code: 'basis-missing', holds: (input) => isFilled(input.basis) },
  hasRemitReason: {
    rule: 'C-43',
    code: 'remit-reason-missing',
    holds: (input) => isRemitReason(input.remitReason ?? ''),
  },
  hasReceiptNumber: {
    rule: 'FA-14',
    code: 'receipt-number-missing',
    holds: (input) => isFilled(input.receiptNumber),
  },
  hasReceiptWhenDue: {
    rule: 'T35',
    code: 'receipt-number-missing',
    holds: (input, facts) => !facts.item.feeCharged || isFilled(input.receiptNumber),
  },
  hasOutputDocument: {
    rule: 'FA-06',
    code: 'output-document-missing',
    holds: (input, facts) => isFilled(input.resultName) || isFilled(facts.resultName),
  },
  hasReceiver: {
    rule: 'FA-06',
    code: 'delivery-record-missing',
    holds: (input) => isFilled(input.receiverName),
  },
} as const satisfies Record<string, GuardRow<InputQuestion>>;

export type FactGuard = keyof typeof FACT_GUARDS;
export type InputGuard = keyof typeof INPUT_GUARDS;

/**
 * True when the five working days for the one-time notice have passed: the application then counts as
 * accepted from its receipt, complete or not (TL-002, 行政许可法第三十二条).
 */
export function isCorrectionTermMissed(facts: CaseFacts, now: Date): boolean {
  return facts.correctionDueAt !== null && now.getTime() > facts.correctionDueAt.getTime();
}
