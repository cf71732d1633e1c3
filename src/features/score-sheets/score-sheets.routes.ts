import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { periodInWords } from '../../domain/appraisal/period.js';
import { isSchemeCode } from '../../domain/appraisal/rules.js';
import { isScoredFromEvidence, isSubjectKind } from '../../domain/appraisal-procedure/procedure-schemes.js';
import { isPublished, PERIOD_STATES } from '../../domain/appraisal-procedure/take-step.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { NotFoundError } from '../../web/errors.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { scoreLinesOf } from '../appraisal/score-lines.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { recordFile } from '../reports/record-file.js';
import { reportSheet, reportWorkbook } from '../reports/report-files.js';
import { rankingRoutes } from './ranking.routes.js';
import { scoreSheetPage, scoreSheetReport } from './score-sheet-page.js';
import { findSheet, sheetsOf } from './score-sheets.repository.js';
import { sightOf } from './sheet-reach.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SHEET = '/appraisal/sheets/:periodId/:kind/:subjectId';

/** Score sheets: the sum line by line of a person, a window, a department (E5). */
export function scoreSheetRoutes(deps: Deps): Route[] {
  return [
    get(paths.myAppraisal, 'record.own', async (visit, req, res) => {
      const { person } = visit;
      const [newest] = await sheetsOf(deps.database.sql, person.hallId, 'clerk', person.staffId);
      if (newest !== undefined) {
        return res.redirect(303, paths.appraisalSheet(newest.periodId, 'clerk', person.staffId));
      }
      await deps.renderer.page(visit, req, res, 'score-sheets/none', {
        title: '我的考核',
        locals: { view: {} },
      });
    }),
    get(SHEET, 'record.own', (visit, req, res) => showSheet(deps, visit, req, res)),
    get(`${SHEET}/print`, 'record.own', async (visit, req, res) => {
      const { report, head, href } = await loadReport(deps, visit, req);
      const view = { sheet: reportSheet(report, head), charts: [], backHref: href };
      await deps.renderer.page(visit, req, res, 'reports/print', { title: report.title, locals: { view } });
    }),
    get(`${SHEET}/file.xlsx`, 'record.own', async (visit, req, res) => {
      const { report, head, row } = await loadReport(deps, visit, req);
      const name = `score-sheet ${row.subjectKind} ${row.subjectId}`;
      await recordFile(deps.database, visit, { name, format: 'xlsx', period: row.period });
      res.attachment(`${head.periodWords}${report.title}.xlsx`);
      res.type(XLSX).send(await reportWorkbook(report, head));
    }),
    ...rankingRoutes(deps),
  ];
}

async function load({ database }: Deps, visit: StaffVisit, req: Request) {
  const { sql } = database;
  const kind = String(req.params.kind ?? '');
  const [periodId, subjectId] = [Number(req.params.periodId) || 0, Number(req.params.subjectId) || 0];
  const row = isSubjectKind(kind) ? await findSheet(sql, periodId, kind, subjectId) : undefined;
  const sight = row === undefined ? 'none' : await sightOf(sql, visit.person, row);
  if (row === undefined || sight === 'none' || !isSubjectKind(kind))
    throw new NotFoundError('找不到这份得分表');
  const hasLines = isSchemeCode(row.scheme) && isScoredFromEvidence(row);
  const sheet = hasLines ? await scoreLinesOf(sql, periodId, kind, subjectId, visit.person.roles) : null;
  return { row, sight, sheet, calendar: await hallCalendar(database, row.hallId) };
}

async function showSheet(deps: Deps, visit: StaffVisit, req: Request, res: Response) {
  const loaded = await load(deps, visit, req);
  const { row } = loaded;
  const others = await sheetsOf(deps.database.sql, row.hallId, row.subjectKind, row.subjectId);
  const view = scoreSheetPage({ ...loaded, others, person: visit.person });
  await deps.renderer.page(visit, req, res, 'score-sheets/sheet', { title: view.title, locals: { view } });
}

async function loadReport(deps: Deps, visit: StaffVisit, req: Request) {
  const { row, sheet, sight, calendar } = await load(deps, visit, req);
  const hall = await deps.database.read.hall.findUniqueOrThrow({ where: { id: row.hallId } });
  const state = row.state as keyof typeof PERIOD_STATES;
  return {
    row,
    href: paths.appraisalSheet(row.periodId, row.subjectKind, row.subjectId),
    report: scoreSheetReport(row, sheet, sight === 'all' || isPublished(row.state)),
    head: {
      organName: hall.name,
      periodWords: periodInWords(row.period),
      number: row.period,
      dateText: momentInWords(visit.now.getTime(), calendar.zone),
      standText: PERIOD_STATES[state].name,
    },
  };
}
