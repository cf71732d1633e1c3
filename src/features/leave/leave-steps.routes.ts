import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { proceedingsOf } from '../../db/proceedings.js';
import { may } from '../../domain/access/permissions.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { LEAVE_STEPS, nextLeaveStep } from '../../domain/leave/approval-steps.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { possibleSubstitutes } from '../absences/absences.repository.js';
import { isInReach, staffReach } from '../attendance/attendance-reach.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { typed } from '../cases/step-page.js';
import { hallSettings } from '../settings/hall-settings.js';
import { decideLeave, type LeaveOutcome } from './decide-leave.js';
import { decisionForm, ownStepForm } from './leave.forms.js';
import { findSlip, handoverStates } from './leave.repository.js';
import { leaveHistory, leaveLine, leaveRows } from './leave-page.js';
import { approversOf, slipOf, stepFor, superiorsOf, thresholdsOf } from './leave-reach.js';
import { ownSteps, takeOwnStep } from './own-leave.js';

/** One slip: its page, its paper, the next approval, and what the person himself does with it (D-20). */
export function leaveStepRoutes(deps: Deps): Route[] {
  const { database } = deps;
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem = noProblem()) =>
    showSlip(deps, visit, req, res, problem);
  const answer = async (visit: StaffVisit, req: Request, res: Response, outcome: LeaveOutcome) => {
    if (outcome.ok) {
      req.session.flash = { kind: 'success', text: outcome.words };
      return res.redirect(303, paths.leaveSlip(idIn(req)));
    }
    if (outcome.kind === 'not-found') throw new NotFoundError('找不到这份请假条');
    const again = [{ field: 'form', text: outcome.words }];
    await show(visit, req, res, problemOf(again, req.body as Record<string, unknown>, 409));
  };
  return [
    get('/leave/:id/print', 'desk.view', (visit, req, res) => showPaper(deps, visit, req, res)),
    get('/leave/:id', 'desk.view', (visit, req, res) => show(visit, req, res)),
    get('/leave/:id/decisions', 'desk.view', (visit, req, res) => show(visit, req, res)),
    get('/leave/:id/steps', 'desk.view', (visit, req, res) => show(visit, req, res)),
    post({
      path: '/leave/:id/decisions',
      permission: 'desk.view',
      form: decisionForm,
      invalid: show,
      async handle(visit, req, res, values) {
        await load(deps, visit, req);
        const given = { slipId: idIn(req), ...values };
        await answer(visit, req, res, await decideLeave(database, visit.person, given, visit.now));
      },
    }),
    post({
      path: '/leave/:id/steps',
      permission: 'attendance.sign',
      form: ownStepForm,
      invalid: show,
      async handle(visit, req, res, values) {
        const given = { slipId: idIn(req), ...values };
        await answer(visit, req, res, await takeOwnStep(database, visit.person, given, visit.now));
      },
    }),
  ];
}

async function showPaper(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { row, calendar, handover } = await load(deps, visit, req);
  const view = {
    number: row.number,
    dateText: momentInWords(row.askedAt.getTime(), calendar.zone),
    rows: leaveRows(row, calendar, handover),
    backHref: paths.leaveSlip(row.id),
    hallName: visit.person.hallName,
  };
  await deps.renderer.page(visit, req, res, 'leave/print', {
    title: `请假条 ${row.number}`,
    locals: { view },
  });
}

/** Whose it is, who stands in, who approves it, and who sees the attendance of his department or hall. */
async function load({ database }: Deps, { person }: StaffVisit, req: Request) {
  const row = await findSlip(database, idIn(req));
  const sees =
    row !== null &&
    (row.staffId === person.staffId ||
      row.substituteId === person.staffId ||
      (may(person.roles, 'attendance.view') && isInReach(staffReach(person), row)));
  if (row === null || !sees) throw new NotFoundError('找不到这份请假条');
  const handover = (await handoverStates(database, [row])).get(row.absenceId ?? 0) ?? null;
  return { row, handover, calendar: await hallCalendar(database, row.hallId) };
}

async function showSlip(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { database, renderer } = deps;
  const { person, now } = visit;
  const { row, handover, calendar } = await load(deps, visit, req);
  const approvers = await approversOf(database.read, row.hallId);
  const thresholds = thresholdsOf(await hallSettings(database, row.hallId));
  const step = row.isOpen ? nextLeaveStep(slipOf(row), superiorsOf(row, approvers), thresholds) : null;
  const mine = stepFor(person, row, approvers, thresholds);
  const own = row.staffId === person.staffId ? ownSteps(row, handover, now) : [];
  const substitutes = own.includes('substitute')
    ? await possibleSubstitutes(database, row.hallId, row.staffId)
    : [];
  const view = {
    problem,
    line: leaveLine(row, { calendar, step, handover }),
    rows: leaveRows(row, calendar, handover).filter(({ value }) => value !== ''),
    history: leaveHistory(await proceedingsOf(database.sql, row.hallId, 'leave', row.id), calendar),
    version: row.version,
    sheetHref: paths.leaveSheet(row.id),
    handoverHref:
      row.absenceId !== null && (row.staffId === person.staffId || row.substituteId === person.staffId)
        ? paths.absence(row.absenceId)
        : null,
    action: paths.leaveSlip(row.id),
    mine,
    mineWords: mine === null ? '' : LEAVE_STEPS[mine].done,
    own,
    substitutes: substitutes.map(({ id, name }) => ({ value: String(id), label: name })),
    reason: typed(problem, 'reason'),
  };
  await renderer.page(visit, req, res, 'leave/slip', {
    title: `请假条 ${row.number}`,
    status: problem.status,
    locals: { view },
  });
}

function idIn(req: Request): number {
  const text = String(req.params.id ?? '');
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}
