import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import type { FormProblem } from '../../web/forms.js';
import type { StaffVisit } from '../../web/visit.js';
import { requireCase } from './carry-out.js';
import type { LoadedCase } from './load-case.js';
import { type StepPage, stepView } from './step-page.js';

/** Shows the form of a step of the case in the address; `since` tells what another person did meanwhile. */
export type ShowStep = (
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
  since?: readonly string[],
) => Promise<void>;

/** The page of one kind of step; `page` gives its fields from the loaded case. */
export function stepForm(
  deps: Deps,
  page: (loaded: LoadedCase, problem: FormProblem, visit: StaffVisit) => StepPage | Promise<StepPage>,
): ShowStep {
  return async (visit, req, res, problem, since = []) => {
    const loaded = await requireCase(deps, visit, req);
    const step = await page(loaded, problem, visit);
    await deps.renderer.page(visit, req, res, 'cases/step', {
      title: step.title,
      status: problem.status,
      locals: { view: stepView(loaded, step, problem, since) },
    });
  };
}
