import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { caseRow } from '../desk/case-row.js';
import { cursorOf } from '../desk/list-address.js';
import { rowContext } from '../desk/row-context.js';
import { statementForm } from './fees.forms.js';
import { findSlip } from './find-slip.js';
import { importStatement } from './import-statement.js';
import { DELIVERY_ORDER, listUndelivered } from './list-undelivered.js';
import { slipSheet } from './slip-sheet.js';
import { statementLine, statementPage } from './statement-page.js';
import { statementInReach, statementsInReach } from './statements-in-reach.js';

const STATEMENTS_SHOWN = 50;
const FAULTS_SHOWN = 10;
const ROWS_PER_PAGE = 50;

/** Payment slips (S-58), reconciliation with the bank (SV-11), and results not delivered in time (TL-117). */
export function feeRoutes(deps: Deps): Route[] {
  return [
    get('/cases/:number/payment-slip', 'notice.print', (visit, req, res) => showSlip(deps, visit, req, res)),
    get('/supervision/payments', 'supervision.view', (visit, req, res) =>
      showStatements(deps, visit, req, res, noProblem()),
    ),
    post({
      path: '/supervision/payments',
      permission: 'supervision.act',
      form: statementForm,
      invalid: (visit, req, res, problem) => showStatements(deps, visit, req, res, problem),
      async handle(visit, req, res, values) {
        const given = { ...values, address: visit.address };
        const outcome = await importStatement(deps.database, visit.person, given, visit.now);
        if (outcome.ok) return res.redirect(303, `/supervision/payments/${outcome.statementId}`);
        const faults = outcome.faults
          .slice(0, FAULTS_SHOWN)
          .map(({ line, problem }) => `第 ${line} 行：${problem}`);
        const more =
          outcome.faults.length > FAULTS_SHOWN ? `；共 ${outcome.faults.length} 处，都没有导入` : '';
        const problem = [{ field: 'text', text: `${faults.join('；')}${more}` }];
        await showStatements(deps, visit, req, res, problemOf(problem, values));
      },
    }),
    get('/supervision/payments/:id', 'supervision.view', (visit, req, res) =>
      showStatement(deps, visit, req, res),
    ),
    get('/supervision/deliveries', 'supervision.view', (visit, req, res) =>
      showUndelivered(deps, visit, req, res),
    ),
  ];
}

async function showSlip({ database, renderer }: Deps, visit: StaffVisit, req: Request, res: Response) {
  const number = String(req.params.number);
  const slip = await findSlip(database, visit.person, number);
  if (slip === null) throw new NotFoundError('这个办件没有缴费单');
  const { zone } = await hallCalendar(database, visit.person.hallId);
  const view = { sheet: slipSheet(slip, zone), backHref: paths.case(number) };
  await renderer.page(visit, req, res, 'fees/slip', {
    title: `缴费通知单 ${slip.slipNumber}`,
    locals: { view },
  });
}

async function showStatements(
  { database, renderer }: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
) {
  const { person } = visit;
  const { zone } = await hallCalendar(database, person.hallId);
  const rows = await statementsInReach(database, person, STATEMENTS_SHOWN);
  const view = {
    statements: rows.map((row) => statementLine(row, zone)),
    mayImport: may(person.roles, 'supervision.act'),
  };
  await renderer.page(visit, req, res, 'fees/statements', {
    title: '缴费对账',
    status: problem.status,
    locals: { view, problem },
  });
}

async function showStatement({ database, renderer }: Deps, visit: StaffVisit, req: Request, res: Response) {
  const id = /^\d{1,9}$/.test(String(req.params.id)) ? Number(req.params.id) : 0;
  const found = await statementInReach(database, visit.person, id);
  if (found === null) throw new NotFoundError('找不到这份对账单');
  const { zone } = await hallCalendar(database, visit.person.hallId);
  const view = statementPage(found, zone);
  await renderer.page(visit, req, res, 'fees/statement', {
    title: `对账：${found.fileName}`,
    locals: { view },
  });
}

async function showUndelivered({ database, renderer }: Deps, visit: StaffVisit, req: Request, res: Response) {
  const { person, now } = visit;
  const cursor = cursorOf(req.query, DELIVERY_ORDER);
  const found = await listUndelivered(database, person, { cursor, limit: ROWS_PER_PAGE }, now);
  const context = await rowContext(
    database,
    person,
    found.rows.map((row) => row.hallId),
    now,
  );
  const moment = (at: number | null, hallId: number) =>
    at === null ? '' : momentInWords(at, context.calendarOf(hallId).zone);
  const href = (name: string, value: string | null) =>
    value === null ? null : `/supervision/deliveries?${name}=${value}`;
  const view = {
    rows: found.rows.map((row) => ({
      ...caseRow(row, context),
      decided: moment(row.decidedAt, row.hallId),
      deliverBy: moment(row.k0, row.hallId),
      ready: moment(row.readyAt, row.hallId) || '还没有通知领取',
    })),
    previousHref: href('before', found.previous),
    nextHref: href('after', found.next),
  };
  await renderer.page(visit, req, res, 'fees/undelivered', { title: '未按期送达', locals: { view } });
}
