import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { MEASURE_REFUSALS } from '../../domain/accountability/measure-procedure.js';
import { isMeasureCode, MEASURE_CODES, MEASURES } from '../../domain/accountability/measures.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { measureLine } from './measure-page.js';
import { measureStepRoutes } from './measure-steps.routes.js';
import { proposalForm } from './measures.forms.js';
import {
  countMeasures,
  isMeasureListName,
  listMeasures,
  MEASURE_LISTS,
  type MeasureListName,
} from './measures.repository.js';
import { ownMeasureRoutes } from './own-measures.routes.js';
import { proposeMeasure, proposesForHall } from './propose-measure.js';
import { selfCriticismRoutes } from './self-criticisms.routes.js';

const ROWS_PER_PAGE = 50;

/** The measures of 7.3: the list, proposing one, its steps, the person's own, and the head's part in D-14. */
export function measureRoutes(deps: Deps): Route[] {
  const form = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showForm(deps, visit, req, res, problem);
  return [
    get(paths.measures, 'fault.view', (visit, req, res) => showList(deps, visit, req, res)),
    get(paths.newMeasure, 'fault.propose', (visit, req, res) => form(visit, req, res, noProblem())),
    post({
      path: paths.newMeasure,
      permission: 'fault.propose',
      form: proposalForm,
      invalid: form,
      async handle(visit, req, res, values) {
        const outcome = await proposeMeasure(deps.database, visit.person, values, visit.now);
        if (!outcome.ok) {
          visit.log.info({ refusal: outcome.refusal }, 'refused');
          const { code, field, rule } = outcome.refusal;
          const typed = req.body as Record<string, unknown>;
          const text = `${MEASURE_REFUSALS[code]}（${rule}）`;
          return form(visit, req, res, problemOf([{ field, text }], typed, 409));
        }
        req.session.flash = { kind: 'success', text: `处理建议 ${outcome.number} 已提出，等待决定` };
        const mayLook = may(visit.person.roles, 'fault.view');
        res.redirect(303, mayLook ? paths.measure(outcome.number) : paths.newMeasure);
      },
    }),
    ...measureStepRoutes(deps),
    ...ownMeasureRoutes(deps),
    ...selfCriticismRoutes(deps),
  ];
}

async function showList({ database, renderer }: Deps, visit: StaffVisit, req: Request, res: Response) {
  const { person, now } = visit;
  const asked = (name: string) => (typeof req.query[name] === 'string' ? req.query[name].trim() : '');
  const list: MeasureListName = isMeasureListName(asked('list')) ? (asked('list') as MeasureListName) : 'all';
  const code = isMeasureCode(asked('code')) ? asked('code') : '';
  const q = asked('q').slice(0, 40);
  const before = /^\d{1,9}$/.test(asked('before')) ? Number(asked('before')) : null;
  const reach = { hallIds: [person.hallId, ...person.hallIdsBelow], exceptStaffId: person.staffId };
  const rows = await listMeasures(
    { sql: database.sql },
    { ...reach, list, code, q },
    { before, limit: ROWS_PER_PAGE + 1 },
  );
  const counts = await countMeasures(database, reach);
  const calendar = await hallCalendar(database, person.hallId);
  const shown = rows.slice(0, ROWS_PER_PAGE);
  const href = (change: Record<string, string>) => {
    const query = Object.entries({ list, code, q, ...change }).filter(([, value]) => value !== '');
    return `${paths.measures}?${new URLSearchParams(query)}`;
  };
  const last = shown.at(-1);
  const view = {
    rows: shown.map((row) => measureLine(row, calendar, now.getTime())),
    mayPropose: may(person.roles, 'fault.propose'),
    list,
    code,
    q,
    codes: MEASURE_CODES.map((value) => ({ value, label: MEASURES[value].name })),
    tabs: Object.entries(MEASURE_LISTS).map(([value, { label }]) => ({
      href: href({ list: value }),
      label,
      current: list === value,
      ...(value !== 'all' && { count: counts.get(value as MeasureListName) ?? 0 }),
    })),
    previousHref: before === null ? null : href({}),
    nextHref: rows.length > ROWS_PER_PAGE && last ? href({ before: String(last.id) }) : null,
    countText: `本页 ${shown.length} 项`,
  };
  await renderer.page(visit, req, res, 'measures/list', { title: '处理措施', locals: { view } });
}

async function showForm(
  { database, renderer }: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
) {
  const { person } = visit;
  const where = proposesForHall(person) ? {} : { departmentId: person.departmentId ?? 0 };
  const staff = await database.read.staff.findMany({
    where: { hallId: person.hallId, active: true, id: { not: person.staffId }, ...where },
    include: { department: true },
    orderBy: [{ departmentId: 'asc' }, { name: 'asc' }],
  });
  const departments = await database.read.department.findMany({
    where: {
      hallId: person.hallId,
      active: true,
      ...('departmentId' in where && { id: where.departmentId }),
    },
    orderBy: { code: 'asc' },
  });
  const view = {
    problem,
    codes: MEASURE_CODES.map((value) => ({ value, label: MEASURES[value].name })),
    staff: staff.map((each) => ({
      value: String(each.id),
      label: [each.department?.name, each.name].filter(Boolean).join(' · '),
    })),
    departments: departments.map(({ id, name }) => ({ value: String(id), label: name })),
    backHref: may(person.roles, 'fault.view') ? paths.measures : paths.desk,
  };
  await renderer.page(visit, req, res, 'measures/new', {
    title: '提出处理',
    status: problem.status,
    locals: { view },
  });
}
