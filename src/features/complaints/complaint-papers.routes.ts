import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { recordAudit } from '../../db/events.js';
import { NotFoundError } from '../../web/errors.js';
import { noProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { findEvidence, listEvidence } from '../attachments/evidence.repository.js';
import { sendAttachment } from '../attachments/send-attachment.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { sendSheet } from '../measures/show-sheet.js';
import type { NoticeSheet } from '../notices/notice-sheet.js';
import { namesOf } from './complaint-names.js';
import { isReaderOf } from './complaint-page.js';
import { complaintSheet } from './complaint-sheet.js';
import { NO_COMPLAINT } from './complaint-steps.routes.js';
import { noFieldsForm } from './complaints.forms.js';
import { type FoundComplaint, readComplaint } from './complaints.repository.js';
import { type Complainant, mayOpenIdentity, openIdentity } from './open-identity.js';
import { showComplaint } from './show-complaint.js';

/** Who complained, his files, and the printed form D-12. */
export function complaintPapers(deps: Deps): Route[] {
  return [
    identityRoute(deps),
    ...sheetRoutes(deps),
    ...sheetFileRoutes(deps),
    get('/complaints/:number/files/:id', 'complaint.handle', (visit, req, res) =>
      sendFile(deps, visit, req, res),
    ),
  ];
}

function identityRoute(deps: Deps): Route {
  return post({
    path: '/complaints/:number/identity',
    permission: 'complaint.handle',
    form: noFieldsForm,
    invalid: (visit, req, res) => showComplaint(deps, visit, req, res, noProblem()),
    async handle(visit, req, res) {
      const { complainant } = await openFor(deps, visit, req, 'view');
      await showComplaint(deps, visit, req, res, noProblem(), complainant);
    },
  });
}

function sheetRoutes(deps: Deps): Route[] {
  const path = '/complaints/:number/sheet';
  return [
    get(path, 'complaint.view', async (visit, req, res) => {
      const found = await requireComplaint(deps, visit, req);
      await showSheet(deps, visit, req, res, found, null);
    }),
    post({
      path,
      permission: 'complaint.handle',
      form: noFieldsForm,
      invalid: (visit, req, res) => showComplaint(deps, visit, req, res, noProblem()),
      async handle(visit, req, res) {
        const { complaint, complainant } = await openFor(deps, visit, req, 'print');
        await showSheet(deps, visit, req, res, complaint, complainant);
      },
    }),
  ];
}

function sheetFileRoutes(deps: Deps): Route[] {
  const path = '/complaints/:number/sheet.pdf';
  return [
    get(path, 'complaint.view', async (visit, req, res) => {
      const found = await requireComplaint(deps, visit, req);
      await sendSheet(res, await sheetOf(deps, visit, found, null), visit.now, visit.person.isDemoHall);
    }),
    post({
      path,
      permission: 'complaint.handle',
      form: noFieldsForm,
      invalid: (visit, req, res) => showComplaint(deps, visit, req, res, noProblem()),
      async handle(visit, req, res) {
        const { complaint, complainant } = await openFor(deps, visit, req, 'print');
        const sheet = await sheetOf(deps, visit, complaint, complainant);
        await sendSheet(res, sheet, visit.now, visit.person.isDemoHall);
      },
    }),
  ];
}

async function requireComplaint(
  { database }: Deps,
  visit: StaffVisit,
  req: Request,
): Promise<FoundComplaint> {
  const found = await readComplaint(database, visit.person, numberIn(req));
  if (found === null) throw new NotFoundError(NO_COMPLAINT);
  return found;
}

/** Opens who complained, which is logged with its purpose (S-33). */
async function openFor(deps: Deps, visit: StaffVisit, req: Request, purpose: 'view' | 'print') {
  const asked = { number: numberIn(req), address: visit.address, purpose };
  const opened = await openIdentity(deps, visit.person, asked, visit.now);
  if (opened === null) throw new NotFoundError(NO_COMPLAINT);
  return opened;
}

function numberIn(req: Request): string {
  return String(req.params.number ?? '');
}

async function showSheet(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  found: FoundComplaint,
  complainant: Complainant | null,
): Promise<void> {
  const sheet = await sheetOf(deps, visit, found, complainant);
  const mayOpen = mayOpenIdentity(visit.person, found);
  res.setHeader('cache-control', 'no-store');
  await deps.renderer.page(visit, req, res, 'complaints/sheet', {
    title: `投诉来访登记表 ${found.number}`,
    locals: {
      view: {
        sheet,
        backHref: paths.complaint(found.number),
        fileHref: paths.complaintSheetFile(found.number),
        openHref: complainant === null && mayOpen ? paths.complaintSheet(found.number) : null,
        namedFileHref: mayOpen ? paths.complaintSheetFile(found.number) : null,
      },
    },
  });
}

async function sheetOf(
  { database }: Deps,
  visit: StaffVisit,
  found: FoundComplaint,
  complainant: Complainant | null,
): Promise<NoticeSheet> {
  const hall = await database.read.hall.findUniqueOrThrow({ where: { id: found.hallId } });
  const files = await listEvidence(database, { hallId: found.hallId, kind: 'complaint', id: found.id });
  return complaintSheet(found, await namesOf(database, found), {
    hallName: hall.name,
    calendar: await hallCalendar(database, found.hallId),
    complainant,
    withWords: isReaderOf(visit, found),
    files: files.length,
  });
}

/** A file may show who complained: only the handler opens it, and each time is logged (S-33). */
async function sendFile(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { person, now, address } = visit;
  const found = await readComplaint(deps.database, person, numberIn(req));
  if (found === null || !mayOpenIdentity(person, found)) throw new NotFoundError(NO_COMPLAINT);
  const owner = { hallId: found.hallId, kind: 'complaint', id: found.id } as const;
  const file = await findEvidence(deps.database, owner, Number(req.params.id) || 0);
  if (file === undefined) throw new NotFoundError('找不到这个文件');
  await deps.database.write((tx) =>
    recordAudit(tx, {
      hallId: found.hallId,
      staffId: person.staffId,
      actorName: person.name,
      kind: 'complaint-file-opened',
      subject: found.number,
      details: { file: file.id },
      address,
      at: now,
    }),
  );
  await sendAttachment(deps.config.dataDir, res, file, 'inline');
}
