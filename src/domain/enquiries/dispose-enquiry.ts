import type { EnquiryBranch } from './branches.js';
import { type EnquiryChannel, isToldInWriting } from './channels.js';
import { type EnquiryRefusal, refuseEnquiry } from './enquiry-refusal.js';

/** An enquiry as it lies before who answers for it. */
export interface DisposedEnquiry {
  channel: EnquiryChannel;
  isClosed: boolean;
  /** Who answers for it now, and who may act for him (his substitute, S-07). */
  ownerId: number;
  owner: string;
  visitorName: string;
  hasPhone: boolean;
  matter: string;
  hasItem: boolean;
  /** The receiver that was asked and has not answered yet. */
  openHandoverTo: string | null;
}

/** What the first-asked clerk enters. */
export interface Disposition {
  branch: EnquiryBranch;
  answer: string;
  /** Left for the receiver (D-09). */
  message: string;
  receiver: { staffId: number; departmentId: number | null } | null;
  /** Where else to go: the section or the body, and its phone or address. */
  body: string;
  place: string;
  answerWithinWorkingDays: number | null;
}

export interface Disposer {
  /** Himself and those for whom he stands in. */
  actsFor: readonly number[];
  staffId: number;
  departmentId: number | null;
}

/** What the hall's settings leave open (C-12, 004:L199). */
export interface EnquiryRules {
  longestWorkingDays: number;
  /** A visitor is led to another section and handed over; only on the phone it is enough to name it (C-12). */
  handsOver: boolean;
}

/** What follows; the words are kept as the answer. */
export type DisposedOutcome =
  | { ok: true; effect: 'close'; answer: string; issuesNotice: boolean }
  | { ok: true; effect: 'hand-over'; toId: number }
  | { ok: true; effect: 'keep'; answer: string; withinWorkingDays: number }
  | { ok: false; refusal: EnquiryRefusal };

/** S-02, section 3.5: what each branch demands of the first-asked clerk, and what becomes of the enquiry. */
export function disposeEnquiry(
  enquiry: DisposedEnquiry,
  given: Disposition,
  by: Disposer,
  rules: EnquiryRules,
): DisposedOutcome {
  const fault = faultOf(enquiry, by);
  if (fault !== null) return fault;
  switch (given.branch) {
    case 'own':
      return ownDuty(enquiry, given);
    case 'colleague-away':
      return colleagueAway(enquiry, given, by);
    case 'other-section':
      return otherSection(enquiry, given, by, rules);
    case 'outside':
      return elsewhere(given, ['应当去的单位', '地址']);
    case 'later':
      return later(given, rules.longestWorkingDays);
    default:
      return given.branch satisfies never;
  }
}

/** S-02: nobody but who answers for an enquiry disposes of it, and only while it is open. */
export function faultOf(
  enquiry: Pick<DisposedEnquiry, 'isClosed' | 'ownerId' | 'owner'>,
  by: Disposer,
): { ok: false; refusal: EnquiryRefusal } | null {
  if (enquiry.isClosed) return refuseEnquiry('closed');
  if (!by.actsFor.includes(enquiry.ownerId))
    return refuseEnquiry('not-responsible', 'form', { owner: enquiry.owner });
  return null;
}

/** 001:L445: tell everything once; with an item in writing, unless asked by phone (S-04). */
function ownDuty(enquiry: DisposedEnquiry, given: Disposition): DisposedOutcome {
  if (given.answer.trim() === '' && !enquiry.hasItem) return refuseEnquiry('answer-missing', 'answer');
  const issuesNotice = enquiry.hasItem && isToldInWriting(enquiry.channel);
  const answer = given.answer.trim() || (issuesNotice ? '已出具一次性告知书' : '已电话口头一次性告知');
  return { ok: true, effect: 'close', answer, issuesNotice };
}

/** 003:L170: the matter registration form (D-09), then the person himself contacts the applicant. */
function colleagueAway(enquiry: DisposedEnquiry, given: Disposition, by: Disposer): DisposedOutcome {
  const missing = [
    ...(enquiry.visitorName.trim() === '' ? ['单位或者姓名'] : []),
    ...(enquiry.hasPhone ? [] : ['电话']),
    ...(enquiry.matter.trim() === '' ? ['事由'] : []),
    ...(given.message.trim() === '' ? ['留言'] : []),
  ];
  if (missing.length > 0)
    return refuseEnquiry('registration-incomplete', 'message', { names: missing }, 'D-09');
  if (given.receiver !== null && given.receiver.departmentId !== by.departmentId)
    return refuseEnquiry('receiver-elsewhere', 'receiverId');
  return handOver(enquiry, given, by);
}

/**
 * 001:L447, 003:L172: pass on until taken over, or name the section and its phone when nobody is in; 004:L136: on the
 * phone the number is enough.
 */
function otherSection(
  enquiry: DisposedEnquiry,
  given: Disposition,
  by: Disposer,
  rules: EnquiryRules,
): DisposedOutcome {
  if (given.receiver === null && rules.handsOver && enquiry.channel !== 'phone')
    return refuseEnquiry('must-hand-over', 'receiverId', {}, 'C-12');
  return given.receiver === null ? elsewhere(given, ['科室名称', '电话']) : handOver(enquiry, given, by);
}

function handOver(enquiry: DisposedEnquiry, given: Disposition, by: Disposer): DisposedOutcome {
  if (given.receiver === null) return refuseEnquiry('receiver-missing', 'receiverId');
  if (given.receiver.staffId === by.staffId) return refuseEnquiry('receiver-is-self', 'receiverId');
  if (enquiry.openHandoverTo !== null)
    return refuseEnquiry('handover-open', 'form', { to: enquiry.openHandoverTo });
  return { ok: true, effect: 'hand-over', toId: given.receiver.staffId };
}

/** 001:L449, 003:L174: explain, name the right body and where it is. */
function elsewhere(given: Disposition, names: readonly [string, string]): DisposedOutcome {
  const missing = [
    ...(given.body.trim() === '' ? [names[0]] : []),
    ...(given.place.trim() === '' ? [names[1]] : []),
  ];
  if (missing.length > 0)
    return refuseEnquiry('body-missing', given.body.trim() === '' ? 'body' : 'place', { names: missing });
  const where = `已告知：${given.body.trim()}，${given.place.trim()}`;
  const answer = [where, given.answer.trim()].filter(Boolean).join('。');
  return { ok: true, effect: 'close', answer, issuesNotice: false };
}

/** 004:L199: state the period, and why. */
function later(given: Disposition, longest: number): DisposedOutcome {
  const days = given.answerWithinWorkingDays;
  if (given.answer.trim() === '') return refuseEnquiry('answer-missing', 'answer');
  if (days === null || days < 1) return refuseEnquiry('term-missing', 'answerWithinWorkingDays');
  if (days > longest) return refuseEnquiry('term-too-long', 'answerWithinWorkingDays', { longest });
  return { ok: true, effect: 'keep', answer: given.answer.trim(), withinWorkingDays: days };
}
