import { QUESTION_CODES, QUESTIONS, SATISFACTIONS } from '../../domain/supervision/questionnaire.js';
import type { FormProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { caseHead } from '../cases/case-page.js';
import type { LoadedCase } from '../cases/load-case.js';
import { typed } from '../cases/step-page.js';
import { answersInWords, monthInWords, resultWords } from './sample-page.js';
import type { SampleCaseRow, SampleRow } from './sampling.repository.js';

/** The questionnaire of one drawn case, or what came of its call; `isOpened` when the telephone is shown. */
export function callPage(
  { sample, drawn, loaded }: { sample: SampleRow; drawn: SampleCaseRow; loaded: LoadedCase },
  problem: FormProblem,
  isOpened: boolean,
) {
  const action = paths.sampleCase(sample.month, drawn.position);
  const isCalled = drawn.calledAt !== null;
  return {
    head: caseHead(loaded),
    title: `${monthInWords(sample.month)}抽查第 ${drawn.position} 件`,
    problem,
    action,
    listHref: paths.sample(sample.month),
    isCalled,
    kept: isCalled ? answersInWords(problem.values) : [],
    result: [resultWords(drawn), drawn.note].filter(Boolean).join('：'),
    revealAction: isOpened || isCalled ? null : `${action}/disclosures`,
    isOpened,
    satisfactions: Object.entries(SATISFACTIONS).map(([value, label]) => ({ value, label })),
    questions: QUESTION_CODES.map((name) => ({
      name,
      label: QUESTIONS[name],
      value: typed(problem, name),
    })),
    reached: typed(problem, 'reached'),
    satisfaction: typed(problem, 'satisfaction'),
    note: typed(problem, 'note'),
  };
}
