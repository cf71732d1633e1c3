import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { type FormProblem, noProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { carryOut, requireCase } from './carry-out.js';
import { decisionForm, reviewChecksForm, rowKey } from './cases.forms.js';
import { refusalLook } from './closing-steps.js';
import { decisionPage } from './decision-page.js';
import { whyNotNoun } from './page-actions.js';
import { refusedStep } from './refused-step.js';
import { reviewChecksPage } from './review-checks-page.js';
import { stepRoutes } from './step-routes.js';

/** The work of reviewers (TD1, S-44) and approvers (T30, T31, S-40). */
export function decisionRoutes(deps: Deps): Route[] {
  return [
    ...reviewCheckRoutes(deps),
    ...stepRoutes(deps, {
      noun: 'decisions',
      permission: 'case.decide',
      form: decisionForm,
      page: decisionPage,
      step: ({ decision, resultName, opinion, reason, basis }) =>
        decision === 'grant'
          ? { action: 'grant', input: { reason: opinion, resultName } }
          : { action: 'refuse', input: { reason, basis } },
      look: ({ decision, reason, basis }, loaded) =>
        decision === 'refuse' ? refusalLook(reason, basis, loaded) : null,
      done: ({ decision }) =>
        decision === 'grant' ? '已决定准予许可，转窗口制证发放' : '已决定不予许可，请打印决定书送达申请人',
    }),
  ];
}

function reviewCheckRoutes(deps: Deps): Route[] {
  const show = async (
    visit: StaffVisit,
    req: Request,
    res: Response,
    problem: FormProblem,
    since: readonly string[] = [],
  ) => {
    const view = reviewChecksPage(await requireCase(deps, visit, req), problem, since);
    await deps.renderer.page(visit, req, res, 'cases/review-checks', {
      title: '审查要点',
      status: problem.status,
      locals: { view },
    });
  };
  return [
    get('/cases/:number/review-checks', 'case.review', async (visit, req, res) => {
      const { facts, row } = await requireCase(deps, visit, req);
      const no = whyNotNoun(facts, ['record-review'], visit.person, visit.now);
      await show(visit, req, res, no === null ? noProblem() : refusedStep(no, {}, row.number));
    }),
    post({
      path: '/cases/:number/review-checks',
      permission: 'case.review',
      form: reviewChecksForm,
      invalid: (visit, req, res, problem) => show(visit, req, res, problem),
      async handle(visit, req, res, { version, seenEventId, checks: entered }) {
        const { row, checks } = await requireCase(deps, visit, req);
        const request = {
          number: row.number,
          version,
          seenEventId,
          steps: [{ action: 'record-review' as const, input: {} }],
          checks: checks.map(({ position }) => {
            const { ticked = false, note = '' } = entered[rowKey(position)] ?? {};
            return { position, ticked, note };
          }),
        };
        const done = { text: '审查情况已登记', goTo: paths.case(row.number) };
        await carryOut(deps, visit, req, res, request, done, (problem, since) =>
          show(visit, req, res, problem, since),
        );
      },
    }),
  ];
}
