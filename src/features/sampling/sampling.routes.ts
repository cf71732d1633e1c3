import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { applicantData } from '../cases/applicant-data.js';
import { loadCase } from '../cases/load-case.js';
import { openPersonalData } from '../cases/open-personal-data.js';
import { typed } from '../cases/step-page.js';
import { hallSettings } from '../settings/hall-settings.js';
import { callPage } from './call-page.js';
import { drawAgain, drawMonth, monthBefore, monthOf } from './draw-month.js';
import { recordCall } from './record-call.js';
import { monthInWords, sampleLines, samplePage } from './sample-page.js';
import { callForm, drawForm } from './sampling.forms.js';
import { findSample, findSampleCase, listSampleCases, listSamples } from './sampling.repository.js';

const MONTHS_OFFERED = 6;

const REFUSALS = {
  'drawn-already': '这个月已经抽过了，每个月只抽一次（SV-05）',
  'not-over': '这个月还没有结束，请抽已经结束的月份（SV-05）',
  'nothing-finished': '这个月没有办结的办件，没有可抽的（SV-05）',
} as const;

/** The monthly sample of finished cases (SV-05): drawn by chance, called, counted by window. */
export function samplingRoutes(deps: Deps): Route[] {
  return [
    get(paths.samples, 'supervision.check', (visit, req, res) => showSamples(deps, visit, req, res)),
    post({
      path: paths.samples,
      permission: 'supervision.act',
      form: drawForm,
      invalid: (visit, req, res, problem) => showSamples(deps, visit, req, res, problem),
      handle: (visit, req, res, values) => takeDraw(deps, visit, req, res, values),
    }),
    get('/supervision/samples/:month', 'supervision.check', (visit, req, res) =>
      showSample(deps, visit, req, res),
    ),
    ...callRoutes(deps),
  ];
}

function callRoutes(deps: Deps): Route[] {
  const path = '/supervision/samples/:month/:position';
  const again = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showCall(deps, visit, req, res, problem);
  return [
    get(path, 'supervision.act', (visit, req, res) => showCall(deps, visit, req, res)),
    get(`${path}/disclosures`, 'supervision.act', (_visit, req, res) =>
      res.redirect(303, paths.sampleCase(String(req.params.month), Number(req.params.position) || 0)),
    ),
    post({
      path: `${path}/disclosures`,
      permission: 'supervision.act',
      form: z.strictObject({}),
      invalid: again,
      async handle(visit, req, res) {
        const { loaded } = await findCall(deps, visit, req);
        await openPersonalData(deps.database, visit.person, loaded.row, visit.address, visit.now);
        await showCall(deps, visit, req, res, noProblem(), true);
      },
    }),
    post({
      path,
      permission: 'supervision.act',
      form: callForm,
      invalid: again,
      handle: (visit, req, res, values) => takeCall(deps, visit, req, res, values),
    }),
  ];
}

async function showSamples(
  { database, renderer }: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem = noProblem(),
): Promise<void> {
  const { hallId, roles } = visit.person;
  const calendar = await hallCalendar(database, hallId);
  const settings = await hallSettings(database, hallId);
  const samples = await listSamples(database, hallId);
  const months = monthsToDraw(monthOf(visit.now, calendar), samples, typed(problem, 'month'));
  const view = {
    problem,
    samples: sampleLines(samples, calendar),
    mayDraw: may(roles, 'supervision.act') && months.length > 0,
    months: months.map((value) => ({ value, label: monthInWords(value) })),
    month: typed(problem, 'month', months[0]),
    perWindow: typed(problem, 'perWindow', settings.text('samplePerWindow')),
  };
  await renderer.page(visit, req, res, 'sampling/samples', {
    title: '抽查',
    status: problem.status,
    locals: { view },
  });
}

/** The last months that are over and not drawn yet; the one that was just asked for stays to choose. */
function monthsToDraw(now: string, samples: readonly { month: string }[], asked: string): string[] {
  const months = [monthBefore(now)];
  while (months.length < MONTHS_OFFERED) months.push(monthBefore(months.at(-1) ?? ''));
  return months.filter((month) => month === asked || samples.every((sample) => sample.month !== month));
}

async function takeDraw(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  values: z.output<typeof drawForm>,
): Promise<void> {
  const given = { ...values, address: visit.address };
  const outcome = await drawMonth(deps.database, visit.person, given, visit.now);
  if (outcome.ok) {
    req.session.flash = { kind: 'success', text: `已抽取 ${outcome.drawn} 件` };
    return res.redirect(303, paths.sample(values.month));
  }
  const again = [{ field: 'month', text: REFUSALS[outcome.code] }];
  await showSamples(deps, visit, req, res, problemOf(again, req.body as Record<string, unknown>, 409));
}

async function showSample({ database, renderer }: Deps, visit: StaffVisit, req: Request, res: Response) {
  const { hallId, roles } = visit.person;
  const sample = await findSample(database, hallId, String(req.params.month));
  if (sample === undefined) throw new NotFoundError('这个月还没有抽查');
  const rows = await listSampleCases(database, sample.id);
  const again = await drawAgain(database, hallId, sample.month, sample.perWindow, sample.seed);
  const view = samplePage(sample, rows, {
    calendar: await hallCalendar(database, hallId),
    isSameAgain: again.map(({ id }) => id).join() === rows.map(({ caseId }) => caseId).join(),
    mayCall: may(roles, 'supervision.act'),
  });
  await renderer.page(visit, req, res, 'sampling/sample', { title: view.title, locals: { view } });
}

/** The drawn case of the address. @throws NotFoundError when it was not drawn, or is out of reach */
async function findCall({ database }: Deps, visit: StaffVisit, req: Request) {
  const sample = await findSample(database, visit.person.hallId, String(req.params.month));
  const drawn = sample && (await findSampleCase(database, sample.id, Number(req.params.position) || 0));
  const loaded = drawn && (await loadCase(database, visit.person, drawn.number, visit.now));
  if (!sample || !drawn || !loaded) throw new NotFoundError('找不到这件抽查');
  return { sample, drawn, loaded };
}

async function showCall(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem = noProblem(),
  isOpened = false,
): Promise<void> {
  const found = await findCall(deps, visit, req);
  const applicant = applicantData(found.loaded.row, deps.vault, isOpened);
  const view = { ...callPage(found, problem, isOpened), applicant };
  if (isOpened) res.setHeader('cache-control', 'no-store');
  await deps.renderer.page(visit, req, res, 'sampling/call', {
    title: view.title,
    status: problem.status,
    locals: { view },
  });
}

async function takeCall(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  { reached, satisfaction, note, ...answers }: z.output<typeof callForm>,
): Promise<void> {
  const { sample, drawn } = await findCall(deps, visit, req);
  const asked = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
  const given = { sampleId: sample.id, position: drawn.position, satisfaction, note, answers: asked };
  const call = { ...given, reached: reached === 'yes' };
  const outcome = await recordCall(deps.database, visit.person, call, visit.now);
  if (outcome.ok) {
    req.session.flash = { kind: 'success', text: `第 ${drawn.position} 件的回访已登记` };
    return res.redirect(303, paths.sample(sample.month));
  }
  if (outcome.code === 'not-found') throw new NotFoundError('找不到这件抽查');
  const again = [{ field: 'form', text: '这件已经有同事回访并登记过（SV-05）' }];
  await showCall(deps, visit, req, res, problemOf(again, req.body as Record<string, unknown>, 409));
}
