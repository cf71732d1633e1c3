import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { isListedFigure } from '../../domain/reports/kpis.js';
import { closingRefusalInWords } from '../../domain/reports/month-closing.js';
import { parsePeriod } from '../../domain/reports/period.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { caseRow } from '../desk/case-row.js';
import { rowContext } from '../desk/row-context.js';
import { behindPage } from './behind-page.js';
import { type ClosingOutcome, closeMonth, reopenMonth } from './close-month.js';
import { findFigures, hallsInReach } from './find-figures.js';
import { listBehind } from './list-behind.js';
import { makeReport } from './make-report.js';
import {
  askedFor,
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
  const { database } = deps;
  const again = async (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => {
    const { zone } = await hallCalendar(database, visit.person.hallId);
    const body = req.body as Record<string, unknown>;
    const asked = askedFor({ period: body.month, hall: body.hall }, visit.person, visit.now, zone);
    await showReport(deps, 'bulletin', asked, visit, req, res, problem);
  };
  const answer = async (
    visit: StaffVisit,
    req: Request,
    res: Response,
    given: { hall: number; month: string; done: string },
    outcome: ClosingOutcome,
  ) => {
    if (!outcome.ok) {
      const text = `${closingRefusalInWords(outcome.refusal)}（${outcome.refusal.rule}）`;
      return again(
        visit,
        req,
        res,
        problemOf([{ field: 'form', text }], req.body as Record<string, unknown>, 409),
      );
    }
    const period = parsePeriod(given.month);
    req.session.flash = { kind: 'success', text: given.done };
    const asked = { hallId: given.hall, period };
    res.redirect(
      303,
      period === null ? '/supervision/reports' : reportHref('bulletin', { ...asked, period }, visit.person),
    );
  };
  const inReach = (visit: StaffVisit, hall: number) => {
    if (!hallsInReach(visit.person).includes(hall)) throw new NotFoundError('找不到这个大厅');
    return hall;
  };
  return [
    post({
      path: '/supervision/reports/closings',
      permission: 'report.close',
      form: closingForm,
      invalid: again,
      async handle(visit, req, res, { hall, month }) {
        const given = { hallId: inReach(visit, hall), month, address: visit.address };
        const outcome = await closeMonth(database, visit.person, given, visit.now);
        await answer(visit, req, res, { hall, month, done: '已结账，这个月的数字不再变动' }, outcome);
      },
    }),
    post({
      path: '/supervision/reports/reopenings',
      permission: 'report.close',
      form: reopeningForm,
      invalid: again,
      async handle(visit, req, res, { hall, month, reason }) {
        const given = { hallId: inReach(visit, hall), month, reason, address: visit.address };
        const outcome = await reopenMonth(database, visit.person, given, visit.now);
        await answer(visit, req, res, { hall, month, done: '已重新打开，更正后请再结账' }, outcome);
      },
    }),
  ];
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
  const view = reportPage({ name, report, found, person, halls, calendar, now });
  await deps.renderer.page(visit, req, res, 'reports/report', {
    title: view.title,
    status: problem.status,
    locals: { view, problem },
  });
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
    rows: rows.map((row) => ({ ...caseRow(row, context), closed: moment(row.closedAt) })),
  });
  await renderer.page(visit, req, res, 'reports/cases', { title: view.title, locals: { view } });
}
