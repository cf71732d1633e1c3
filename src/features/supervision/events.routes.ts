import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { isSupervisionRule, SUPERVISION_RULES } from '../../domain/supervision/detectors/finding.js';
import { EVENT_STATES, isEventState } from '../../domain/supervision/event-states.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf, text } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { typed } from '../cases/step-page.js';
import { caseReach } from '../desk/case-reach.js';
import { countByRule, findSupervisionEvent, listSupervisionEvents } from './events.repository.js';
import { eventLine, eventPage } from './events-page.js';
import { handleSupervisionEvent } from './handle-event.js';

const ROWS_PER_PAGE = 50;

const handleForm = z
  .strictObject({
    to: z.enum(['noted', 'proposed', 'closed'], { error: '请选择怎样处理' }),
    note: text({ max: 500 }),
    seen: z.string().max(20),
  })
  .refine(({ to, note }) => to === 'noted' || note !== '', {
    path: ['note'],
    error: '请写明查到的情况和理由',
  });

const REFUSALS = {
  changed: '这条督查事件刚刚由同事处理过，请看清以后再处理',
  'not-allowed': '现在不能这样处理；没有对应过错的，不能建议追究责任',
} as const;

/** What the rules of section 5 found, and what the supervision section does about it. */
export function supervisionEventRoutes(deps: Deps): Route[] {
  return [
    get(paths.supervisionEvents, 'supervision.check', (visit, req, res) => showEvents(deps, visit, req, res)),
    get('/supervision/events/:id', 'supervision.check', (visit, req, res) =>
      showEvent(deps, visit, req, res),
    ),
    post({
      path: '/supervision/events/:id',
      permission: 'supervision.act',
      form: handleForm,
      invalid: (visit, req, res, problem) => showEvent(deps, visit, req, res, problem),
      handle: (visit, req, res, values) => takeDecision(deps, visit, req, res, values),
    }),
  ];
}

async function showEvent(
  { database, renderer }: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem = noProblem(),
): Promise<void> {
  const hallIds = caseReach(visit.person).map(({ hallId }) => hallId);
  const row = await findSupervisionEvent(database, Number(req.params.id) || 0, hallIds);
  if (row === undefined) throw new NotFoundError('找不到这条督查事件');
  const calendar = await hallCalendar(database, row.hallId);
  const view = {
    ...eventPage(row, calendar, may(visit.person.roles, 'supervision.act')),
    problem,
    to: typed(problem, 'to'),
    note: typed(problem, 'note'),
  };
  await renderer.page(visit, req, res, 'supervision/event', {
    title: view.title,
    status: problem.status,
    locals: { view },
  });
}

async function takeDecision(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  values: z.output<typeof handleForm>,
): Promise<void> {
  const given = { eventId: Number(req.params.id) || 0, address: visit.address, ...values };
  const outcome = await handleSupervisionEvent(deps.database, visit.person, given, visit.now);
  if (outcome.ok) {
    req.session.flash = { kind: 'success', text: `督查事件已处理：${EVENT_STATES[values.to].name}` };
    return res.redirect(303, paths.supervisionEvents);
  }
  if (outcome.code === 'not-found') throw new NotFoundError('找不到这条督查事件');
  const again = [{ field: 'form', text: REFUSALS[outcome.code] }];
  await showEvent(deps, visit, req, res, problemOf(again, req.body as Record<string, unknown>, 409));
}

async function showEvents(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { database, renderer } = deps;
  const { person } = visit;
  const asked = (name: string) => (typeof req.query[name] === 'string' ? req.query[name] : '');
  const state = asked('state') === 'all' ? '' : isEventState(asked('state')) ? asked('state') : 'new';
  const rule = isSupervisionRule(asked('rule')) ? asked('rule') : '';
  const before = /^\d{1,9}$/.test(asked('before')) ? Number(asked('before')) : null;
  const filters = { hallIds: caseReach(person).map(({ hallId }) => hallId), state, rule };
  const rows = await listSupervisionEvents(database, filters, { before, limit: ROWS_PER_PAGE + 1 });
  const counts = await countByRule(database, filters);
  const calendar = await hallCalendar(database, person.hallId);
  const shown = rows.slice(0, ROWS_PER_PAGE);
  const href = (change: Record<string, string>) =>
    `${paths.supervisionEvents}?${new URLSearchParams({ state: state === '' ? 'all' : state, rule, ...change })}`;
  const last = shown.at(-1);
  const view = {
    action: paths.supervisionEvents,
    rows: shown.map((row) => eventLine(row, calendar)),
    tiles: counts.map((count) => ({
      label: isSupervisionRule(count.rule) ? SUPERVISION_RULES[count.rule] : count.rule,
      figure: count.n,
      href: href({ rule: rule === count.rule ? '' : count.rule }),
      current: rule === count.rule,
    })),
    tabs: [
      ...Object.entries(EVENT_STATES).map(([value, { name }]) => ({
        href: href({ state: value }),
        label: name,
        current: state === value,
      })),
      { href: href({ state: 'all' }), label: '全部', current: state === '' },
    ],
    breachHref: may(person.roles, 'breach.view') ? '/supervision/breaches' : null,
    nextHref: rows.length > ROWS_PER_PAGE && last ? href({ before: String(last.id) }) : null,
    previousHref: before === null ? null : href({}),
    countText: `本页 ${shown.length} 条`,
  };
  await renderer.page(visit, req, res, 'supervision/events', { title: '督查事件', locals: { view } });
}
