import type { MeasureCode } from './measures.js';

/** What is weighed in a permit fault (7.1). `attitude`: how the person met the finding. */
export type FaultFactors = {
  faultId: string;
  isIntentional: boolean;
  isFirstTime: boolean;
  harm: 'small' | 'serious' | 'very-serious';
  attitude: 'corrects' | 'admits-after-education' | 'refuses-to-mend';
};

export type Severity = 'general' | 'serious' | 'very-serious';

/** The class of a fault with the number of its sanction and the measures that belong to it. */
export type FaultSanction = {
  severity: Severity;
  sanction: 1 | 2 | 3;
  measures: readonly MeasureCode[];
};

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  general: '一般过错',
  serious: '严重过错',
  'very-serious': '特别严重过错',
};

/** Abuse of power in granting permits: always sanction 3 (002:L627). */
export const ALWAYS_GRAVEST_FAULT = 'FA-17';

/** The three sanctions of 7.1; a formal apology to the applicant belongs to each. */
export const FAULT_SANCTIONS: Readonly<Record<Severity, FaultSanction>> = {
  general: { severity: 'general', sanction: 1, measures: ['self-criticism', 'apology'] },
  serious: {
    severity: 'serious',
    sanction: 2,
    measures: ['circular-criticism', 'loss-of-awards', 'apology'],
  },
  'very-serious': { severity: 'very-serious', sanction: 3, measures: ['return-to-unit', 'apology'] },
};

/**
 * The severity test of 7.1 (002:L611-625). General only when everything speaks for it: no intent, first time,
 * small harm, corrects. Very serious: intent with very serious harm, or refusing to mend, or FA-17. All between
 * is serious.
 */
export function faultSanction(factors: FaultFactors): FaultSanction {
  return FAULT_SANCTIONS[severityOf(factors)];
}

function severityOf({ faultId, isIntentional, isFirstTime, harm, attitude }: FaultFactors): Severity {
  const isGravest = isIntentional && harm === 'very-serious';
  if (faultId === ALWAYS_GRAVEST_FAULT || attitude === 'refuses-to-mend' || isGravest) {
    return 'very-serious';
  }
  const isMinor = !isIntentional && isFirstTime && harm === 'small' && attitude === 'corrects';
  return isMinor ? 'general' : 'serious';
}
