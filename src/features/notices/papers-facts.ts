import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { blockingMaterials } from '../../domain/cases/materials.js';
import type {
  CommonNoticeFacts,
  GapPromiseFacts,
  PapersReceiptFacts,
  ReturnNoticeFacts,
} from '../../domain/notices/notice-facts.js';
import type { PapersReturned } from '../../domain/refusal-filing/refusal-filing.js';
import { gapPromiseNotice } from '../../domain/tolerance/gap-promise-notice.js';
import type { Gap, TolerancePolicy } from '../../domain/tolerance/tolerance.js';
import { checkedMaterial } from '../cases/case-facts.js';
import type { CaseForNotice } from './case-for-notice.repository.js';
import { remedyBodies } from './notice-facts.js';

/** The gaps of an acceptance as the step promised them. */
export interface PromisedGap {
  gap: Gap;
  policy: TolerancePolicy;
}

/** A referral with the leader's answer; `referredAt` in milliseconds. */
export interface AnsweredReferral {
  referredBy: string;
  referredAt: number;
  opinion: string;
}

/** Why a case goes back; `termAt` in milliseconds, null when there was no term. */
export interface ReturnedCase {
  termAt: number | null;
  reason: string;
  /** Empty before acceptance. */
  approverName: string;
}

/** What is still to come and until when, for the acceptance notice. */
export function gapInWords({ gap }: PromisedGap, calendar: Calendar) {
  return { materials: gap.materials, promisedText: momentInWords(gap.promisedAt, calendar.zone) };
}

export function gapPromiseFacts(
  common: CommonNoticeFacts,
  { gap, policy }: PromisedGap,
  calendar: Calendar,
): GapPromiseFacts {
  return gapPromiseNotice(common, gap, policy, calendar);
}

export function returnNoticeFacts(
  found: CaseForNotice,
  common: CommonNoticeFacts,
  { termAt, reason, approverName }: ReturnedCase,
  calendar: Calendar,
): ReturnNoticeFacts {
  return {
    ...common,
    ...remedyBodies(found),
    missingMaterials: blockingMaterials(found.materials.map(checkedMaterial)).map(({ name }) => name),
    termText: termAt === null ? '' : momentInWords(termAt, calendar.zone),
    reason,
    approverName,
  };
}

export function papersReceiptFacts(
  common: CommonNoticeFacts,
  { papers, signedBy, at }: PapersReturned,
  calendar: Calendar,
): PapersReceiptFacts {
  return { ...common, papers, signedBy, returnedText: momentInWords(at, calendar.zone) };
}
