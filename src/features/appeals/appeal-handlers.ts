import type { AppealAbout } from '../../domain/accountability/appeal-rules.js';
import { GRADE_APPEALS } from '../appraisal-periods/grade-appeals.js';
import type { AppealHandler } from './appeal-handler.js';
import { FAULT_APPEALS } from './fault-appeals.js';
import { MEASURE_APPEALS } from './measure-appeals.js';

/** Who looks after appeals of each kind; a kind without one cannot be appealed against. */
const HANDLERS: Partial<Readonly<Record<AppealAbout, AppealHandler>>> = {
  fault: FAULT_APPEALS,
  measure: MEASURE_APPEALS,
  grade: GRADE_APPEALS,
};

/** The handler of a kind of appeal; null when there is none. */
export function appealHandler(about: AppealAbout): AppealHandler | null {
  return HANDLERS[about] ?? null;
}
