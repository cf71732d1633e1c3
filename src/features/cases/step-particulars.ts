import { correctKind } from '../kind-correction/correct-kind.js';
import { answerReferral } from '../refusal-filing/answer-referral.js';
import { handBackPapers } from '../refusal-filing/hand-back-papers.js';
import { referRefusal } from '../refusal-filing/refer-refusal.js';
import { handInRest } from '../tolerance/hand-in-rest.js';
import { promiseGap } from '../tolerance/promise-gap.js';
import { returnCase } from '../tolerance/return-case.js';
import { NO_PARTICULARS, type ParticularsGiven, type ParticularsOutcome } from './particulars.js';

/** Asks the concept to which an allowed step belongs; most steps add nothing to the case itself. */
export function particularsOf(given: ParticularsGiven): ParticularsOutcome {
  switch (given.outcome.action) {
    case 'accept-tolerantly':
      return promiseGap(given);
    case 'hand-in-rest':
      return handInRest(given);
    case 'return':
      return returnCase(given);
    case 'refer-refusal':
      return referRefusal(given);
    case 'confirm-refusal':
    case 'order-acceptance':
      return answerReferral(given);
    case 'hand-back-papers':
      return handBackPapers(given);
    case 'correct-kind':
      return correctKind(given);
    default:
      return NO_PARTICULARS;
  }
}
