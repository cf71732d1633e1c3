import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { isListedFigure } from '../../domain/reports/listed-figures.js';
import { closingRefusalInWords } from '../../domain/reports/month-closing.js';
import { parsePeriod } from '../../domain/reports/period.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { caseRow } from '../desk/case-row.js';
import { rowContext } from '../desk/row-context.js';
import { findSample } from '../sampling/sampling.repository.js';
import { behindPage } from './behind-page.js';
import { type ClosingOutcome, closeMonth, reopenMonth } from './close-month.js';
import { findFigures, hallsInReach } from './find-figures.js';
import { listBehind } from './list-behind.js';
import { makeReport } from './make-report.js';
import {
  askedFor,
  isReportName,
  numberOf,
  REPORT_NAMES,
  type ReportAsked,
  type ReportName,
  reportHref,
} from './report-address.js';
import { reportFileRoutes } from './report-files.routes.js';
import { reportPage } from './report-page.js';
import { closingForm, reopeningForm } from './reports.forms.js';

const ROWS_PER_PAGE = 50;

/** Reports of the supervision section (RP-01, RP-10, RP-18, 9.3), the lists behind them, and the closing of a month. */
export function reportRoutes(deps: Deps): Route[] {
  return [
    get('/supervision/reports', 'supervision.view', (_visit, _req, res) =>
      res.redirect(303, '/supervision/reports/bulletin'),
    ),
    get('/supervision/reports/cases', 'supervision.view', (visit, req, res) =>
      showBehind(deps, visit, req, res),
    ),
    ...reportFileRoutes(deps),
    ...REPORT_NAMES.map((name) =>
      get(`/supervision/reports/${name}`, 'supervision.view', async (visit, req, res) => {
        const calendar = await hallCalendar(deps.database, visit.person.hallId);
        const asked = askedFor(req.query, visit.person, visit.now, calendar.zone);
        await showReport(deps, name, asked, visit, req, res, noProblem());
      }),
    ),
    ...closingRoutes(deps),
  ];
}

function closingRoutes(deps: Deps): Route[] {
  return [
    post({
      path: '/supervision/reports/closings',
      permission: 'report.close',
      form: closingForm,
      invalid: (visit, req, res, problem) => showClosing(deps, visit, req, res, problem),
      async handle(visit, req, res, { hall, month }) {
        const given = { hallId: inReach(visit, hall), month, address: visit.address };
        const outcome = await closeMonth(deps.database, visit.person, given, visit.now);
        const done = { hall, month, words: '已结账，这个月的数字不再变动' };
        await answerClosing(deps, visit, req, res, done, outcome);
      },
    }),
    post({
      path: '/supervision/reports/reopenings',
      permission: 'report.close',
      form: reopeningForm,
      invalid: (visit, req, res, problem) => showClosing(deps, visit, req, res, problem),
      async handle(visit, req, res, { hall, month, reason }) {
        const given = { hallId: inReach(visit, hall), month, reason, address: visit.address };
        const outcome = await reopenMonth(deps.database, visit.person, given, visit.now);
        const done = { hall, month, words: '已重新打开，更正后请再结账' };
        await answerClosing(deps, visit, req, res, done, outcome);
      },
    }),
  ];
}

/** The hall of a form. @throws NotFoundError when the person may not see its reports */
function inReach(visit: StaffVisit, hall: number): number {
  if (!hallsInReach(visit.person).includes(hall)) throw new NotFoundError('找不到这个大厅');
  return hall;
}

/** The bulletin of the month in the form, with what is wrong. */
async function showClosing(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
): Promise<void> {
  const { zone } = await hallCalendar(deps.database, visit.person.hallId);
  const body = req.body as Record<string, unknown>;
  const asked = askedFor({ period: body.month, hall: body.hall }, visit.person, visit.now, zone);
  await showReport(deps, 'bulletin', asked, visit, req, res, problem);
}

async function answerClosing(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  done: { hall: number; month: string; words: string },
  outcome: ClosingOutcome,
): Promise<void> {
  if (!outcome.ok) {
    const text = `${closingRefusalInWords(outcome.refusal)}（${outcome.refusal.rule}）`;
    const problem = problemOf([{ field: 'form', text }], req.body as Record<string, unknown>, 409);
    return showClosing(deps, visit, req, res, problem);
  }
  const period = parsePeriod(done.month);
  const asked = period && { hallId: done.hall, period };
  req.session.flash = { kind: 'success', text: done.words };
  res.redirect(303, asked ? reportHref('bulletin', asked, visit.person) : '/supervision/reports');
}

async function showReport(
  deps: Deps,
  name: ReportName,
  asked: ReportAsked,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
): Promise<void> {
  const { person, now } = visit;
  const calendar = await hallCalendar(deps.database, asked.hallId);
  const found = await findFigures(deps.database, person, asked, now);
  const halls = await deps.database.read.hall.findMany({
    where: { id: { in: [...hallsInReach(person)] } },
    orderBy: { id: 'asc' },
    select: { id: true, name: true },
  });
  const report = makeReport(name, found, calendar);
  const sample = await sampleProgress(deps.database, asked);
  const view = reportPage({ name, report, found, person, halls, sample, calendar, now });
  await deps.renderer.page(visit, req, res, 'reports/report', {
    title: view.title,
    status: problem.status,
    locals: { view, problem },
  });
}

/** How far the calls of the month's sample are; null when none was drawn, or for longer periods. */
async function sampleProgress(database: Deps['database'], { hallId, period }: ReportAsked) {
  return period.kind === 'month' ? ((await findSample(database, hallId, period.code)) ?? null) : null;
}

async function showBehind(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { database, renderer } = deps;
  const { person, now } = visit;
  const { zone } = await hallCalendar(database, person.hallId);
  const asked = askedFor(req.query, person, now, zone);
  const figure = String(req.query.figure ?? '');
  if (!isListedFigure(figure)) throw new NotFoundError('找不到这份清单');
  const list = {
    ...asked,
    figure,
    department: numberOf(req.query.department),
    window: numberOf(req.query.window),
  };
  const page = Math.max(1, numberOf(req.query.page) ?? 1);
  const { rows, count } = await listBehind(database, person, list, { page, limit: ROWS_PER_PAGE }, now);
  const context = await rowContext(database, person, [asked.hallId], now);
  const moment = (at: number | null) =>
    at === null ? '' : momentInWords(at, context.calendarOf(asked.hallId).zone);
  const view = behindPage({
    list,
    page,
    count,
    pages: Math.ceil(count / ROWS_PER_PAGE),
    person,
    from: isReportName(String(req.query.from)) ? (String(req.query.from) as ReportName) : 'bulletin',
    rows: rows.map((row) => ({ ...caseRow(row, context), closed: moment(row.closedAt) })),
  });
  await renderer.page(visit, req, res, 'reports/cases', { title: view.title, locals: { view } });
}
