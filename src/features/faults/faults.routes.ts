import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { FAULT_LISTS, FAULTS } from '../../domain/accountability/fault-catalogue.js';
import { FAULT_DETECTORS, watchedFaults } from '../../domain/accountability/fault-detectors.js';
import {
  FAULT_SOURCES,
  FAULT_STATES,
  isFaultSource,
  isFaultState,
} from '../../domain/accountability/fault-states.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { faultLine, faultWords } from './fault-page.js';
import { faultPages } from './fault-pages.routes.js';
import { countFaults, departmentsOfHall, listFaults } from './faults.repository.js';
import { proposalRoutes } from './proposals.routes.js';

const ROWS_PER_PAGE = 50;

/** Faults from the proposal to the decision (S-14): the list, what waits, the catalogue's detectors, each fault. */
export function faultRoutes(deps: Deps): Route[] {
  return [
    get(paths.faults, 'fault.view', (visit, req, res) => showList(deps, visit, req, res)),
    get('/faults/detectors', 'fault.view', (visit, req, res) => showDetectors(deps, visit, req, res)),
    ...proposalRoutes(deps),
    ...faultPages(deps),
  ];
}

interface ListAsked {
  /** '' for all states, 'open' for all that are not closed. */
  state: string;
  source: string;
  list: string;
  departmentId: number | null;
  q: string;
}

function askedIn(query: Request['query']): ListAsked {
  const asked = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const state = asked('state');
  return {
    state: state === 'all' ? '' : isFaultState(state) ? state : 'open',
    source: isFaultSource(asked('source')) ? asked('source') : '',
    list: Object.hasOwn(FAULT_LISTS, asked('list')) ? asked('list') : '',
    departmentId: /^[1-9]\d{0,8}$/.test(asked('department')) ? Number(asked('department')) : null,
    q: asked('q').slice(0, 60),
  };
}

type Href = (change: Record<string, string>) => string;

function hrefOf({ state, source, list, departmentId, q }: ListAsked): Href {
  return (change) => {
    const department = departmentId === null ? '' : String(departmentId);
    const all = { state: state === '' ? 'all' : state, source, list, department, q, ...change };
    return `${paths.faults}?${new URLSearchParams(Object.entries(all).filter(([, value]) => value !== ''))}`;
  };
}

async function showList(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { database, renderer } = deps;
  const { person, now } = visit;
  const asked = askedIn(req.query);
  const given = typeof req.query.before === 'string' ? req.query.before : '';
  const before = /^\d{1,9}$/.test(given) ? Number(given) : null;
  const rows = await listFaults(database, person, asked, { before, limit: ROWS_PER_PAGE + 1 });
  const counts = await countFaults(database, person);
  const calendar = await hallCalendar(database, person.hallId);
  const departments = await departmentsOfHall(database, person.hallId);
  const shown = rows.slice(0, ROWS_PER_PAGE);
  const href = hrefOf(asked);
  const last = shown.at(-1);
  const view = {
    rows: shown.map((row) => faultLine(row, calendar, now.getTime())),
    tabs: stateTabs(asked.state, counts, href),
    filters: filterFields(asked, departments),
    hidden: [{ name: 'state', value: asked.state === '' ? 'all' : asked.state }],
    clearHref: href({ source: '', list: '', department: '', q: '' }),
    mayPropose: may(person.roles, 'fault.propose'),
    previousHref: before === null ? null : href({}),
    nextHref: rows.length > ROWS_PER_PAGE && last ? href({ before: String(last.id) }) : null,
    countText: `本页 ${shown.length} 条`,
  };
  await renderer.page(visit, req, res, 'faults/list', { title: '过错', locals: { view } });
}

function stateTabs(state: string, counts: Awaited<ReturnType<typeof countFaults>>, href: Href) {
  const open = [...counts].filter(([each]) => isFaultState(each) && FAULT_STATES[each].isOpen);
  return [
    {
      href: href({ state: 'open' }),
      label: '正在处理',
      current: state === 'open',
      count: open.reduce((sum, [, n]) => sum + n, 0),
    },
    ...Object.entries(FAULT_STATES).map(([value, { name }]) => ({
      href: href({ state: value }),
      label: name,
      current: state === value,
      count: counts.get(value) ?? 0,
    })),
    { href: href({ state: 'all' }), label: '全部', current: state === '' },
  ];
}

function filterFields(asked: ListAsked, departments: readonly { id: number; name: string }[]) {
  const ofHall = departments.map((each) => [String(each.id), each.name] as const);
  return [
    select('来源', 'source', asked.source, Object.entries(FAULT_SOURCES)),
    select('目录', 'list', asked.list, Object.entries(FAULT_LISTS)),
    select('部门', 'department', String(asked.departmentId ?? ''), ofHall),
    { kind: 'text', label: '责任人或编号', name: 'q', value: asked.q },
  ];
}

async function showDetectors(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const watched = new Set(watchedFaults().map(({ id }) => id));
  const view = {
    rows: FAULTS.filter(({ id, list }) => list === 'FA' || watched.has(id)).map((fault) => ({
      fault: faultWords(fault.id),
      list: FAULT_LISTS[fault.list],
      detectors: fault.detectors.map((each) => FAULT_DETECTORS[each]),
    })),
  };
  await deps.renderer.page(visit, req, res, 'faults/detectors', {
    title: '过错线索从哪里来',
    locals: { view },
  });
}

function select(label: string, name: string, value: string, options: readonly (readonly [string, string])[]) {
  const all = [
    { value: '', label: '全部' },
    ...options.map(([each, words]) => ({ value: each, label: words })),
  ];
  return { kind: 'select', label, name, value, options: all };
}
