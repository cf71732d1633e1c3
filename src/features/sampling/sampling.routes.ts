import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { QUESTION_CODES, QUESTIONS, SATISFACTIONS } from '../../domain/supervision/questionnaire.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { applicantData } from '../cases/applicant-data.js';
import { caseHead } from '../cases/case-page.js';
import { loadCase } from '../cases/load-case.js';
import { openPersonalData } from '../cases/open-personal-data.js';
import { typed } from '../cases/step-page.js';
import { hallSettings } from '../settings/hall-settings.js';
import { drawAgain, drawMonth, monthBefore, monthOf } from './draw-month.js';
import { recordCall } from './record-call.js';
import { monthInWords, resultWords, sampleLines, samplePage } from './sample-page.js';
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
  return [...drawRoutes(deps), ...callRoutes(deps)];
}

function drawRoutes(deps: Deps): Route[] {
  const { database, renderer } = deps;
  const show = async (visit: StaffVisit, req: Request, res: Response, problem: FormProblem = noProblem()) => {
    const { hallId, roles } = visit.person;
    const calendar = await hallCalendar(database, hallId);
    const settings = await hallSettings(database, hallId);
    const months = [monthBefore(monthOf(visit.now, calendar))];
    while (months.length < MONTHS_OFFERED) months.push(monthBefore(months.at(-1) ?? ''));
    const view = {
      problem,
      samples: sampleLines(await listSamples(database, hallId), calendar),
      mayDraw: may(roles, 'supervision.act'),
      months: months.map((value) => ({ value, label: monthInWords(value) })),
      month: typed(problem, 'month', months[0]),
      perWindow: typed(problem, 'perWindow', settings.text('samplePerWindow')),
    };
    await renderer.page(visit, req, res, 'sampling/samples', {
      title: '抽查',
      status: problem.status,
      locals: { view },
    });
  };
  return [
    get(paths.samples, 'supervision.check', (visit, req, res) => show(visit, req, res)),
    post({
      path: paths.samples,
      permission: 'supervision.act',
      form: drawForm,
      invalid: show,
      async handle(visit, req, res, values) {
        const given = { ...values, address: visit.address };
        const outcome = await drawMonth(database, visit.person, given, visit.now);
        if (outcome.ok) {
          req.session.flash = { kind: 'success', text: `已抽取 ${outcome.drawn} 件` };
          return res.redirect(303, paths.sample(values.month));
        }
        const again = [{ field: 'month', text: REFUSALS[outcome.code] }];
        await show(visit, req, res, problemOf(again, req.body as Record<string, unknown>, 409));
      },
    }),
    get('/supervision/samples/:month', 'supervision.check', async (visit, req, res) => {
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
    }),
  ];
}

function callRoutes(deps: Deps): Route[] {
  const { database, renderer, vault } = deps;
  const path = '/supervision/samples/:month/:position';
  const load = async (visit: StaffVisit, req: Request) => {
    const sample = await findSample(database, visit.person.hallId, String(req.params.month));
    const drawn = sample && (await findSampleCase(database, sample.id, Number(req.params.position) || 0));
    const loaded = drawn && (await loadCase(database, visit.person, drawn.number, visit.now));
    if (!sample || !drawn || !loaded) throw new NotFoundError('找不到这件抽查');
    return { sample, drawn, loaded };
  };
  const show = async (
    visit: StaffVisit,
    req: Request,
    res: Response,
    problem: FormProblem = noProblem(),
    isOpened = false,
  ) => {
    const { sample, drawn, loaded } = await load(visit, req);
    const action = paths.sampleCase(sample.month, drawn.position);
    const view = {
      head: caseHead(loaded),
      title: `${monthInWords(sample.month)}抽查第 ${drawn.position} 件`,
      problem,
      action,
      listHref: paths.sample(sample.month),
      isCalled: drawn.calledAt !== null,
      result: [resultWords(drawn), drawn.note].filter(Boolean).join('：'),
      revealAction: isOpened || drawn.calledAt !== null ? null : `${action}/disclosures`,
      isOpened,
      applicant: applicantData(loaded.row, vault, isOpened),
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
    if (isOpened) res.setHeader('cache-control', 'no-store');
    await renderer.page(visit, req, res, 'sampling/call', {
      title: view.title,
      status: problem.status,
      locals: { view },
    });
  };
  return [
    get(path, 'supervision.act', (visit, req, res) => show(visit, req, res)),
    get(`${path}/disclosures`, 'supervision.act', (_visit, req, res) =>
      res.redirect(303, paths.sampleCase(String(req.params.month), Number(req.params.position) || 0)),
    ),
    post({
      path: `${path}/disclosures`,
      permission: 'supervision.act',
      form: z.strictObject({}),
      invalid: (visit, req, res, problem) => show(visit, req, res, problem),
      async handle(visit, req, res) {
        const { loaded } = await load(visit, req);
        await openPersonalData(database, visit.person, loaded.row, visit.address, visit.now);
        await show(visit, req, res, noProblem(), true);
      },
    }),
    post({
      path,
      permission: 'supervision.act',
      form: callForm,
      invalid: (visit, req, res, problem) => show(visit, req, res, problem),
      async handle(visit, req, res, { reached, satisfaction, note, ...answers }) {
        const { sample, drawn } = await load(visit, req);
        const given = { sampleId: sample.id, position: drawn.position, satisfaction, note };
        const asked = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
        const outcome = await recordCall(
          database,
          visit.person,
          { ...given, reached: reached === 'yes', answers: asked },
          visit.now,
        );
        if (outcome.ok) {
          req.session.flash = { kind: 'success', text: `第 ${drawn.position} 件的回访已登记` };
          return res.redirect(303, paths.sample(sample.month));
        }
        if (outcome.code === 'not-found') throw new NotFoundError('找不到这件抽查');
        const again = [{ field: 'form', text: '这件已经有同事回访并登记过（SV-05）' }];
        await show(visit, req, res, problemOf(again, req.body as Record<string, unknown>, 409));
      },
    }),
  ];
}
