import { type AllowedProcedure, allowedProcedures } from '../../domain/suspensions/special-procedures.js';
import type { LoadedCase } from '../cases/load-case.js';
import { procedureStep } from './suspensions.repository.js';

/** What may stop the clock of a case, by the steps of its item. */
export function proceduresOf({ clockRows }: LoadedCase): AllowedProcedure[] {
  return allowedProcedures(clockRows.steps.map(procedureStep));
}

/** The value of a procedure in the form. */
export function procedureValue({ stepPosition, procedure }: AllowedProcedure): string {
  return `${stepPosition}:${procedure}`;
}
