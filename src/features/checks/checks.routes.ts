import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { dayOf, formatDate, MINUTES_PER_DAY } from '../../domain/calendar/civil-time.js';
import {
  CHECK_KINDS,
  CHECK_STATES,
  checkRefusalInWords,
  isCheckKind,
  isCheckState,
} from '../../domain/conduct/check-words.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { typed } from '../cases/step-page.js';
import { checkLine } from './check-page.js';
import { checkStepRoutes } from './check-steps.routes.js';
import { planForm } from './checks.forms.js';
import { checkedWindows, checksByWindow, listChecks } from './checks.repository.js';
import { planChecks } from './plan-checks.js';

const ROWS_PER_PAGE = 50;
const DAYS_COUNTED = 92;

/** Spot checks, open checks and mystery visits by the checklist of annex A (S-35, SV-19). */
export function checkRoutes(deps: Deps): Route[] {
  const plan = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem = noProblem()) =>
    showPlan(deps, visit, req, res, problem);
  return [
    get(paths.checks, 'record.own', (visit, req, res) => showList(deps, visit, req, res)),
    get(paths.checkPlan, 'check.make', (visit, req, res) => plan(visit, req, res)),
    post({
      path: paths.checkPlan,
      permission: 'check.make',
      form: planForm,
      invalid: plan,
      async handle(visit, req, res, { way, count, seed, windowId, staffId, kind, plannedFor, note }) {
        const choice = way === 'chosen' && windowId !== null ? { windowId, staffId } : { count, seed };
        const given = { kind, plannedFor, note, choice };
        const outcome = await planChecks(deps.database, visit.person, given, visit.now);
        if (!outcome.ok) {
          const again = [{ field: outcome.field, text: checkRefusalInWords(outcome.code) }];
          return plan(visit, req, res, problemOf(again, req.body as Record<string, unknown>, 409));
        }
        const [first] = outcome.checkIds;
        req.session.flash = { kind: 'success', text: `已安排 ${outcome.checkIds.length} 次检查` };
        res.redirect(
          303,
          outcome.checkIds.length === 1 && first !== undefined ? paths.check(first) : paths.checks,
        );
      },
    }),
    ...checkStepRoutes(deps),
  ];
}

async function showList(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { database, renderer } = deps;
  const { person, now } = visit;
  const asked = (name: string) => (typeof req.query[name] === 'string' ? req.query[name] : '');
  const number = (name: string) => (/^\d{1,9}$/.test(asked(name)) ? Number(asked(name)) : null);
  const state = isCheckState(asked('state')) ? asked('state') : '';
  const kind = isCheckKind(asked('kind')) ? asked('kind') : '';
  const [before, windowId] = [number('before'), number('window')];
  const filter = { state, kind, windowId };
  const rows = await listChecks(database, person, filter, { before, limit: ROWS_PER_PAGE + 1 });
  const since = new Date(now.getTime() - DAYS_COUNTED * MINUTES_PER_DAY * 60_000);
  const windows = await checksByWindow(database, person, since);
  const calendar = await hallCalendar(database, person.hallId);
  const shown = rows.slice(0, ROWS_PER_PAGE);
  const href = (change: Record<string, string>) =>
    `${paths.checks}?${new URLSearchParams({ state, kind, window: String(windowId ?? ''), ...change })}`;
  const last = shown.at(-1);
  const view = {
    planHref: may(person.roles, 'check.make') ? paths.checkPlan : null,
    filter: {
      action: paths.checks,
      hidden: [{ name: 'window', value: String(windowId ?? '') }],
      fields: [choices('状态', 'state', state, CHECK_STATES), choices('方式', 'kind', kind, CHECK_KINDS)],
      clearHref: paths.checks,
    },
    windows: windows.map((each) => ({
      label: `${each.number}号 ${each.name}`,
      checks: each.checks,
      failed: each.failed,
      href: href({ window: String(each.windowId) }),
    })),
    rows: shown.map((row) => checkLine(row, calendar)),
    previousHref: before === null ? null : href({}),
    nextHref: rows.length > ROWS_PER_PAGE && last ? href({ before: String(last.id) }) : null,
    countText: `本页 ${shown.length} 次`,
  };
  await renderer.page(visit, req, res, 'checks/list', { title: '检查', locals: { view } });
}

function choices(label: string, name: string, value: string, of: Record<string, { name: string }>) {
  return {
    kind: 'select',
    label,
    name,
    value,
    options: [
      { value: '', label: '全部' },
      ...Object.entries(of).map(([code, each]) => ({ value: code, label: each.name })),
    ],
  };
}

async function showPlan(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { database, renderer } = deps;
  const { person, now } = visit;
  const { zone } = await hallCalendar(database, person.hallId);
  const windows = await checkedWindows(database, person.hallId);
  const today = formatDate(dayOf(zone.toLocalMinute(now.getTime())));
  const value = (name: string, before = '') => typed(problem, name, before);
  const view = {
    problem,
    action: paths.checkPlan,
    kinds: Object.entries(CHECK_KINDS).map(([code, { name, note }]) => ({
      value: code,
      label: name,
      hint: note,
    })),
    windows: windows.map(({ id, number, name }) => ({ value: String(id), label: `${number}号 ${name}` })),
    staff: windows.flatMap((window) =>
      window.staff.map(({ id, name }) => ({ value: String(id), label: `${window.number}号 ${name}` })),
    ),
    values: {
      kind: value('kind', 'spot'),
      plannedFor: value('plannedFor', today),
      way: value('way', 'draw'),
      count: value('count', '3'),
      seed: value('seed', today.replaceAll('-', '')),
      windowId: value('windowId'),
      staffId: value('staffId'),
      note: value('note'),
    },
  };
  await renderer.page(visit, req, res, 'checks/plan', {
    title: '安排检查',
    status: problem.status,
    locals: { view },
  });
}
