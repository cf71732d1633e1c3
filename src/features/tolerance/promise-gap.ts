import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { toldRefusal } from '../../domain/cases/refusal.js';
import { tolerateGaps } from '../../domain/tolerance/tolerance.js';
import { toleranceRefusalInWords } from '../../domain/tolerance/tolerance-refusal-in-words.js';
import type { ParticularsGiven, ParticularsOutcome } from '../cases/particulars.js';
import { policyOf } from './policy.js';

/** T13, S-39: the dated promise that goes with an acceptance with gaps. */
export function promiseGap(given: ParticularsGiven): ParticularsOutcome {
  const { facts, input, change, calendar, now } = given;
  const policy = policyOf(facts.returnsAccepted === true);
  const promise = { date: input.promisedDate ?? '', signedBy: input.signedBy ?? '' };
  const dueAt = change.dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const tolerated = tolerateGaps(facts.materials, promise, policy, dueAt, now.getTime(), calendar);
  if (!tolerated.ok) {
    const { refusal } = tolerated;
    return { ok: false, refusal: toldRefusal(refusal, toleranceRefusalInWords(refusal)) };
  }
  const { gap } = tolerated;
  return {
    ok: true,
    change: {},
    details: {
      materials: gap.materials,
      promisedText: momentInWords(gap.promisedAt, calendar.zone),
      signedBy: gap.signedBy,
    },
    papers: { gap: { gap, policy } },
    async save(tx, place) {
      await tx.gapPromise.create({
        data: {
          ...place,
          materials: JSON.stringify(gap.materials),
          promisedFor: new Date(gap.promisedAt),
          signedBy: gap.signedBy,
        },
      });
    },
  };
}
