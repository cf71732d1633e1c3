import type { Calendar } from '../calendar/calendar.js';
import type { CaseKind } from '../cases/kinds.js';
import type { CaseState } from '../cases/states.js';
import type { DocumentId } from '../cases/transitions.js';
import { computeDeadline } from '../deadlines/compute-deadline.js';
import type { TimeLimit } from '../deadlines/time-limit.js';
import { type RefusalFilingRefusal, refuseFiling } from './refusal-filing-refusal.js';

/** A written referral to the leader (001:L481); `at` in milliseconds. */
export interface Referral {
  reason: string;
  basis: string;
  referredById: number;
  at: number;
}

export interface LeaderAnswer {
  answer: 'confirm' | 'order-acceptance';
  /** Written, always. */
  opinion: string;
  answeredById: number;
  isLeaderInCharge: boolean;
}

/** Papers given back to a refused applicant (T38); `at` in milliseconds. */
export interface PapersReturned {
  papers: readonly string[];
  signedBy: string;
  handedById: number;
  at: number;
}

type No = { ok: false; refusal: RefusalFilingRefusal };

export type LeaderAnswerOutcome =
  | { ok: true; to: 'DEC_N'; kind: 'R'; documents: readonly DocumentId[] }
  | { ok: true; to: 'ACC'; kind: 'P'; documents: readonly DocumentId[] }
  | No;

/** S-06, A-39: whether the window answers a refusal itself or must refer it to the leader. */
export function refusalPath(item: { refusalAuthority: boolean }): 'own' | 'referral' {
  return item.refusalAuthority ? 'own' : 'referral';
}

/** S-06, C-14: a clerk's own refusal stands only within his authority for the item. Null when it does. */
export function refuseBeyondAuthority(item: { refusalAuthority: boolean }): RefusalFilingRefusal | null {
  return item.refusalAuthority ? null : refuseFiling('S-06', 'beyond-authority').refusal;
}

/** T17: refers a refusal beyond the clerk's authority to the leader, in writing. */
export function referRefusal(
  facts: { kind: CaseKind; item: { refusalAuthority: boolean } },
  referral: Referral,
): { ok: true; referral: Referral } | No {
  if (facts.kind !== 'R') return refuseFiling('T17', 'kind-not-reply', { kind: facts.kind });
  if (facts.item.refusalAuthority) return refuseFiling('T17', 'authority-suffices');
  const reason = referral.reason.trim();
  const basis = referral.basis.trim();
  if (reason === '') return refuseFiling('T17', 'reason-missing');
  if (basis === '') return refuseFiling('T17', 'basis-missing');
  return { ok: true, referral: { ...referral, reason, basis } };
}

/**
 * T18, T19: the leader answers in writing. Confirmed, the case is refused with decision and registration;
 * otherwise it is accepted as a promised case.
 */
export function answerReferral(
  state: CaseState,
  referral: Referral,
  { answer, opinion, answeredById, isLeaderInCharge }: LeaderAnswer,
): LeaderAnswerOutcome {
  const rule = answer === 'confirm' ? 'T18' : 'T19';
  if (state !== 'NEG_REF') return refuseFiling(rule, 'not-referred', { state });
  if (!isLeaderInCharge) return refuseFiling('S-06', 'not-leader-in-charge');
  if (answeredById === referral.referredById) return refuseFiling('S-06', 'referrer-may-not-answer');
  if (opinion.trim() === '') return refuseFiling(rule, 'opinion-missing');
  return answer === 'confirm'
    ? { ok: true, to: 'DEC_N', kind: 'R', documents: ['D-05', 'D-06'] }
    : { ok: true, to: 'ACC', kind: 'P', documents: ['D-01'] };
}

/**
 * TL-029 and TL-030: until when the applicant must have his written answer (the promised limit from receipt) and
 * the leader must have answered. Milliseconds; null when a limit cannot be counted.
 */
export function answerTerms(
  given: { receivedAt: number; promisedLimit: TimeLimit; referredAt: number; leaderWorkingDays: number },
  calendar: Calendar,
): { applicantBy: number | null; leaderBy: number | null } {
  const leaderLimit: TimeLimit = { value: given.leaderWorkingDays, unit: 'workingDays' };
  return {
    applicantBy: dueAfter(given.receivedAt, given.promisedLimit, calendar),
    leaderBy: dueAfter(given.referredAt, leaderLimit, calendar),
  };
}

/** T38, 001:L489: gives a refused applicant his papers back, against signature and once. */
export function returnPapers(
  facts: { state: CaseState; kind: CaseKind; returned: PapersReturned | null },
  handing: PapersReturned,
): { ok: true; returned: PapersReturned } | No {
  if (facts.state !== 'DEC_N' || facts.kind !== 'R') return refuseFiling('T38', 'nothing-refused');
  if (facts.returned !== null) return refuseFiling('T38', 'papers-already-returned');
  const papers = handing.papers.map((paper) => paper.trim()).filter((paper) => paper !== '');
  if (papers.length === 0) return refuseFiling('T38', 'papers-missing');
  if (handing.signedBy.trim() === '') return refuseFiling('T38', 'signature-missing');
  return { ok: true, returned: { ...handing, papers, signedBy: handing.signedBy.trim() } };
}

function dueAfter(from: number, limit: TimeLimit, calendar: Calendar): number | null {
  const computed = computeDeadline(
    { acceptedAt: from, limit, afterHours: 'same-day', extensions: [], suspensions: [] },
    calendar,
  );
  return computed.ok ? computed.deadline.dueAt : null;
}
