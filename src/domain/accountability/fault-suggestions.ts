/**
 * Which fault a valid complaint of a category (section 6) or a founded bad rating suggests first; a person chooses.
 * Empty where the catalogue has none that fits by itself.
 */
const FAULT_OF_CATEGORY: Readonly<Record<string, string>> = {
  delay: 'FA-05',
  'abuse-of-position': 'FE-06',
  attitude: 'FE-05',
  'promise-breach': 'FH-03',
  openness: 'FI-04',
  'ignored-request': 'FE-02',
  retaliation: 'FE-08',
  procedure: 'FA-16',
  'off-system': 'FA-07',
  charges: 'FA-13',
  other: 'FA-16',
};

/** The fault of the catalogue that a category of complaint points at. */
export function faultOfCategory(category: string): string {
  return FAULT_OF_CATEGORY[category] ?? '';
}

/** A complaint about a non-acceptance points at FA-01 whatever its category. */
export function faultOfComplaint(complaint: { category: string; caseState: string | null }): string {
  return complaint.caseState === 'REJ_F' ? 'FA-01' : faultOfCategory(complaint.category);
}

/** What a bad rating that was verified points at. */
export const FAULT_OF_RATING = 'FE-05';

/** The checklist's points (annex A) that stand for a rule of hall discipline or manner. */
export const FAULT_OF_CHECK = 'FI-03';
