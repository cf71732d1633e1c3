import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { ForbiddenError, NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { fileDisposition } from './file-name.js';
import { findNextPaper, findNotice, type IssuedNotice } from './find-notice.js';
import { noticeFile } from './notice-file.js';
import { noticePage } from './notice-page.js';
import { noticeSheet } from './notice-sheet.js';
import { printForm } from './notices.forms.js';
import { markInWords, type PrintMark, printMark } from './print-mark.js';
import { printNotice } from './print-notice.js';

const NO_NOTICE = '找不到这份文书';

/** An issued paper: its page, its file and its printing. */
export function noticeRoutes(deps: Deps): Route[] {
  const show: Show = (visit, req, res, problem) => showNotice(deps, visit, req, res, problem);
  return [
    get('/cases/:number/notices/:noticeId.pdf', 'notice.print', (visit, req, res) =>
      sendFile(deps, visit, req, res),
    ),
    get('/cases/:number/notices/:noticeId', 'notice.print', (visit, req, res) =>
      show(visit, req, res, noProblem()),
    ),
    post({
      path: '/cases/:number/notices/:noticeId/prints',
      permission: 'notice.print',
      form: printForm,
      invalid: show,
      async handle(visit, req, res, values) {
        const request = { caseNumber: caseNumberOf(req), noticeId: noticeIdOf(req), ...values };
        const outcome = await printNotice(deps.database, visit.person, request, visit.now);
        if (outcome.ok) {
          const { caseNumber, noticeId } = request;
          const address = values.as === 'paper' ? paths.noticeOfPrint : paths.noticeFileOfPrint;
          return res.redirect(303, address(caseNumber, noticeId, outcome.count));
        }
        switch (outcome.kind) {
          case 'not-found':
            throw new NotFoundError(NO_NOTICE);
          case 'may-not-reprint':
            throw new ForbiddenError('这份文书已经打印过，补打请找收件窗口');
          case 'printed-meanwhile':
            return show(visit, req, res, printedMeanwhile());
        }
      },
    }),
  ];
}

type Show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => Promise<void>;

async function loadNotice({ database }: Deps, visit: StaffVisit, req: Request): Promise<IssuedNotice> {
  const found = await findNotice(database, visit.person, caseNumberOf(req), noticeIdOf(req));
  if (found === null) throw new NotFoundError(NO_NOTICE);
  return found;
}

function markOf(notice: IssuedNotice, visit: StaffVisit, req: Request): PrintMark {
  return printMark(notice, countOf(req.query.copy), visit.now.getTime());
}

async function showNotice(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
): Promise<void> {
  const notice = await loadNotice(deps, visit, req);
  const { zone } = await hallCalendar(deps.database, notice.hallId);
  const next = await findNextPaper(deps.database, notice);
  const view = noticePage(notice, markOf(notice, visit, req), visit.person, zone, next);
  res.setHeader('cache-control', 'no-store');
  await deps.renderer.page(visit, req, res, 'notices/notice', {
    title: `${notice.content.title} ${notice.content.number}`,
    status: problem.status,
    locals: { view, problem },
  });
}

async function sendFile(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const notice = await loadNotice(deps, visit, req);
  const { zone } = await hallCalendar(deps.database, notice.hallId);
  const mark = markOf(notice, visit, req);
  const file = await noticeFile(noticeSheet(notice.content, markInWords(mark, zone)), {
    at: new Date(mark.kind === 'copy' ? mark.at : notice.issuedAt),
    demo: visit.person.isDemoHall,
  });
  const { title, number } = notice.content;
  res.setHeader('cache-control', 'no-store');
  res.setHeader('content-disposition', fileDisposition(`${title} ${number}`, `notice-${notice.id}`));
  res.type('pdf').send(file);
}

function printedMeanwhile(): FormProblem {
  const text = '这份文书刚刚打印过，次数已更新；如果还要一份，请再点一次';
  return problemOf([{ field: 'form', text }], {}, 409);
}

function caseNumberOf(req: Request): string {
  return String(req.params.number);
}

function noticeIdOf(req: Request): number {
  return countOf(req.params.noticeId) ?? 0;
}

function countOf(value: unknown): number | null {
  return typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
}
