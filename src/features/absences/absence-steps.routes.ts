import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { absenceRefusalInWords } from '../../domain/staffing/absence-refusal.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { fileDisposition } from '../notices/file-name.js';
import { noticeFile } from '../notices/notice-file.js';
import { absenceStepForm } from './absences.forms.js';
import { absenceLine, handoverSheet } from './absences-page.js';
import { takeAbsenceStep } from './answer-absence.js';

/** The hand-over sheet of an absence and its steps: confirm, decline, take back, return. */
export function absenceSteps(deps: Deps): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showAbsence(deps, visit, req, res, problem);
  return [
    get('/absences/:id/sheet.pdf', 'absence.ask', async (visit, req, res) => {
      const { row, calendar } = await load(deps, visit, req);
      const sheet = handoverSheet(row, visit.person.hallName, calendar);
      const file = await noticeFile(sheet, {
        at: row.confirmedAt ?? row.askedAt,
        demo: visit.person.isDemoHall,
      });
      res.setHeader('cache-control', 'no-store');
      res.setHeader(
        'content-disposition',
        fileDisposition(`替岗交接单 ${row.staffName}`, `handover-${row.id}`),
      );
      res.type('pdf').send(file);
    }),
    get('/absences/:id/sheet', 'absence.ask', async (visit, req, res) => {
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
    }),
    get('/absences/:id', 'absence.ask', (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: '/absences/:id/steps',
      permission: 'absence.ask',
      form: absenceStepForm,
      invalid: show,
      async handle(visit, req, res, values) {
        const request = { absenceId: idIn(req), ...values };
        const outcome = await takeAbsenceStep(deps.database, visit.person, request, visit.now);
        if (outcome.ok) {
          req.session.flash = { kind: 'success', text: outcome.words };
          return res.redirect(303, paths.absence(request.absenceId));
        }
        if (outcome.kind === 'not-found') throw new NotFoundError();
        visit.log.info({ refusal: outcome.refusal }, 'refused');
        const text = `${absenceRefusalInWords(outcome.refusal)}（${outcome.refusal.rule}）`;
        return show(visit, req, res, problemOf([{ field: 'form', text }], {}, 409));
      },
    }),
  ];
}

async function load(deps: Deps, visit: StaffVisit, req: Request) {
  const row = await deps.database.read.absence.findUnique({ where: { id: idIn(req) } });
  const { person } = visit;
  const overHall = person.roles.some((role) => role === 'supervision' || role === 'director');
  const halls = overHall ? [person.hallId, ...person.hallIdsBelow] : [person.hallId];
  const concerns =
    row !== null &&
    halls.includes(row.hallId) &&
    (overHall || row.staffId === person.staffId || row.substituteId === person.staffId);
  if (!concerns) throw new NotFoundError('找不到这份离岗登记');
  return { row, calendar: await hallCalendar(deps.database, row.hallId) };
}

async function showAbsence(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { row, calendar } = await load(deps, visit, req);
  const { staffId } = visit.person;
  const isOpen = row.state === 'asked' || row.state === 'confirmed';
  const line = absenceLine(row, calendar, visit.now.getTime());
  const isMine = row.staffId === staffId;
  const begun = row.state === 'confirmed' && row.fromAt <= visit.now;
  await deps.renderer.page(visit, req, res, 'absences/absence', {
    title: `${row.staffName}离岗`,
    status: problem.status,
    locals: {
      view: {
        problem,
        line,
        id: row.id,
        version: row.version,
        reason: row.reason,
        sheet: handoverSheet(row, visit.person.hallName, calendar),
        mayConfirm: row.state === 'asked' && row.substituteId === staffId,
        mayReturn: isMine && begun,
        mayCancel: isMine && isOpen && !begun,
      },
    },
  });
}

function idIn(req: Request): number {
  const text = String(req.params.id ?? '');
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}
