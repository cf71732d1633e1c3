import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { periodInWords } from '../../domain/appraisal/period.js';
import { ASSESSED } from '../../domain/appraisal-procedure/assessment.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { subjectsOf } from '../appraisal-evidence/subjects.repository.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { monthAt, monthTabs, recentMonths } from '../self-checks/self-checks-page.js';
import { ballotsForm, readBallots } from './assessments.forms.js';
import { castHashes, periodState, voterHash } from './assessments.repository.js';
import {
  ASSESSED_KIND,
  type AssessedScheme,
  BALLOT_REFUSALS,
  castBallots,
  isOwn,
  isVotingOpen,
} from './cast-ballots.js';

const SCHEME_WORDS: Readonly<Record<AssessedScheme, string>> = { STF: '测评同事', WIN: '测评窗口' };
const OPEN_MONTHS = 2;
const ROWS_PER_PAGE = 20;

/** The democratic assessment (民主测评, 8.3): colleagues and windows are judged in secret. */
export function assessmentRoutes(deps: Deps): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem = noProblem()) =>
    showBallots(deps, visit, req, res, problem);
  return [
    get(paths.assessments, 'appraisal.assess', (visit, req, res) => show(visit, req, res)),
    post({
      path: paths.assessments,
      permission: 'appraisal.assess',
      form: ballotsForm,
      invalid: show,
      async handle(visit, req, res, values) {
        const typed = req.body as Record<string, unknown>;
        const { ballots, errors } = readBallots(values.scheme, values.subjects);
        if (errors.length > 0) return show(visit, req, res, problemOf(errors, typed));
        if (ballots.size === 0) {
          const nothing = { field: 'form', text: '请至少评一个对象' };
          return show(visit, req, res, problemOf([nothing], typed));
        }
        const calendar = await hallCalendar(deps.database, visit.person.hallId);
        const day = formatDate(dayOf(calendar.zone.toLocalMinute(visit.now.getTime())));
        const outcome = await castBallots(deps, visit.person, { ...values, day, ballots });
        if (!outcome.ok) {
          const error = { field: 'form', text: BALLOT_REFUSALS[outcome.code] };
          return show(visit, req, res, problemOf([error], typed, 409));
        }
        req.session.flash = { kind: 'success', text: `已投出 ${outcome.cast} 份测评，不记名` };
        res.redirect(303, `${paths.assessments}?scheme=${values.scheme}&month=${values.month}`);
      },
    }),
  ];
}

interface Voting {
  scheme: AssessedScheme;
  month: string;
  months: readonly string[];
  isOpen: boolean;
}

/** What is asked for, else the newest month whose voting is open. */
async function votingIn(
  { database }: Deps,
  visit: StaffVisit,
  req: Request,
  problem: FormProblem,
): Promise<Voting> {
  const { hallId } = visit.person;
  const calendar = await hallCalendar(database, hallId);
  const months = recentMonths(monthAt(visit.now, calendar), OPEN_MONTHS);
  const asked = (name: string) => String(problem.values[name] ?? req.query[name] ?? '');
  const scheme: AssessedScheme = asked('scheme') === 'WIN' ? 'WIN' : 'STF';
  const states = await Promise.all(months.map((month) => periodState(database.sql, hallId, scheme, month)));
  const open = months.filter((_, index) => isVotingOpen(states[index] ?? null));
  const month = months.includes(asked('month')) ? asked('month') : (open.at(-1) ?? months[0] ?? '');
  return { scheme, month, months, isOpen: open.includes(month) };
}

/** Whom the person may judge, and whom he has not yet; those of his own department first. */
async function assessedBy({ database, vault }: Deps, { person }: StaffVisit, { scheme, month }: Voting) {
  const { hallId, staffId, departmentId } = person;
  const subjectKind = ASSESSED_KIND[scheme];
  const cast = await castHashes(database.sql, hallId, scheme, month);
  const subjects = (await subjectsOf(database.sql, hallId, subjectKind, 0)).filter(
    ({ subjectId }) => !isOwn(person, scheme, subjectId),
  );
  const hashOf = (subjectId: number) =>
    voterHash(vault, staffId, { hallId, scheme, period: month, subjectKind, subjectId });
  const waiting = subjects
    .filter(({ subjectId }) => !cast.has(hashOf(subjectId)))
    .sort((one, other) => distance(departmentId, one) - distance(departmentId, other));
  return { total: subjects.length, waiting };
}

async function showBallots(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const voting = await votingIn(deps, visit, req, problem);
  const { scheme, month, months, isOpen } = voting;
  const { total, waiting } = await assessedBy(deps, visit, voting);
  const parts = ASSESSED[ASSESSED_KIND[scheme]];
  const typed = (problem.values.subjects ?? {}) as Record<string, Record<string, string>>;
  const href = (change: { scheme?: string; month?: string }) =>
    `${paths.assessments}?${new URLSearchParams({ scheme, month, ...change })}`;
  const view = {
    problem,
    scheme,
    month,
    monthWords: periodInWords(month),
    isOpen,
    tabs: (['STF', 'WIN'] as const).map((each) => ({
      href: href({ scheme: each }),
      label: SCHEME_WORDS[each],
      current: each === scheme,
    })),
    months: monthTabs(months, month, (each) => href({ month: each })),
    parts,
    done: total - waiting.length,
    total,
    rows: waiting.slice(0, ROWS_PER_PAGE).map(({ subjectId, name }) => ({
      key: `s${subjectId}`,
      name,
      values: parts.map((_, index) => typed[`s${subjectId}`]?.[`p${index}`] ?? ''),
    })),
  };
  await deps.renderer.page(visit, req, res, 'assessments/ballots', {
    title: '民主测评',
    status: problem.status,
    locals: { view },
  });
}

/** Colleagues of the own department come first. */
function distance(departmentId: number | null, subject: { departmentId: number | null }): number {
  return subject.departmentId === departmentId ? 0 : 1;
}
