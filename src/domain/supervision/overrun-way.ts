/** SV-03: the ways out of an overrun of three working days; the first two where the applicant's papers are missing. */
export const OVERRUN_WAYS = {
  return: { cause: 'applicant', label: '申请人材料一直未补齐，建议退件' },
  demand: { cause: 'applicant', label: '申请人材料未补齐，已再次催补' },
  inform: { cause: 'organ', label: '本部门原因，已告知申请人并说明办结计划' },
} as const;

export type OverrunWay = keyof typeof OVERRUN_WAYS;

/** What supervision has to do after a way out was entered (SV-03, 002:L551). */
export interface OverrunConsequence {
  /** A task for the supervision section: contact the applicant and record his opinion. */
  contactApplicant: boolean;
  /** The fault proposed for accountability; empty when none. */
  faultId: '' | 'FA-05';
}

/**
 * SV-03: where the organ is at fault, supervision contacts the applicant; when he had not been told before the due
 * moment, FA-05 is proposed.
 */
export function consequenceOf(way: OverrunWay, toldBeforeDue: boolean): OverrunConsequence {
  const isOrgan = OVERRUN_WAYS[way].cause === 'organ';
  return { contactApplicant: isOrgan, faultId: isOrgan && !toldBeforeDue ? 'FA-05' : '' };
}
