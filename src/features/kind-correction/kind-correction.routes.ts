import { z } from 'zod';
import type { Deps } from '../../app.js';
import { CASE_KINDS, caseKindName, isCaseKind } from '../../domain/cases/kinds.js';
import { type FormProblem, text } from '../../web/forms.js';
import type { Route } from '../../web/routes.js';
import { seen } from '../cases/cases.forms.js';
import { reasonField } from '../cases/closing-steps.js';
import type { LoadedCase } from '../cases/load-case.js';
import { type StepPage, typed } from '../cases/step-page.js';
import { stepRoutes } from '../cases/step-routes.js';

const kindCorrectionForm = z.strictObject({
  ...seen,
  toKind: text({ required: '请选择正确的办件类型', max: 1 }).refine(isCaseKind, '请选择正确的办件类型'),
  reason: text({ required: '请写明更正办件类型的理由', max: 1000 }),
});

/** Supervision corrects the kind of a case (T39). */
export function kindCorrectionRoutes(deps: Deps): Route[] {
  return stepRoutes(deps, {
    noun: 'kind-corrections',
    permission: 'case.correct-kind',
    form: kindCorrectionForm,
    page: kindCorrectionPage,
    step: ({ toKind, reason }) => ({ action: 'correct-kind', input: { toKind, reason } }),
    done: () => '办件类型已更正，理由记入办件经过',
  });
}

function kindCorrectionPage({ facts }: LoadedCase, problem: FormProblem): StepPage {
  const others = Object.entries(CASE_KINDS).filter(([code]) => code !== facts.kind);
  return {
    noun: 'kind-corrections',
    title: '更正办件类型',
    actions: ['correct-kind'],
    lead: '办件登记的类型与实际不符的，由督查科更正。状态和办结期限不变，理由记入办件经过。',
    rows: [
      { key: '登记的类型', value: caseKindName(facts.kind) },
      { key: '事项规定的类型', value: caseKindName(facts.item.kind) },
    ],
    fields: [
      {
        kind: 'radio',
        label: '正确的类型',
        name: 'toKind',
        value: typed(problem, 'toKind'),
        required: true,
        options: others.map(([value, { name, note }]) => ({ value, label: name, hint: note })),
      },
      reasonField(problem, '为什么要更正'),
    ],
    hidden: [],
    submit: { label: '更正' },
    withPapers: false,
  };
}
