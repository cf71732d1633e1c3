import type { ComplaintFinding } from './states.js';

/** The three questions of the test of a valid complaint (有效投诉, 001:L539, C-22). */
export interface ValidityAnswers {
  factsVerified: boolean | null;
  isAttributable: boolean | null;
  ruleBroken: boolean | null;
}

/** Which questions the hall asks; each can be switched off. */
export interface ValidityTest {
  facts: boolean;
  attributable: boolean;
  rule: boolean;
}

/** Whether a complaint counts: founded at least in part (C-52), and each question of the hall's test answered yes. */
export function isValidComplaint(
  finding: ComplaintFinding,
  answers: ValidityAnswers,
  test: ValidityTest,
): boolean {
  if (finding !== 'founded' && finding !== 'partly') return false;
  return (
    (!test.facts || answers.factsVerified === true) &&
    (!test.attributable || answers.isAttributable === true) &&
    (!test.rule || answers.ruleBroken === true)
  );
}
