import { blockingMaterials } from '../../domain/cases/materials.js';
import { toldRefusal } from '../../domain/cases/refusal.js';
import { returnUnsupplied } from '../../domain/tolerance/return-unsupplied.js';
import { returnOnLapse } from '../../domain/tolerance/tolerance.js';
import { toleranceRefusalInWords } from '../../domain/tolerance/tolerance-refusal-in-words.js';
import type { ParticularsGiven, ParticularsOutcome } from '../cases/particulars.js';
import { gapOf, policyOf } from './policy.js';

/**
 * T36: the return of a case whose papers never came, with its notice. After acceptance the leader who takes the
 * step approves by it (C-44).
 */
export function returnCase(given: ParticularsGiven): ParticularsOutcome {
  const { facts, extras, person, supplementDueAt, change, outcome } = given;
  const isAccepted = facts.state !== 'SUPP';
  const decided = decide(given, isAccepted ? person.staffId : null);
  if (!decided.ok) {
    return { ok: false, refusal: toldRefusal(decided.refusal, toleranceRefusalInWords(decided.refusal)) };
  }
  const awaited = extras.gap?.promisedFor ?? change.dueAt?.getTime() ?? null;
  return {
    ok: true,
    change: { decisionReasons: outcome.reason },
    details: { materials: blockingMaterials(facts.materials).map(({ name }) => name) },
    papers: {
      returning: {
        termAt: isAccepted ? awaited : (supplementDueAt?.getTime() ?? null),
        reason: outcome.reason,
        approverName: isAccepted ? person.name : '',
      },
    },
    save: () => Promise.resolve(),
  };
}

function decide(
  { facts, extras, supplementDueAt, calendar, now }: ParticularsGiven,
  leaderId: number | null,
) {
  const { gap } = extras;
  const returnsAccepted = facts.returnsAccepted === true;
  if (leaderId !== null && gap !== null && gap.fulfilledAt === null) {
    return returnOnLapse(gapOf(gap), policyOf(returnsAccepted), leaderId, now.getTime());
  }
  return returnUnsupplied(
    {
      state: facts.state,
      supplementDueAt: supplementDueAt?.getTime() ?? null,
      dueAt: facts.overrun?.runningDueAt?.getTime() ?? null,
      isApplicantsFault: extras.isReturnAdvised,
      itemReturnsAccepted: returnsAccepted,
      approvedByLeaderId: leaderId,
    },
    now.getTime(),
    calendar,
  );
}
