import { may } from '../../domain/access/permissions.js';
import { toldRefusal } from '../../domain/cases/refusal.js';
import { answerReferral as answerOf } from '../../domain/refusal-filing/refusal-filing.js';
import { refusalFilingRefusalInWords } from '../../domain/refusal-filing/refusal-filing-refusal-in-words.js';
import type { ParticularsGiven, ParticularsOutcome } from '../cases/particulars.js';

/** T18, T19: the leader's written answer; a confirmed refusal is decided on the reasons of the referral. */
export function answerReferral(given: ParticularsGiven): ParticularsOutcome {
  const { extras, facts, person, input, outcome, now } = given;
  const stored = extras.referral;
  if (stored === null || stored.answeredAt !== null) {
    const no = { rule: outcome.transition, code: 'not-referred', facts: {} };
    return { ok: false, refusal: toldRefusal(no, '办件不在否定报备中，请刷新页面。') };
  }
  const answer = outcome.action === 'confirm-refusal' ? 'confirm' : 'order-acceptance';
  const opinion = (input.reason ?? '').trim();
  const { reasons: reason, basis, referredById, referredBy, referredAt } = stored;
  const answered = answerOf(
    facts.state,
    { reason, basis, referredById, at: referredAt },
    {
      answer,
      opinion,
      answeredById: person.staffId,
      isLeaderInCharge: may(person.roles, 'case.answer-referral'),
    },
  );
  if (!answered.ok) {
    return {
      ok: false,
      refusal: toldRefusal(answered.refusal, refusalFilingRefusalInWords(answered.refusal)),
    };
  }
  return {
    ok: true,
    change:
      answer === 'confirm'
        ? {
            decidedAt: now,
            decidedById: person.staffId,
            decision: 'refused',
            decisionReasons: reason,
            decisionBasis: basis,
          }
        : {},
    details: {},
    papers: answer === 'confirm' ? { referral: { referredBy, referredAt, opinion } } : {},
    async save(tx) {
      await tx.refusalReferral.update({
        where: { id: stored.id },
        data: { answer, opinion, answeredAt: now, answeredById: person.staffId, answeredBy: person.name },
      });
    },
  };
}
