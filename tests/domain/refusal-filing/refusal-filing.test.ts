import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import {
  answerReferral,
  answerTerms,
  type LeaderAnswer,
  type PapersReturned,
  type Referral,
  referRefusal,
  refusalPath,
  refuseBeyondAuthority,
  returnPapers,
} from '../../../src/domain/refusal-filing/refusal-filing.js';
import type { RefusalFilingRefusal } from '../../../src/domain/refusal-filing/refusal-filing-refusal.js';
import { refusalFilingRefusalInWords } from '../../../src/domain/refusal-filing/refusal-filing-refusal-in-words.js';
import { refusalRegistration } from '../../../src/domain/refusal-filing/refusal-registration.js';
import { at } from '../deadlines/moments.js';

const calendar = officialCalendar();
const beyond = { refusalAuthority: false };
const referral: Referral = {
  reason: '国家明令禁止',
  basis: '《条例》第八条',
  referredById: 2,
  at: at('2026-11-27 15:00'),
};
const answer: LeaderAnswer = {
  answer: 'confirm',
  opinion: '同意不予办理',
  answeredById: 9,
  isLeaderInCharge: true,
};

function codeOf(outcome: { ok: true } | { ok: false; refusal: RefusalFilingRefusal }): string {
  if (outcome.ok) return 'allowed';
  expect(refusalFilingRefusalInWords(outcome.refusal)).toMatch(/。$/);
  return `${outcome.refusal.rule} ${outcome.refusal.code}`;
}

describe('S-06: a clerk refuses only within his authority for the item', () => {
  it('within it he answers himself, beyond it he refers', () => {
    expect([refusalPath({ refusalAuthority: true }), refusalPath(beyond)]).toEqual(['own', 'referral']);
    expect([refuseBeyondAuthority({ refusalAuthority: true }), refuseBeyondAuthority(beyond)?.code]).toEqual([
      null,
      'beyond-authority',
    ]);
  });

  it('T17: the referral is written, of a reply case, and only where authority is missing', () => {
    const refer = (more: Partial<Referral>, kind: 'R' | 'P' = 'R', item = beyond) =>
      codeOf(referRefusal({ kind, item }, { ...referral, ...more }));
    expect([
      refer({}),
      refer({}, 'P'),
      refer({}, 'R', { refusalAuthority: true }),
      refer({ reason: ' ' }),
      refer({ basis: '' }),
    ]).toEqual([
      'allowed',
      'T17 kind-not-reply',
      'T17 authority-suffices',
      'T17 reason-missing',
      'T17 basis-missing',
    ]);
  });
});

describe("T18, T19: the leader's written answer", () => {
  it('confirmed: refused with decision and registration; ordered: accepted as a promised case', () => {
    expect([
      answerReferral('NEG_REF', referral, answer),
      answerReferral('NEG_REF', referral, { ...answer, answer: 'order-acceptance', opinion: '可以办理' }),
    ]).toEqual([
      { ok: true, to: 'DEC_N', kind: 'R', documents: ['D-05', 'D-06'] },
      { ok: true, to: 'ACC', kind: 'P', documents: ['D-01'] },
    ]);
  });

  it('only of a referred case, by the leader in charge, never by who referred it, never without words', () => {
    expect([
      codeOf(answerReferral('RECV', referral, answer)),
      codeOf(answerReferral('NEG_REF', referral, { ...answer, isLeaderInCharge: false })),
      codeOf(answerReferral('NEG_REF', referral, { ...answer, answeredById: 2 })),
      codeOf(answerReferral('NEG_REF', referral, { ...answer, opinion: ' ' })),
      codeOf(answerReferral('NEG_REF', referral, { ...answer, answer: 'order-acceptance', opinion: '' })),
    ]).toEqual([
      'T18 not-referred',
      'S-06 not-leader-in-charge',
      'S-06 referrer-may-not-answer',
      'T18 opinion-missing',
      'T19 opinion-missing',
    ]);
  });

  it('TL-029, TL-030: referred Fri 27 Nov 2026, the leader by Mon 30 Nov, the applicant within the promised 5 days', () => {
    const terms = answerTerms(
      {
        receivedAt: at('2026-11-27 10:00'),
        promisedLimit: { value: 5, unit: 'workingDays' },
        referredAt: referral.at,
        leaderWorkingDays: 1,
      },
      calendar,
    );
    expect(terms).toEqual({ applicantBy: at('2026-12-04 18:00'), leaderBy: at('2026-11-30 18:00') });
  });
});

describe('T38, D-06: papers back against signature, and the registration', () => {
  const returned: PapersReturned = {
    papers: ['申请表', '身份证复印件'],
    signedBy: '王芳',
    handedById: 2,
    at: at('2026-12-01 10:00'),
  };

  it('of a refused reply case, once, naming the papers and who signed', () => {
    const hand = (more: Partial<PapersReturned>, earlier: PapersReturned | null = null) =>
      codeOf(returnPapers({ state: 'DEC_N', kind: 'R', returned: earlier }, { ...returned, ...more }));
    expect([
      hand({}),
      hand({}, returned),
      hand({ papers: [' '] }),
      hand({ signedBy: ' ' }),
      codeOf(returnPapers({ state: 'DONE', kind: 'R', returned: null }, returned)),
    ]).toEqual([
      'allowed',
      'T38 papers-already-returned',
      'T38 papers-missing',
      'T38 signature-missing',
      'T38 nothing-refused',
    ]);
  });

  it('every refusal is registered, by window, leader or approver', () => {
    const given = {
      matter: '开办烟花作坊',
      reason: referral.reason,
      basis: referral.basis,
      clerkName: '李敏',
      answeredAt: at('2026-11-30 11:00'),
      archiveNumber: '2026-报备-3',
      referral: { referral, answer, leaderName: '周强' },
      isByApprover: false,
      returned,
    };
    expect(refusalRegistration(given, calendar)).toEqual({
      matter: '开办烟花作坊',
      reason: '国家明令禁止',
      basis: '《条例》第八条',
      authority: 'leader',
      authorityText: '分管领导书面意见',
      clerkName: '李敏',
      leaderName: '周强',
      leaderOpinion: '同意不予办理',
      referredText: '2026年11月27日 15:00',
      answeredText: '2026年11月30日 11:00',
      archiveNumber: '2026-报备-3',
      papersText: '已退还：申请表、身份证复印件（签收人：王芳）',
    });
    const levels = [false, true].map(
      (isByApprover) =>
        refusalRegistration({ ...given, referral: null, returned: null, isByApprover }, calendar).authority,
    );
    expect(levels).toEqual(['window', 'approver']);
  });
});
