import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { OFF_POST_KIND } from '../../domain/staffing/absence-kinds.js';
import { absenceRefusalInWords } from '../../domain/staffing/absence-refusal.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { Person, StaffVisit } from '../../web/visit.js';
import { isInReach, staffReach } from '../attendance/attendance-reach.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { fileDisposition } from '../notices/file-name.js';
import { noticeFile } from '../notices/notice-file.js';
import { type AbsenceStepValues, absenceStepForm } from './absences.forms.js';
import { type AbsenceRow, readSheet } from './absences.repository.js';
import { absenceLine } from './absences-page.js';
import { takeAbsenceStep } from './answer-absence.js';
import { handoverSheet } from './handover-sheet.js';

/** The hand-over sheet of an absence and its steps: confirm, decline, take back, return. */
export function absenceSteps(deps: Deps): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showAbsence(deps, visit, req, res, problem);
  return [
    get('/absences/:id/sheet.pdf', 'absence.ask', (visit, req, res) => sendSheet(deps, visit, req, res)),
    get('/absences/:id/sheet', 'absence.ask', (visit, req, res) => showSheet(deps, visit, req, res)),
    get('/absences/:id', 'absence.ask', (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: '/absences/:id/steps',
      permission: 'absence.ask',
      form: absenceStepForm,
      invalid: show,
      handle: (visit, req, res, values) => takeStep(deps, visit, req, res, values),
    }),
  ];
}

async function sendSheet(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { row, calendar } = await load(deps, visit, req);
  const sheet = handoverSheet(row, visit.person.hallName, calendar);
  const at = row.confirmedAt ?? row.askedAt;
  const file = await noticeFile(sheet, { at, demo: visit.person.isDemoHall });
  const disposition = fileDisposition(`替岗交接单 ${row.staffName}`, `handover-${row.id}`);
  res.setHeader('cache-control', 'no-store');
  res.setHeader('content-disposition', disposition);
  res.type('pdf').send(file);
}

async function showSheet(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { row, calendar } = await load(deps, visit, req);
  await deps.renderer.page(visit, req, res, 'notices/notice', {
    title: '替岗交接单',
    locals: {
      problem: noProblem(),
      view: {
        sheet: handoverSheet(row, visit.person.hallName, calendar),
        isPreview: false,
        opensDialogue: true,
        stateText: row.confirmedAt === null ? '接收人尚未签收' : '双方已签收',
        print: null,
        fileHref: `${paths.absence(row.id)}/sheet.pdf`,
        caseHref: paths.absence(row.id),
        backLabel: '返回离岗登记',
        intakeHref: null,
      },
    },
  });
}

async function takeStep(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  values: AbsenceStepValues,
): Promise<void> {
  const request = { absenceId: idIn(req), ...values };
  const outcome = await takeAbsenceStep(deps.database, visit.person, request, visit.now);
  if (outcome.ok) {
    req.session.flash = { kind: 'success', text: outcome.words };
    return res.redirect(303, paths.absence(request.absenceId));
  }
  if (outcome.kind === 'not-found') throw new NotFoundError();
  visit.log.info({ refusal: outcome.refusal }, 'refused');
  const text = `${absenceRefusalInWords(outcome.refusal)}（${outcome.refusal.rule}）`;
  await showAbsence(deps, visit, req, res, problemOf([{ field: 'form', text }], {}, 409));
}

/** Both whom it concerns, and who watches over the attendance of the one who is away. */
async function load({ database }: Deps, { person }: StaffVisit, req: Request) {
  const row = await database.read.absence.findUnique({ where: { id: idIn(req) } });
  const isOwn = row !== null && [row.staffId, row.substituteId].includes(person.staffId);
  if (row === null || !(isOwn || (await watchesOver(person, row))))
    throw new NotFoundError('找不到这份离岗登记');
  return { row, calendar: await hallCalendar(database, row.hallId) };

  async function watchesOver(watcher: Person, { staffId }: AbsenceRow): Promise<boolean> {
    if (!may(watcher.roles, 'attendance.view')) return false;
    const staff = await database.read.staff.findUnique({ where: { id: staffId } });
    return staff?.hallId != null && isInReach(staffReach(watcher), { ...staff, hallId: staff.hallId });
  }
}

async function showAbsence(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { row, calendar } = await load(deps, visit, req);
  const { staffId } = visit.person;
  const isOpen = row.state === 'asked' || row.state === 'confirmed';
  const isMine = row.staffId === staffId && row.kind !== OFF_POST_KIND;
  const begun = row.state === 'confirmed' && row.fromAt <= visit.now;
  await deps.renderer.page(visit, req, res, 'absences/absence', {
    title: `${row.staffName}离岗`,
    status: problem.status,
    locals: {
      view: {
        problem,
        line: absenceLine(row, calendar, visit.now.getTime()),
        id: row.id,
        version: row.version,
        reason: row.reason,
        sheet: handoverSheet(row, visit.person.hallName, calendar),
        hrefs: hrefsOf(row, staffId, visit.now),
        mayConfirm: row.state === 'asked' && row.substituteId === staffId,
        mayReturn: isMine && begun,
        mayCancel: isMine && isOpen && !begun,
      },
    },
  });
}

/** Where the numbers on the sheet lead, for who may open them now: A himself, and B while he stands in. */
function hrefsOf(row: AbsenceRow, staffId: number, now: Date): Record<string, string> {
  const fills = row.state === 'confirmed' && row.fromAt <= now && (row.untilAt === null || now < row.untilAt);
  if (staffId !== row.staffId && !(fills && staffId === row.substituteId)) return {};
  const { cases, enquiries } = readSheet(row.sheet);
  return Object.fromEntries([
    ...cases.map(({ number }) => [number, paths.case(number)]),
    ...enquiries.map(({ number }) => [number, paths.enquiry(number)]),
  ]);
}

function idIn(req: Request): number {
  const text = String(req.params.id ?? '');
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}
