import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { pointsInWords } from '../../domain/appraisal/compare-schemes.js';
import { ENTRY_STATES } from '../../domain/appraisal/entry-steps.js';
import type { AppraisalScheme } from '../../domain/appraisal/schemes.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { filePlan } from '../attachments/attachments.routes.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { readSchemeContent } from '../schemes/scheme-in-force.js';
import { takeEntry } from './add-entry.routes.js';
import { entryForm } from './entries.forms.js';
import { entryLine, periodName } from './entries-page.js';
import { listEntries, listPeriods, subjectsOfPeriod } from './entry-list.repository.js';
import { entryPages } from './entry-pages.routes.js';

const ROWS_PER_PAGE = 50;

/** What counts in an appraisal, line by line, and points entered by hand (S-21, E2). */
export function appraisalEntryRoutes(deps: Deps): Route[] {
  const form = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showForm(deps, visit, req, res, problem);
  return [
    get(paths.appraisalEntries, 'appraisal.view', (visit, req, res) => showList(deps, visit, req, res)),
    get('/appraisal/entries/new', 'appraisal.propose', (visit, req, res) =>
      form(visit, req, res, noProblem()),
    ),
    post({
      path: paths.appraisalEntries,
      permission: 'appraisal.propose',
      form: entryForm,
      files: (visit) => filePlan(deps, visit),
      invalid: form,
      handle: (visit, req, res, values) => takeEntry(deps, visit, req, res, values, form),
    }),
    ...entryPages(deps),
  ];
}

async function chosenPeriod(deps: Deps, hallId: number, asked: unknown) {
  const periods = await listPeriods(deps.database, hallId);
  const chosen = periods.find(({ id }) => id === Number(asked)) ?? periods[0];
  return { periods, chosen };
}

async function schemeOfPeriod(deps: Deps, periodId: number): Promise<AppraisalScheme> {
  const { schemeContent } = await deps.database.read.appraisalPeriod.findUniqueOrThrow({
    where: { id: periodId },
  });
  return readSchemeContent(schemeContent);
}

async function showList(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { hallId, roles } = visit.person;
  const asked = (name: string) => (typeof req.query[name] === 'string' ? req.query[name] : '');
  const { periods, chosen } = await chosenPeriod(deps, hallId, asked('period'));
  const periodId = chosen?.id ?? 0;
  const state = Object.hasOwn(ENTRY_STATES, asked('state')) ? asked('state') : '';
  const origin = asked('origin') === 'hand' || asked('origin') === 'evidence' ? asked('origin') : '';
  const subjectId = Number(asked('subject')) || 0;
  const before = /^\d{1,9}$/.test(asked('before')) ? Number(asked('before')) : null;
  const filters = { periodId, state, origin, subjectId };
  const rows = await listEntries(deps.database, hallId, filters, { before, limit: ROWS_PER_PAGE + 1 });
  const calendar = await hallCalendar(deps.database, hallId);
  const scheme = chosen === undefined ? null : await schemeOfPeriod(deps, periodId);
  const rules = new Map((scheme?.rules ?? []).map((rule) => [rule.code, rule]));
  const subjects = await subjectsOfPeriod(deps.database, hallId, periodId);
  const shown = rows.slice(0, ROWS_PER_PAGE);
  const last = shown.at(-1);
  const href = (change: Record<string, string>) =>
    `${paths.appraisalEntries}?${new URLSearchParams({ period: String(periodId), state, origin, subject: subjectId === 0 ? '' : String(subjectId), ...change })}`;
  const view = {
    action: paths.appraisalEntries,
    filters: { period: periodId, state, origin, subject: subjectId === 0 ? '' : subjectId },
    periods: periods.map((each) => ({ value: each.id, label: periodName(each.scheme, each.period) })),
    states: Object.entries(ENTRY_STATES).map(([value, { name }]) => ({ value, label: name })),
    subjects: subjects.map((each) => ({ value: each.subjectId, label: each.subjectName })),
    progress: chosen && chosen.progress < 100 && chosen.computedAt !== null ? chosen.progress : null,
    newHref:
      may(roles, 'appraisal.propose') && chosen?.state === 'open'
        ? `/appraisal/entries/new?period=${periodId}`
        : null,
    rows: shown.map((row) => entryLine(row, rules, calendar, roles)),
    nextHref: rows.length > ROWS_PER_PAGE && last ? href({ before: String(last.id) }) : null,
    previousHref: before === null ? null : href({}),
    countText: `本页 ${shown.length} 条`,
  };
  await deps.renderer.page(visit, req, res, 'appraisal/entries', { title: '加减分', locals: { view } });
}

async function showForm(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { hallId, staffId } = visit.person;
  const asked = problem.values.periodId ?? req.query.period;
  const { periods, chosen } = await chosenPeriod(deps, hallId, asked);
  if (chosen === undefined) throw new NotFoundError('还没有开过考核');
  const scheme = await schemeOfPeriod(deps, chosen.id);
  const subjects = await subjectsOfPeriod(deps.database, hallId, chosen.id);
  const own = scheme.subject === 'clerk' ? staffId : 0;
  const view = {
    problem,
    values: { count: '1', ...problem.values },
    periodId: chosen.id,
    name: periodName(chosen.scheme, chosen.period),
    isOpen: chosen.state === 'open',
    action: paths.appraisalEntries,
    backHref: `${paths.appraisalEntries}?period=${chosen.id}`,
    subjects: subjects
      .filter(({ subjectId }) => subjectId !== own)
      .map((each) => ({ value: String(each.subjectId), label: each.subjectName })),
    rules: scheme.rules.map((rule) => ({
      value: rule.code,
      label: `${rule.code} ${rule.condition}（${pointsInWords(rule)}/${rule.per}）`,
    })),
    others: periods
      .filter(({ state, id }) => state === 'open' && id !== chosen.id)
      .map((each) => ({
        href: `/appraisal/entries/new?period=${each.id}`,
        label: periodName(each.scheme, each.period),
      })),
  };
  await deps.renderer.page(visit, req, res, 'appraisal/new-entry', {
    title: '登记加减分',
    status: problem.status,
    locals: { view },
  });
}
