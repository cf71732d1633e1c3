import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { get, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { noticeFile } from '../notices/notice-file.js';
import { findFigures } from './find-figures.js';
import { makeReport } from './make-report.js';
import { recordFile } from './record-file.js';
import { askedFor, REPORT_NAMES, type ReportName, reportHref } from './report-address.js';
import { type ReportHead, reportSheet, reportWorkbook } from './report-files.js';
import { standText } from './report-page.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The reports as print, PDF and spreadsheet; what leaves as a file is noted (S-33). */
export function reportFileRoutes(deps: Deps): Route[] {
  return REPORT_NAMES.flatMap((name) => [
    get(`/supervision/reports/${name}/print`, 'supervision.view', (visit, req, res) =>
      showPrint(deps, name, visit, req, res),
    ),
    get(`/supervision/reports/${name}.pdf`, 'supervision.export', async (visit, req, res) => {
      const { report, head, asked } = await load(deps, name, visit, req);
      await recordFile(deps.database, visit, { name, format: 'pdf', period: asked.period.code });
      const file = await noticeFile(reportSheet(report, head), {
        at: visit.now,
        demo: visit.person.isDemoHall,
      });
      res.attachment(`${head.periodWords}${report.title}.pdf`);
      res.type('pdf').send(file);
    }),
    get(`/supervision/reports/${name}.xlsx`, 'supervision.export', async (visit, req, res) => {
      const { report, head, asked } = await load(deps, name, visit, req);
      await recordFile(deps.database, visit, { name, format: 'xlsx', period: asked.period.code });
      res.attachment(`${head.periodWords}${report.title}.xlsx`);
      res.type(XLSX).send(await reportWorkbook(report, head));
    }),
  ]);
}

async function showPrint(deps: Deps, name: ReportName, visit: StaffVisit, req: Request, res: Response) {
  const { report, head, asked } = await load(deps, name, visit, req);
  const view = {
    sheet: reportSheet(report, head),
    backHref: reportHref(name, asked, visit.person),
  };
  await deps.renderer.page(visit, req, res, 'reports/print', {
    title: `${head.periodWords}${report.title}`,
    locals: { view },
  });
}

async function load({ database }: Deps, name: ReportName, visit: StaffVisit, req: Request) {
  const { person, now } = visit;
  const own = await hallCalendar(database, person.hallId);
  const asked = askedFor(req.query, person, now, own.zone);
  const calendar = await hallCalendar(database, asked.hallId);
  const found = await findFigures(database, person, asked, now);
  const hall = await database.read.hall.findUniqueOrThrow({ where: { id: asked.hallId } });
  const head: ReportHead = {
    organName: hall.name,
    periodWords: asked.period.words,
    number: asked.period.code,
    dateText: momentInWords(now.getTime(), calendar.zone),
    standText: standText({ found, calendar, now }),
  };
  return { report: makeReport(name, found, calendar), head, asked };
}
