import type { Fault } from './fault-catalogue.js';
import type { MeasureCode } from './measures.js';
import type { FaultSanction } from './severity.js';

/**
 * What may follow on a fault: for a permit fault the measures of its sanction and nothing else (7.1); for a fault of
 * the other lists those the list names (7.2), of which the decider takes at least one; where it names none, the
 * sanction's. `chosen` are ticked beforehand.
 */
export interface MeasureChoice {
  isFixed: boolean;
  choices: readonly MeasureCode[];
  chosen: readonly MeasureCode[];
}

export function measureChoice(fault: Fault, { severity, measures }: FaultSanction): MeasureChoice {
  const named = [...fault.mildMeasures, ...fault.seriousMeasures];
  if (fault.list === 'FA' || named.length === 0)
    return { isFixed: true, choices: measures, chosen: measures };
  const fitting = severity === 'general' ? fault.mildMeasures : fault.seriousMeasures;
  const [first] = fitting.length > 0 ? fitting : named;
  return {
    isFixed: false,
    choices: [...new Set([...named, 'apology' as const])],
    chosen: first === undefined ? [] : [...new Set([first, 'apology' as const])],
  };
}

/** The measures taken out of a choice; null when none or one that does not belong to it was ticked. */
export function measuresTaken(choice: MeasureChoice, ticked: readonly string[]): MeasureCode[] | null {
  if (choice.isFixed) return [...choice.choices];
  const taken = choice.choices.filter((code) => ticked.includes(code));
  const isForeign = ticked.some((code) => !choice.choices.some((each) => each === code));
  return isForeign || taken.length === 0 ? null : taken;
}
