import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { MINUTES_PER_DAY, parseDate, parseTimeOfDay } from '../../domain/calendar/civil-time.js';
import { officeWindows } from '../../domain/calendar/working-time.js';
import { halfDaysInWords, LEAVE_KINDS } from '../../domain/leave/leave-words.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { possibleSubstitutes } from '../absences/absences.repository.js';
import { attendanceTabs } from '../attendance/attendance-tabs.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { typed } from '../cases/step-page.js';
import { hallSettings } from '../settings/hall-settings.js';
import { askLeave } from './ask-leave.js';
import { type LeaveValues, leaveForm } from './leave.forms.js';
import { handoverStates, slipsOf } from './leave.repository.js';
import { leaveListRoutes } from './leave-lists.routes.js';
import { leaveLine } from './leave-page.js';
import { leaveStepRoutes } from './leave-steps.routes.js';

/** Leave slips (D-20): asking, the way through the approvals, and the register (S-28). */
export function leaveRoutes(deps: Deps): Route[] {
  const { database } = deps;
  const form = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem = noProblem()) =>
    showForm(deps, visit, req, res, problem);
  return [
    get(paths.leave, 'attendance.sign', (visit, req, res) => showOwn(deps, visit, req, res)),
    get(paths.leaveNew, 'attendance.sign', (visit, req, res) => form(visit, req, res)),
    post({
      path: paths.leaveNew,
      permission: 'attendance.sign',
      form: leaveForm,
      invalid: form,
      async handle(visit, req, res, values) {
        const calendar = await hallCalendar(database, visit.person.hallId);
        const { kind, reason, substituteId } = values;
        const asked = { kind, reason, substituteId, ...periodOf(values, calendar) };
        const outcome = await askLeave(database, visit.person, asked, visit.now);
        if (!outcome.ok) {
          const { field, words } = outcome;
          return form(
            visit,
            req,
            res,
            problemOf([{ field, text: words }], req.body as Record<string, unknown>, 409),
          );
        }
        const done = outcome.isFree ? '已告知，不到半天的不用审批' : '请假条已提交，等待审批';
        req.session.flash = { kind: 'success', text: done };
        res.redirect(303, paths.leaveSlip(outcome.slipId));
      },
    }),
    ...leaveListRoutes(deps),
    ...leaveStepRoutes(deps),
  ];
}

async function showOwn(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { database, renderer } = deps;
  const { person } = visit;
  const calendar = await hallCalendar(database, person.hallId);
  const rows = await slipsOf(database, person.staffId);
  const states = await handoverStates(database, rows);
  const view = {
    tabs: attendanceTabs(paths.leave, person.roles),
    newHref: paths.leaveNew,
    rows: rows.map((row) =>
      leaveLine(row, { calendar, step: null, handover: states.get(row.absenceId ?? 0) ?? null }),
    ),
  };
  await renderer.page(visit, req, res, 'leave/own', { title: '我的请假', locals: { view } });
}

async function showForm(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { database, renderer } = deps;
  const { person } = visit;
  const settings = await hallSettings(database, person.hallId);
  const substitutes = await possibleSubstitutes(database, person.hallId, person.staffId);
  const value = (name: string, before = '') => typed(problem, name, before);
  const view = {
    problem,
    tabs: attendanceTabs(paths.leave, person.roles),
    action: paths.leaveNew,
    kinds: Object.entries(LEAVE_KINDS).map(([code, label]) => ({ value: code, label })),
    substitutes: substitutes.map((each) => ({
      value: String(each.id),
      label: [each.isNamedB ? 'B角' : '', each.departmentName, each.name].filter(Boolean).join(' · '),
    })),
    values: {
      kind: value('kind', 'personal'),
      fromDate: value('fromDate'),
      fromTime: value('fromTime'),
      untilDate: value('untilDate'),
      untilTime: value('untilTime'),
      substituteId: value('substituteId'),
      reason: value('reason'),
    },
    hint: [
      `${halfDaysInWords(settings.number('leaveHeadHalfDays'))}以上由窗口负责人审批`,
      `${halfDaysInWords(settings.number('leaveLongHalfDays'))}以上还要部门同意、主任签批`,
      '连续的请假合并计算',
    ].join('；'),
  };
  await renderer.page(visit, req, res, 'leave/form', {
    title: '请假',
    status: problem.status,
    locals: { view },
  });
}

/** Without a time the leave runs from the first to the last office hour of its days. */
function periodOf(values: LeaveValues, calendar: Calendar) {
  const moment = (dateText: string, time: string, edge: 'first' | 'last') => {
    const day = parseDate(dateText) ?? 0;
    const windows = officeWindows(day, calendar);
    const without = edge === 'first' ? (windows.at(0)?.from ?? 0) : (windows.at(-1)?.to ?? MINUTES_PER_DAY);
    const minute = time === '' ? without : (parseTimeOfDay(time) ?? without);
    return new Date(calendar.zone.toInstant(day * MINUTES_PER_DAY + minute));
  };
  return {
    fromAt: moment(values.fromDate, values.fromTime, 'first'),
    untilAt: moment(values.untilDate, values.untilTime, 'last'),
  };
}
