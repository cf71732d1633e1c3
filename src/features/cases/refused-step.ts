import type { Refusal } from '../../domain/cases/refusal.js';
import { type FormProblem, refusalProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';

const WAY_OUT: Readonly<Record<string, string>> = {
  'overdue-reason-missing': 'overdue-reasons',
  'overrun-measure-missing': 'overrun-measures',
};

/** A refused step in words; one that waits for an explanation of lateness links to its form (SV-02, SV-03). */
export function refusedStep(refusal: Refusal, values: Record<string, unknown>, number: string): FormProblem {
  const problem = refusalProblem(refusal, values);
  const noun = WAY_OUT[refusal.code];
  if (noun === undefined) return problem;
  return {
    ...problem,
    errors: problem.errors.map((error) => ({ ...error, href: paths.caseAction(number, noun) })),
  };
}

/** Where the refusal of a late case is cleared, with the words of the link; null for any other. */
export function overrunWayOut(refusal: Refusal, number: string): { label: string; href: string } | null {
  const noun = WAY_OUT[refusal.code];
  if (noun === undefined) return null;
  const label = noun === 'overdue-reasons' ? '登记超期原因' : '登记超期处置';
  return { label, href: paths.caseAction(number, noun) };
}
