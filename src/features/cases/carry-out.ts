import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, refusalProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { type ActionRequest, actOnCase, type EventMeanwhile } from './act-on-case.js';
import { historyEntry } from './case-history.js';
import { type LoadedCase, loadCase } from './load-case.js';
import { refusedStep } from './refused-step.js';

/** What is said of a case out of reach. */
export const OUT_OF_REACH = '找不到这个办件，或者它不在您的窗口和部门';

/**
 * The case that the address names.
 * @throws NotFoundError when there is none, or when it is out of the person's reach
 */
export async function requireCase(deps: Deps, visit: StaffVisit, req: Request): Promise<LoadedCase> {
  const loaded = await loadCase(deps.database, visit.person, numberIn(req), visit.now);
  if (loaded === null) throw new NotFoundError(OUT_OF_REACH);
  return loaded;
}

/** The case number in the address. */
export function numberIn(req: Request): string {
  return String(req.params.number ?? '');
}

/** What a handler shows when a step did not happen. */
export type ShowAgain = (problem: FormProblem, since: readonly string[]) => Promise<void>;

interface Done {
  /** What the person is told on the next page. */
  text: string;
  /** Where to go when nothing was issued; the case page otherwise. */
  goTo?: string;
}

/**
 * Carries out what a form asked for and answers: on to the paper that was issued, or back to the case; a refusal
 * or a change by somebody else shows the form again with everything typed (409).
 * @throws NotFoundError when the case is out of reach
 */
export async function carryOut(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  request: ActionRequest,
  done: Done,
  again: ShowAgain,
): Promise<void> {
  const house = { database: deps.database, vault: deps.vault, publicUrl: publicUrl(deps, req) };
  const outcome = await actOnCase(house, visit.person, request, visit.now);
  const values = req.body as Record<string, unknown>;
  if (outcome.ok) {
    const first = outcome.noticeIds[0];
    req.session.flash = { kind: 'success', text: done.text };
    const goTo = done.goTo ?? paths.case(outcome.number);
    return res.redirect(303, first === undefined ? goTo : paths.notice(outcome.number, first));
  }
  switch (outcome.kind) {
    case 'not-found':
      throw new NotFoundError(OUT_OF_REACH);
    case 'refused':
      visit.log.info({ refusal: outcome.refusal, number: request.number }, 'refused');
      return again(refusedStep(outcome.refusal, values, request.number), []);
    case 'changed':
      return again(refusalProblem(outcome.refusal, values), await sinceInWords(deps, visit, outcome.since));
  }
}

/** Where QR codes lead: the configured address, or the one that the clerk's browser used. */
export function publicUrl(deps: Deps, req: Request): string {
  return deps.config.publicUrl ?? `${req.protocol}://${req.get('host') ?? 'localhost'}`;
}

/** What happened to the case meanwhile, in words. */
export async function sinceInWords(
  deps: Deps,
  visit: StaffVisit,
  since: readonly EventMeanwhile[],
): Promise<string[]> {
  if (since.length === 0) return ['办件的内容已经更新，请看现在的情况'];
  const calendar = await hallCalendar(deps.database, visit.person.hallId);
  return since.map((event) => {
    const { when, what } = historyEntry({ ...event, at: event.at.getTime() }, visit.now.getTime(), calendar);
    return `${when} ${what}`;
  });
}
