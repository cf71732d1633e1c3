import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { type FormProblem, noProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { caseAttachmentPanel, caseAttachmentRoutes } from '../attachments/case-attachments.routes.js';
import { loadJointView } from '../joint/leg-views.js';
import { upwardPanel } from '../upward/upward-panel.js';
import { carryOut, numberIn, requireCase } from './carry-out.js';
import { casePage } from './case-page.js';
import { disclosureForm, reviewForm } from './cases.forms.js';
import { clockPage } from './clock-page.js';
import { decisionRoutes } from './decisions.routes.js';
import { openPersonalData } from './open-personal-data.js';
import { papersRoutes } from './papers.routes.js';
import { windowRoutes } from './window-steps.routes.js';

type Show = (
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem?: FormProblem,
  more?: { since?: readonly string[]; isOpened?: boolean },
) => Promise<void>;

/** The page of a case and everything that is done from it. */
export function casesRoutes(deps: Deps): Route[] {
  const show: Show = (visit, req, res, problem, more) => showCase(deps, visit, req, res, problem, more);
  return [
    get('/cases/:number', 'case.view', (visit, req, res) => show(visit, req, res)),
    get('/cases/:number/clock', 'case.view', async (visit, req, res) => {
      const view = clockPage(await requireCase(deps, visit, req));
      await deps.renderer.page(visit, req, res, 'cases/clock', { title: '为什么是这一天', locals: { view } });
    }),
    ...disclosureRoutes(deps, show),
    ...takingReviewRoutes(deps, show),
    ...caseAttachmentRoutes(deps, show),
    ...papersRoutes(deps),
    ...decisionRoutes(deps),
    ...windowRoutes(deps),
  ];
}

async function showCase(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem = noProblem(),
  { since = [], isOpened = false }: { since?: readonly string[]; isOpened?: boolean } = {},
): Promise<void> {
  const loaded = await requireCase(deps, visit, req);
  const attachments = await caseAttachmentPanel(deps, visit, loaded, { error: problem.byField.files ?? '' });
  const view = casePage(loaded, { person: visit.person, vault: deps.vault, problem, since, isOpened });
  const panels = {
    upward: await upwardPanel(deps.database, loaded, visit.person),
    joint: await loadJointView(deps.database, loaded, visit.person),
    mayAskRating: may(visit.person.roles, 'rating.open'),
  };
  await deps.renderer.page(visit, req, res, 'cases/case', {
    title: `${loaded.row.number} ${loaded.row.itemName}`,
    status: problem.status,
    locals: { view, attachments, panels },
  });
}

/** The whole personal data for once; the look is an event of the case. */
function disclosureRoutes(deps: Deps, show: Show): Route[] {
  const path = '/cases/:number/disclosures';
  return [
    get(path, 'case.view', (_visit, req, res) => res.redirect(303, paths.case(numberIn(req)))),
    post({
      path,
      permission: 'case.reveal',
      form: disclosureForm,
      invalid: (visit, req, res, problem) => show(visit, req, res, problem),
      async handle(visit, req, res) {
        const { row } = await requireCase(deps, visit, req);
        await openPersonalData(deps.database, visit.person, row, visit.address, visit.now);
        res.setHeader('cache-control', 'no-store');
        await show(visit, req, res, noProblem(), { isOpened: true });
      },
    }),
  ];
}

function takingReviewRoutes(deps: Deps, show: Show): Route[] {
  const path = '/cases/:number/reviews';
  return [
    get(path, 'case.view', (_visit, req, res) => res.redirect(303, paths.case(numberIn(req)))),
    post({
      path,
      permission: 'case.review',
      form: reviewForm,
      invalid: (visit, req, res, problem) => show(visit, req, res, problem),
      async handle(visit, req, res, values) {
        const number = numberIn(req);
        const { checks } = await requireCase(deps, visit, req);
        const request = { number, ...values, steps: [{ action: 'take-review' as const, input: {} }] };
        const goTo = checks.length > 0 ? paths.caseAction(number, 'review-checks') : paths.case(number);
        await carryOut(deps, visit, req, res, request, { text: '已开始审查', goTo }, (problem, since) =>
          show(visit, req, res, problem, { since }),
        );
      },
    }),
  ];
}
