import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { LEAVE_STEPS, type LeaveStep, nextLeaveStep } from '../../domain/leave/approval-steps.js';
import { LEAVE_STATES } from '../../domain/leave/leave-words.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { staffReach } from '../attendance/attendance-reach.js';
import { attendanceTabs } from '../attendance/attendance-tabs.js';
import { departmentChoices } from '../attendance/department-choices.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { hallSettings } from '../settings/hall-settings.js';
import { handoverStates, listSlips, waitingSlips } from './leave.repository.js';
import { leaveLine } from './leave-page.js';
import { approversOf, type LeaveRow, slipOf, stepFor, superiorsOf, thresholdsOf } from './leave-reach.js';

const ROWS_PER_PAGE = 50;

/** What waits for a person's approval, and the register of all slips within reach (D-20). */
export function leaveListRoutes(deps: Deps): Route[] {
  return [
    get(paths.leaveWaiting, 'attendance.view', (visit, req, res) => showWaiting(deps, visit, req, res)),
    get(paths.leaveList, 'attendance.view', (visit, req, res) => showList(deps, visit, req, res)),
  ];
}

/** The slips that wait for this person, with the step that is his. */
export async function slipsWaitingFor(deps: Pick<Deps, 'database'>, { person }: StaffVisit) {
  const { database } = deps;
  const approvers = await approversOf(database.read, person.hallId);
  const thresholds = thresholdsOf(await hallSettings(database, person.hallId));
  const found: { row: LeaveRow; step: LeaveStep }[] = [];
  for (const row of await waitingSlips(database, person.hallId)) {
    const step = stepFor(person, row, approvers, thresholds);
    if (step !== null) found.push({ row, step });
  }
  return found;
}

async function showWaiting(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { database, renderer } = deps;
  const calendar = await hallCalendar(database, visit.person.hallId);
  const found = await slipsWaitingFor(deps, visit);
  const states = await handoverStates(
    database,
    found.map(({ row }) => row),
  );
  const steps = (Object.keys(LEAVE_STEPS) as LeaveStep[]).filter((step) =>
    found.some((each) => each.step === step),
  );
  const view = {
    tabs: attendanceTabs(paths.leaveWaiting, visit.person.roles),
    title: '请假审批',
    counts: steps.map((step) => ({
      label: step === 'file' ? '待备案' : `待${LEAVE_STEPS[step].name}审批`,
      figure: found.filter((each) => each.step === step).length,
    })),
    filter: null,
    empty: '没有等您审批的请假条。',
    rows: found.map(({ row, step }) =>
      leaveLine(row, { calendar, step, handover: states.get(row.absenceId ?? 0) ?? null }),
    ),
    previousHref: null,
    nextHref: null,
    countText: `共 ${found.length} 份`,
  };
  await renderer.page(visit, req, res, 'leave/list', { title: view.title, locals: { view } });
}

async function showList(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { database, renderer } = deps;
  const { person } = visit;
  const asked = (name: string) => (typeof req.query[name] === 'string' ? req.query[name] : '');
  const state = Object.hasOwn(LEAVE_STATES, asked('state')) ? asked('state') : '';
  const number = (name: string) => (/^\d{1,9}$/.test(asked(name)) ? Number(asked(name)) : null);
  const [before, departmentId] = [number('before'), number('department')];
  const reach = staffReach(person);
  const filter = { reach, state, departmentId };
  const rows = await listSlips(database, filter, { before, limit: ROWS_PER_PAGE + 1 });
  const shown = rows.slice(0, ROWS_PER_PAGE);
  const calendar = await hallCalendar(database, person.hallId);
  const states = await handoverStates(database, shown);
  const approvers = await approversOf(database.read, person.hallId);
  const thresholds = thresholdsOf(await hallSettings(database, person.hallId));
  const href = (change: Record<string, string>) =>
    `${paths.leaveList}?${new URLSearchParams({ state, department: String(departmentId ?? ''), ...change })}`;
  const last = shown.at(-1);
  const view = {
    tabs: attendanceTabs(paths.leaveList, person.roles),
    title: '请假登记',
    counts: [],
    filter: {
      action: paths.leaveList,
      fields: [stateField(state), await departmentChoices(database, reach, departmentId)],
      clearHref: paths.leaveList,
    },
    empty: '没有这样的请假条。',
    rows: shown.map((row) =>
      leaveLine(row, {
        calendar,
        step: row.isOpen ? nextLeaveStep(slipOf(row), superiorsOf(row, approvers), thresholds) : null,
        handover: states.get(row.absenceId ?? 0) ?? null,
      }),
    ),
    previousHref: before === null ? null : href({}),
    nextHref: rows.length > ROWS_PER_PAGE && last ? href({ before: String(last.id) }) : null,
    countText: `本页 ${shown.length} 份`,
  };
  await renderer.page(visit, req, res, 'leave/list', { title: view.title, locals: { view } });
}

function stateField(value: string) {
  const states = Object.entries(LEAVE_STATES).map(([code, { name }]) => ({ value: code, label: name }));
  return {
    kind: 'select',
    label: '状态',
    name: 'state',
    value,
    options: [{ value: '', label: '全部' }, ...states],
  };
}
