import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { APPEAL_REFUSALS, isAppealAbout, refuseFiling } from '../../domain/accountability/appeal-rules.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { appealHandler } from '../appeals/appeal-handlers.js';
import { appealClock, appealFacts, appealState } from '../appeals/appeal-page.js';
import { appealsAbout, findOwnAppeal } from '../appeals/appeals.repository.js';
import { fileAppeal } from '../appeals/file-appeal.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { type AppealValues, appealForm } from './own-record.forms.js';

/** Appeals of the person himself: filing one, and following it. */
export function ownAppealRoutes(deps: Deps): Route[] {
  const form = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showForm(deps, visit, req, res, problem);
  return [
    get('/record/appeals/new', 'record.own', (visit, req, res) => form(visit, req, res, noProblem())),
    post({
      path: '/record/appeals',
      permission: 'record.own',
      form: appealForm,
      invalid: form,
      handle: (visit, req, res, values) => file(deps, visit, req, res, values, form),
    }),
    get('/record/appeals/:number', 'record.own', (visit, req, res) => showOwn(deps, visit, req, res)),
  ];
}

async function file(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  values: AppealValues,
  again: (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => Promise<void>,
): Promise<void> {
  const outcome = await fileAppeal(deps.database, visit.person, values, visit.now);
  if (outcome.ok) {
    req.session.flash = { kind: 'success', text: `申诉已提出，编号 ${outcome.number}` };
    return res.redirect(303, paths.ownAppeal(outcome.number));
  }
  if (outcome.kind === 'not-found') throw new NotFoundError('找不到可以申诉的决定');
  const { _csrf, ...typed } = req.body as Record<string, unknown>;
  const { code, field, rule } = outcome.refusal;
  visit.log.info({ refusal: outcome.refusal }, 'refused');
  return again(
    visit,
    req,
    res,
    problemOf([{ field, text: `${APPEAL_REFUSALS[code]}（${rule}）` }], typed, 409),
  );
}

/** The decision that the form is about: only the person's own. */
async function subjectOf(deps: Deps, visit: StaffVisit, about: string, aboutId: number) {
  const handler = isAppealAbout(about) ? appealHandler(about) : null;
  const isId = Number.isSafeInteger(aboutId) && aboutId > 0;
  const subject = handler && isId ? await handler.find(deps.database.read, aboutId) : null;
  return subject?.staffId === visit.person.staffId ? subject : null;
}

async function showForm(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const about = String(problem.values.about ?? req.query.about ?? '');
  const aboutId = Number(problem.values.aboutId ?? req.query.id);
  const subject = await subjectOf(deps, visit, about, aboutId);
  if (subject === null) throw new NotFoundError('找不到可以申诉的决定');
  const earlier = await appealsAbout(deps.database.read, about, aboutId);
  const refusal = refuseFiling(subject, earlier, visit.person.staffId, visit.now.getTime());
  const view = {
    problem,
    about,
    aboutId,
    title: subject.title,
    lines: subject.lines,
    whyNot: refusal === null ? '' : `${APPEAL_REFUSALS[refusal.code]}（${refusal.rule}）`,
  };
  await deps.renderer.page(visit, req, res, 'own-record/new-appeal', {
    title: '提出申诉',
    status: problem.status,
    locals: { view },
  });
}

async function showOwn(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const row = await findOwnAppeal(deps.database.read, visit.person.staffId, String(req.params.number ?? ''));
  const subject = row === null ? null : await subjectOf(deps, visit, row.about, row.aboutId);
  if (row === null || subject === null) throw new NotFoundError('找不到这个申诉编号');
  const calendar = await hallCalendar(deps.database, row.hallId);
  const view = {
    number: row.number,
    state: appealState(row),
    clock: appealClock(row, calendar, visit.now.getTime()),
    title: subject.title,
    reason: row.reason,
    facts: appealFacts(row, calendar),
  };
  res.setHeader('cache-control', 'no-store');
  await deps.renderer.page(visit, req, res, 'own-record/appeal', {
    title: `申诉 ${row.number}`,
    locals: { view },
  });
}
