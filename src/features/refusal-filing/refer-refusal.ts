import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { toldRefusal } from '../../domain/cases/refusal.js';
import type { LimitUnit } from '../../domain/deadlines/time-limit.js';
import { answerTerms, referRefusal as refer } from '../../domain/refusal-filing/refusal-filing.js';
import { refusalFilingRefusalInWords } from '../../domain/refusal-filing/refusal-filing-refusal-in-words.js';
import type { ParticularsGiven, ParticularsOutcome } from '../cases/particulars.js';

/** T17: a refusal beyond the clerk's authority goes to the leader in writing, with his term to answer (TL-030). */
export function referRefusal(given: ParticularsGiven): ParticularsOutcome {
  const { facts, input, person, calendar, now, receivedAt } = given;
  const referred = refer(facts, {
    reason: input.reason ?? '',
    basis: input.basis ?? '',
    referredById: person.staffId,
    at: now.getTime(),
  });
  if (!referred.ok) {
    const { refusal } = referred;
    return { ok: false, refusal: toldRefusal(refusal, refusalFilingRefusalInWords(refusal)) };
  }
  const { reason, basis } = referred.referral;
  const { leaderBy } = answerTerms(
    {
      receivedAt: receivedAt.getTime(),
      promisedLimit: promisedLimitOf(given.promise),
      referredAt: now.getTime(),
      leaderWorkingDays: given.leaderAnswerWorkingDays,
    },
    calendar,
  );
  return {
    ok: true,
    change: {},
    details: { basis, dueText: leaderBy === null ? undefined : momentInWords(leaderBy, calendar.zone) },
    papers: {},
    async save(tx, place) {
      await tx.refusalReferral.create({
        data: {
          ...place,
          reasons: reason,
          basis,
          referredAt: now,
          referredById: person.staffId,
          referredBy: person.name,
          dueAt: leaderBy === null ? null : new Date(leaderBy),
        },
      });
    },
  };
}

/** The promised limit as the rules count it; an item without one is answered at once. */
export function promisedLimitOf({ limitValue, limitUnit }: ParticularsGiven['promise']) {
  return { value: limitValue ?? 0, unit: (limitUnit ?? 'workingDays') as LimitUnit };
}
