import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { attendanceRefusalInWords } from '../../domain/attendance/decide-event.js';
import {
  dayOf,
  formatDate,
  MINUTES_PER_DAY,
  parseDate,
  parseTimeOfDay,
} from '../../domain/calendar/civil-time.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { typed } from '../cases/step-page.js';
import { entryForm } from './attendance.forms.js';
import { staffReach } from './attendance-reach.js';
import { attendanceTabs } from './attendance-tabs.js';
import { staffWhoSign } from './day-facts.repository.js';
import { type EntryOutcome, enterSign } from './enter-sign.js';

/** Sign-ins that supervision enters afterwards, each with its reason (S-28). */
export function entryRoutes(deps: Deps): Route[] {
  const { database } = deps;
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem = noProblem()) =>
    showEntry(deps, visit, req, res, problem);
  return [
    get(paths.attendanceEntry, 'attendance.decide', (visit, req, res) => show(visit, req, res)),
    post({
      path: paths.attendanceEntry,
      permission: 'attendance.decide',
      form: entryForm,
      invalid: show,
      async handle(visit, req, res, { staffId, day, inTime, outTime, reason }) {
        const { zone } = await hallCalendar(database, visit.person.hallId);
        const moment = (time: string) =>
          new Date(zone.toInstant((parseDate(day) ?? 0) * MINUTES_PER_DAY + (parseTimeOfDay(time) ?? 0)));
        const given = { staffId, inAt: moment(inTime), outAt: moment(outTime), reason };
        const outcome = await enterSign(database, visit.person, given, visit.now);
        if (!outcome.ok) {
          const again = [{ field: outcome.field, text: refusalWords(outcome) }];
          return show(visit, req, res, problemOf(again, req.body as Record<string, unknown>, 409));
        }
        req.session.flash = {
          kind: 'success',
          text: `已补登 ${outcome.name} ${day} ${inTime} 至 ${outTime}`,
        };
        res.redirect(303, paths.attendanceEntry);
      },
    }),
  ];
}

function refusalWords(outcome: Extract<EntryOutcome, { ok: false }>): string {
  if (outcome.code === 'not-found') return '请选择本大厅的人员';
  if (outcome.code === 'own') return '自己的签到要由其他督查人员补登（S-28）';
  return attendanceRefusalInWords(outcome.code);
}

async function showEntry(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { database, renderer } = deps;
  const { person, now } = visit;
  const { zone } = await hallCalendar(database, person.hallId);
  const reach = staffReach(person);
  const staff = await staffWhoSign(database.sql, reach.hallIds, false, reach.departmentIds);
  const view = {
    problem,
    tabs: attendanceTabs(paths.attendanceEntry, person.roles),
    staff: staff
      .filter(({ id }) => id !== person.staffId)
      .map((each) => ({
        value: String(each.id),
        label: [each.departmentName, each.name].filter(Boolean).join(' '),
      })),
    values: {
      staffId: typed(problem, 'staffId'),
      day: typed(problem, 'day', formatDate(dayOf(zone.toLocalMinute(now.getTime())))),
      inTime: typed(problem, 'inTime'),
      outTime: typed(problem, 'outTime'),
      reason: typed(problem, 'reason'),
    },
  };
  await renderer.page(visit, req, res, 'attendance/entry', {
    title: '补登签到',
    status: problem.status,
    locals: { view },
  });
}
