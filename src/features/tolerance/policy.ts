import type { Gap, TolerancePolicy } from '../../domain/tolerance/tolerance.js';
import type { StoredGap } from '../cases/case-extras.repository.js';

/** What an item says of gaps: as long as the promise runs, no grant before the rest, a return only if it opted in. */
export function policyOf(returnsOnLapse: boolean): TolerancePolicy {
  return { atMostWorkingDays: null, returnsOnLapse, grantsWithGap: false };
}

/** A stored promise as the rules see it. */
export function gapOf({ materials, promisedFor, signedBy, fulfilledAt }: StoredGap): Gap {
  return { materials, promisedAt: promisedFor, signedBy, filledAt: fulfilledAt };
}
