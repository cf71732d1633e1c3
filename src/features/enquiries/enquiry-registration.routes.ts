import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { NotFoundError } from '../../web/errors.js';
import { noProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { fileDisposition } from '../notices/file-name.js';
import { noticeFile } from '../notices/notice-file.js';
import { findEnquiry } from './enquiries.repository.js';
import { enquiryReach } from './enquiry-reach.js';
import { openPhone } from './open-phone.js';
import { registrationSheet } from './registration-sheet.js';

/** The matter registration form of an enquiry handed over (D-09), on the screen, on paper and as a file. */
export function registrationRoutes(deps: Deps): Route[] {
  return [
    get('/enquiries/:number/registration', 'enquiry.handle', (visit, req, res) =>
      showRegistration(deps, visit, req, res),
    ),
    get('/enquiries/:number/registration.pdf', 'enquiry.handle', (visit, req, res) =>
      sendRegistration(deps, visit, req, res),
    ),
  ];
}

async function showRegistration(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { found, sheet } = await openSheet(deps, visit, req);
  res.setHeader('cache-control', 'no-store');
  await deps.renderer.page(visit, req, res, 'notices/notice', {
    title: `办事登记表 ${found.number}`,
    locals: {
      problem: noProblem(),
      view: {
        sheet,
        isPreview: false,
        opensDialogue: true,
        stateText: '含来访人电话，查看已留痕',
        print: null,
        fileHref: `${paths.enquiryRegistration(found.number)}.pdf`,
        caseHref: paths.enquiry(found.number),
        backLabel: '返回咨询',
        intakeHref: null,
      },
    },
  });
}

async function sendRegistration(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { found, sheet } = await openSheet(deps, visit, req);
  const file = await noticeFile(sheet, { at: found.receivedAt, demo: visit.person.isDemoHall });
  res.setHeader('cache-control', 'no-store');
  res.setHeader('content-disposition', fileDisposition(`办事登记表 ${found.number}`, `enquiry-${found.id}`));
  res.type('pdf').send(file);
}

/** The sheet holds the visitor's phone, so every opening is recorded (S-33). */
async function openSheet(deps: Deps, visit: StaffVisit, req: Request) {
  const { person, address, now } = visit;
  const number = String(req.params.number ?? '');
  const found = await findEnquiry(deps.database.read, await enquiryReach(deps.database, person), number);
  if (found === null || found.handovers.length === 0) throw new NotFoundError('找不到这份办事登记表');
  const opened = await openPhone(deps, person, { number, address }, now);
  const calendar = await hallCalendar(deps.database, found.hallId);
  const contact = opened ?? { visitorName: found.visitorName, phone: '' };
  return { found, sheet: registrationSheet(found, contact, person.hallName, calendar) };
}
