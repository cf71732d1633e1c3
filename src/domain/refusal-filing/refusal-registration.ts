import type { Calendar } from '../calendar/calendar.js';
import { momentInWords } from '../calendar/moment-in-words.js';
import type { LeaderAnswer, PapersReturned, Referral } from './refusal-filing.js';

/** Who decided the refusal: the window within its authority, the leader after a referral, or the approver. */
export const AUTHORITY_LEVELS = {
  window: '窗口授权范围内',
  leader: '分管领导书面意见',
  approver: '审批人员审查决定',
} as const;

export type AuthorityLevel = keyof typeof AUTHORITY_LEVELS;

/** D-06: what the registration form of a refusal says beside the common facts; texts as printed. */
export interface RefusalRegistration {
  matter: string;
  reason: string;
  basis: string;
  authority: AuthorityLevel;
  authorityText: string;
  clerkName: string;
  /** Empty when no leader had to answer. */
  leaderName: string;
  leaderOpinion: string;
  referredText: string;
  answeredText: string;
  archiveNumber: string;
  /** 已退还：申请表（签收人：王芳）, or empty. */
  papersText: string;
}

export interface RegistrationGiven {
  matter: string;
  reason: string;
  basis: string;
  clerkName: string;
  answeredAt: number;
  archiveNumber: string;
  /** null when the window refused within its own authority, or the approver after review. */
  referral: { referral: Referral; answer: LeaderAnswer; leaderName: string } | null;
  isByApprover: boolean;
  returned: PapersReturned | null;
}

/** S-06: every refusal is registered, whoever decided it. */
export function refusalRegistration(given: RegistrationGiven, calendar: Calendar): RefusalRegistration {
  const { referral, returned, isByApprover } = given;
  const authority: AuthorityLevel = referral !== null ? 'leader' : isByApprover ? 'approver' : 'window';
  return {
    matter: given.matter,
    reason: given.reason,
    basis: given.basis,
    authority,
    authorityText: AUTHORITY_LEVELS[authority],
    clerkName: given.clerkName,
    leaderName: referral?.leaderName ?? '',
    leaderOpinion: referral?.answer.opinion ?? '',
    referredText: referral === null ? '' : momentInWords(referral.referral.at, calendar.zone),
    answeredText: momentInWords(given.answeredAt, calendar.zone),
    archiveNumber: given.archiveNumber,
    papersText:
      returned === null ? '' : `已退还：${returned.papers.join('、')}（签收人：${returned.signedBy}）`,
  };
}
