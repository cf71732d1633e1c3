import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { NotFoundError } from '../../web/errors.js';
import { noProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { fileDisposition } from '../notices/file-name.js';
import { noticeFile } from '../notices/notice-file.js';
import { noticeSheet } from '../notices/notice-sheet.js';
import { readStoredContent } from '../notices/stored-content.js';
import { findEnquiry } from './enquiries.repository.js';
import { enquiryReach } from './enquiry-reach.js';

/** The one-time notice of an enquiry (D-04), as issued: on the screen, on paper and as a file. */
export function noticeRoutesOfEnquiry(deps: Deps): Route[] {
  const load = async (visit: StaffVisit, req: Request) => {
    const reach = await enquiryReach(deps.database, visit.person);
    const found = await findEnquiry(deps.database.read, reach, String(req.params.number));
    if (found === null || found.noticeContent === '') throw new NotFoundError('找不到这份文书');
    return { found, content: readStoredContent(found.id, found.noticeContent) };
  };
  return [
    get('/enquiries/:number/notice.pdf', 'enquiry.view', async (visit, req, res) => {
      const { found, content } = await load(visit, req);
      const at = found.closedAt ?? found.receivedAt;
      const file = await noticeFile(noticeSheet(content, null), { at, demo: visit.person.isDemoHall });
      res.setHeader('cache-control', 'no-store');
      res.setHeader(
        'content-disposition',
        fileDisposition(`${content.title} ${content.number}`, `notice-${found.id}`),
      );
      res.type('pdf').send(file);
    }),
    get(
      '/enquiries/:number/notice',
      'enquiry.view',
      async (visit: StaffVisit, req: Request, res: Response) => {
        const { found, content } = await load(visit, req);
        const { zone } = await hallCalendar(deps.database, found.hallId);
        const issued = momentInWords((found.closedAt ?? found.receivedAt).getTime(), zone);
        res.setHeader('cache-control', 'no-store');
        await deps.renderer.page(visit, req, res, 'notices/notice', {
          title: `${content.title} ${content.number}`,
          locals: {
            problem: noProblem(),
            view: {
              sheet: noticeSheet(content, null),
              isPreview: false,
              opensDialogue: true,
              stateText: `${issued} 出具`,
              print: null,
              fileHref: paths.enquiryNoticeFile(found.number),
              caseHref: paths.enquiry(found.number),
              backLabel: '返回咨询',
              intakeHref: may(visit.person.roles, 'intake.open') ? paths.intake : null,
            },
          },
        });
      },
    ),
  ];
}
