import type { ComplaintCategory, ComplaintSeverity } from '../complaints/categories.js';

/** Rules of table 8.2 that a matter feeds, whoever the subject is; which subject each belongs to the rule says. */
export type FedRules = readonly string[];

/** Every verified complaint: the department's zero complaints (DEP-C1) and the window's chance (BEST-3c). */
const ANY: FedRules = ['DEP-C1', 'BEST-3c'];

const BY_CATEGORY: Readonly<Record<ComplaintCategory, FedRules>> = {
  delay: ANY,
  'abuse-of-position': ['STF-L1', 'WIN-B1', 'DEP-D3', 'BEST-3c'],
  attitude: ['STF-D2a', 'WIN-A1a', 'BEST-3a', ...ANY],
  'promise-breach': ['STF-D1a', ...ANY],
  openness: ['WIN-A2b', ...ANY],
  'ignored-request': ['STF-A1', 'BEST-3a', ...ANY],
  retaliation: ['STF-D2c', 'WIN-A1c', ...ANY],
  procedure: ['STF-R1b', 'WIN-A2d', ...ANY],
  'off-system': ['WIN-C1', 'DEP-B2', 'BEST-2f', 'BEST-3c'],
  charges: ['STF-L2', 'WIN-B4c', 'DEP-F1', 'BEST-2b', 'BEST-3c'],
  other: ANY,
};

const SERIOUS: Readonly<Record<string, string>> = { 'STF-D2a': 'STF-D2c', 'WIN-A1a': 'WIN-A1c' };

/** What a valid complaint feeds (section 6 step 5; 8.2): a serious one of attitude takes the heavier rule. */
export function rulesOfComplaint(category: ComplaintCategory, severity: ComplaintSeverity): FedRules {
  const rules = BY_CATEGORY[category];
  return severity === 'serious' ? rules.map((rule) => SERIOUS[rule] ?? rule) : rules;
}

/** Reasons of a bad rating that say how somebody behaved, and what else they feed beside DEP-C1 and BEST-3a. */
const BY_REASON: Readonly<Record<string, FedRules>> = {
  attitude: ['STF-D2a', 'WIN-A1a'],
  'not-told-once': ['STF-A1'],
  'extra-papers': ['WIN-A3', 'DEP-C3'],
  'passed-around': ['STF-D1a'],
  charges: ['STF-L2', 'WIN-B4c', 'DEP-F1', 'BEST-2b'],
  favours: ['STF-L1', 'WIN-B1', 'DEP-D3'],
};

/** What a bad rating feeds once it was found to be founded (S-54): the visitor was dissatisfied, and why. */
export function rulesOfRating(reasons: readonly string[]): FedRules {
  return [...new Set(['DEP-C1', 'BEST-3a', ...reasons.flatMap((reason) => BY_REASON[reason] ?? [])])];
}
