import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { isMonthPeriod, periodInWords } from '../../domain/appraisal/period.js';
import {
  isSelfCheckScheme,
  SELF_CHECK_FORMS,
  type SelfCheckScheme,
  selfCheckDueAt,
} from '../../domain/appraisal-procedure/self-check.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { Person, StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { hallSettings } from '../settings/hall-settings.js';
import { countsNow, FILL_REFUSALS, fillSelfCheck, isMonthEnding, keyOf, mayFill } from './fill-self-check.js';
import { handedSelfCheckRoutes } from './handed-self-checks.routes.js';
import { readScores, type SelfCheckValues, selfCheckForm } from './self-checks.forms.js';
import { findSelfCheck, namesOf } from './self-checks.repository.js';
import {
  categoryRows,
  countRows,
  monthAt,
  monthTabs,
  recentMonths,
  selfCheckSheet,
  selfCheckState,
} from './self-checks-page.js';

type FillAs = 'autosave' | 'draft' | 'final';

const FORM_PATH = '/self-checks/:month/:scheme/:subjectId';

/** D-15 and D-16: everybody's own forms, and those handed in (8.3 step 1). */
export function selfCheckRoutes(deps: Deps): Route[] {
  return [
    get(paths.selfChecks, 'appraisal.self-check', (visit, req, res) => showList(deps, visit, req, res)),
    get(FORM_PATH, 'appraisal.self-check', (visit, req, res) => showForm(deps, visit, req, res, noProblem())),
    fillingRoute(deps, 'final', FORM_PATH, (req, res) => {
      req.session.flash = { kind: 'success', text: '自查表已提交' };
      res.redirect(303, paths.selfChecks);
    }),
    fillingRoute(deps, 'draft', `${FORM_PATH}/draft`, (req, res) => {
      req.session.flash = { kind: 'success', text: '草稿已保存' };
      res.redirect(303, req.originalUrl.replace(/\/draft$/, ''));
    }),
    fillingRoute(deps, 'autosave', `${FORM_PATH}/autosave`, (_req, res) => {
      res.status(204).end();
    }),
    get(`${FORM_PATH}/sheet`, 'appraisal.self-check', async (visit, req, res) => {
      const asked = askedFor(visit.person, req);
      await showSelfCheckSheet(deps, visit, req, res, { ...asked, hallId: visit.person.hallId });
    }),
    ...handedSelfCheckRoutes(deps, showSelfCheckSheet),
  ];
}

function fillingRoute(
  deps: Deps,
  as: FillAs,
  path: string,
  done: (req: Request, res: Response) => void,
): Route {
  return post({
    path,
    permission: 'appraisal.self-check',
    form: selfCheckForm,
    invalid: (visit, req, res, problem) => showForm(deps, visit, req, res, problem),
    async handle(visit, req, res, values) {
      const problem = await fill(deps, visit, req, values, as);
      if (problem !== null) return showForm(deps, visit, req, res, problem);
      done(req, res);
    },
  });
}

/** Stores the form as far as it is filled; the problem that keeps it from being stored, or null. */
async function fill(
  { database }: Deps,
  visit: StaffVisit,
  req: Request,
  values: SelfCheckValues,
  as: FillAs,
): Promise<FormProblem | null> {
  const typed = req.body as Record<string, unknown>;
  const asked = askedFor(visit.person, req);
  const read = readScores(asked.scheme, values.scores, as === 'final');
  if (read.errors.length > 0 && as !== 'autosave') return problemOf(read.errors, typed);
  const given = { ...asked, ...values, seen: values.version, scores: read.scores, as };
  const outcome = await fillSelfCheck(database, visit.person, given, visit.now);
  if (outcome.ok) return null;
  return problemOf([{ field: 'form', text: FILL_REFUSALS[outcome.code] }], typed, 409);
}

/** Which form is asked for; one's own only. */
function askedFor(person: Person, req: Request) {
  const month = String(req.params.month ?? '');
  const scheme = String(req.params.scheme ?? '');
  const subjectId = Number(req.params.subjectId) || 0;
  if (!isMonthPeriod(month) || !isSelfCheckScheme(scheme) || !mayFill(person, scheme, subjectId)) {
    throw new NotFoundError('找不到这份自查表');
  }
  return { month, scheme, subjectId };
}

async function showList({ database, renderer }: Deps, visit: StaffVisit, req: Request, res: Response) {
  const { person, now } = visit;
  const calendar = await hallCalendar(database, person.hallId);
  const settings = await hallSettings(database, person.hallId);
  const months = recentMonths(monthAt(now, calendar));
  const asked = String(req.query.month ?? '');
  const month = months.includes(asked)
    ? asked
    : defaultMonth(months, now.getTime(), (code) =>
        selfCheckDueAt(code, settings.number('selfCheckLastDay'), calendar),
      );
  const windows = await namesOf(database.sql, person.hallId, 'window');
  const own: { scheme: SelfCheckScheme; subjectId: number; name: string }[] = [
    { scheme: 'STF', subjectId: person.staffId, name: person.name },
    ...(person.ownWindowIds ?? person.windowIds).map((id) => ({
      scheme: 'WIN' as const,
      subjectId: id,
      name: windows.get(id) ?? '',
    })),
  ];
  const rows = await Promise.all(
    own.map(async (each) => {
      const key = keyOf(person.hallId, each.scheme, month, each.subjectId);
      const row = await findSelfCheck(database.sql, key);
      return {
        title: `${SELF_CHECK_FORMS[each.scheme].id} ${SELF_CHECK_FORMS[each.scheme].title}`,
        name: each.name,
        href: paths.selfCheck(month, each.scheme, each.subjectId),
        state: selfCheckState(row),
        filled:
          row === undefined
            ? ''
            : `${row.filledBy} ${momentInWords(row.submittedAt ?? row.savedAt, calendar.zone)}`,
      };
    }),
  );
  const dueAt = selfCheckDueAt(month, settings.number('selfCheckLastDay'), calendar);
  const view = {
    tabs: monthTabs(months, month, (code) => `${paths.selfChecks}?month=${code}`),
    due: momentInWords(dueAt - 1, calendar.zone),
    rows,
  };
  await renderer.page(visit, req, res, 'self-checks/list', { title: '月度自查', locals: { view } });
}

/** The oldest of the last two months that may still be handed in. */
function defaultMonth(months: readonly string[], now: number, dueAt: (month: string) => number): string {
  const [current = '', before = ''] = months;
  return now < dueAt(before) ? before : current;
}

async function showForm(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { database } = deps;
  const { person, now } = visit;
  const asked = askedFor(person, req);
  const key = keyOf(person.hallId, asked.scheme, asked.month, asked.subjectId);
  const calendar = await hallCalendar(database, person.hallId);
  const settings = await hallSettings(database, person.hallId);
  const row = await findSelfCheck(database.sql, key);
  const dueAt = selfCheckDueAt(asked.month, settings.number('selfCheckLastDay'), calendar);
  const isOpen = (row === undefined || row.submittedAt === null) && now.getTime() < dueAt;
  const names = await namesOf(database.sql, person.hallId, key.subjectKind);
  const counts =
    isOpen || row === undefined ? await countsNow(database.sql, key, calendar) : JSON.parse(row.counts);
  const typed = problem.values.scores as Record<string, string> | undefined;
  const href = paths.selfCheck(asked.month, asked.scheme, asked.subjectId);
  const view = {
    problem,
    title: `${periodInWords(asked.month)}${SELF_CHECK_FORMS[asked.scheme].title}`,
    formId: SELF_CHECK_FORMS[asked.scheme].id,
    name: names.get(asked.subjectId) ?? '',
    state: selfCheckState(row),
    action: href,
    backHref: `${paths.selfChecks}?month=${asked.month}`,
    sheetHref: row === undefined ? null : `${href}/sheet`,
    version: row?.version ?? 0,
    due: momentInWords(dueAt - 1, calendar.zone),
    isOpen,
    maySubmit: isMonthEnding(asked.month, now, calendar),
    counts: countRows(counts),
    categories: categoryRows(asked.scheme, row === undefined ? {} : JSON.parse(row.scores)).map(
      (category) => ({
        ...category,
        score: typed?.[category.key] ?? category.score,
      }),
    ),
    explanation: problem.values.explanation ?? row?.explanation ?? '',
  };
  await deps.renderer.page(visit, req, res, 'self-checks/form', {
    title: view.title,
    status: problem.status,
    locals: { view },
  });
}

/** A form on A4. */
async function showSelfCheckSheet(
  { database, renderer }: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  given: { hallId: number; scheme: SelfCheckScheme; month: string; subjectId: number },
) {
  const key = keyOf(given.hallId, given.scheme, given.month, given.subjectId);
  const row = await findSelfCheck(database.sql, key);
  if (row === undefined) throw new NotFoundError('这份自查表还没有填');
  const calendar = await hallCalendar(database, given.hallId);
  const names = await namesOf(database.sql, given.hallId, key.subjectKind);
  const hall = await database.read.hall.findUniqueOrThrow({ where: { id: given.hallId } });
  const name = names.get(given.subjectId) ?? '';
  const sheet = selfCheckSheet({ ...given, name, hallName: hall.name }, row, calendar);
  const backHref = req.path.startsWith(paths.appraisal)
    ? paths.handedSelfChecks(given.month)
    : paths.selfCheck(given.month, given.scheme, given.subjectId);
  await renderer.page(visit, req, res, 'reports/print', {
    title: sheet.head.title,
    locals: { view: { sheet, charts: [], backHref } },
  });
}
