import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import {
  APPEAL_REFUSALS,
  APPEAL_SUBJECTS,
  isAppealAbout,
  refuseReview,
} from '../../domain/accountability/appeal-rules.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, id, noProblem, problemOf, text } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { appealHandler } from './appeal-handlers.js';
import { appealClock, appealFacts, appealLine, appealState } from './appeal-page.js';
import { countOpenAppeals, findAppeal, listAppeals } from './appeals.repository.js';
import { reviewAppeal } from './review-appeal.js';

const ROWS_PER_PAGE = 50;

const reviewForm = z.strictObject({
  version: id('请刷新页面后重试'),
  outcome: z.enum(['upheld', 'changed', 'reversed'], { error: '请选择复核结果' }),
  changedTo: text({ max: 60 }),
  reason: text({ required: '请写明复核的理由', max: 1000 }),
});

/** Appeals against faults, measures and grades (S-14): the list with its clock, and the review. */
export function appealRoutes(deps: Deps): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showAppeal(deps, visit, req, res, problem);
  return [
    get(paths.appeals, 'appeal.view', (visit, req, res) => showList(deps, visit, req, res)),
    get('/appeals/:number', 'appeal.view', (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: '/appeals/:number/reviews',
      permission: 'appeal.review',
      form: reviewForm,
      invalid: show,
      async handle(visit, req, res, values) {
        const number = String(req.params.number ?? '');
        const outcome = await reviewAppeal(deps.database, visit.person, { number, ...values }, visit.now);
        if (outcome.ok) {
          req.session.flash = { kind: 'success', text: `申诉 ${number} 已复核` };
          return res.redirect(303, paths.appeal(number));
        }
        const { _csrf, ...typed } = req.body as Record<string, unknown>;
        if (outcome.kind !== 'refused') {
          if (outcome.kind === 'not-found') throw new NotFoundError('找不到这个申诉编号');
          const words = '这个申诉刚刚由同事复核过，请看清结果';
          return show(visit, req, res, problemOf([{ field: 'form', text: words }], typed, 409));
        }
        const { code, field, rule } = outcome.refusal;
        visit.log.info({ refusal: outcome.refusal }, 'refused');
        const words = `${APPEAL_REFUSALS[code]}（${rule}）`;
        return show(visit, req, res, problemOf([{ field, text: words }], typed, 409));
      },
    }),
  ];
}

async function showList(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { person, now } = visit;
  const asked = (name: string) => (typeof req.query[name] === 'string' ? req.query[name] : '');
  const isOpen = asked('list') !== 'decided';
  const about = isAppealAbout(asked('about')) ? asked('about') : '';
  const match = /^(\d{1,14})\.(\d{1,9})$/.exec(asked('after'));
  const after = match === null ? null : { decideBy: new Date(Number(match[1])), id: Number(match[2]) };
  const rows = await listAppeals(
    deps.database,
    person,
    { isOpen, about },
    { after, limit: ROWS_PER_PAGE + 1 },
  );
  const calendar = await hallCalendar(deps.database, person.hallId);
  const shown = rows.slice(0, ROWS_PER_PAGE);
  const last = shown.at(-1);
  const href = (change: Record<string, string>) => {
    const all = { list: isOpen ? 'open' : 'decided', about, ...change };
    return `${paths.appeals}?${new URLSearchParams(Object.entries(all).filter(([, value]) => value !== ''))}`;
  };
  const view = {
    rows: shown.map((row) => appealLine(row, calendar, now.getTime())),
    isOpen,
    tabs: [
      {
        href: href({ list: 'open' }),
        label: '等待复核',
        current: isOpen,
        count: await countOpenAppeals(deps.database, person),
      },
      { href: href({ list: 'decided' }), label: '已复核', current: !isOpen },
    ],
    about,
    subjects: Object.entries(APPEAL_SUBJECTS).map(([value, label]) => ({ value, label })),
    previousHref: after === null ? null : href({}),
    nextHref:
      rows.length > ROWS_PER_PAGE && last ? href({ after: `${last.decideBy.getTime()}.${last.id}` }) : null,
    countText: `本页 ${shown.length} 条`,
  };
  await deps.renderer.page(visit, req, res, 'appeals/list', { title: '申诉', locals: { view } });
}

async function showAppeal(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { person, now } = visit;
  const { read } = deps.database;
  const row = await findAppeal(read, person, String(req.params.number ?? ''));
  const subject =
    row !== null && isAppealAbout(row.about) ? await appealHandler(row.about)?.find(read, row.aboutId) : null;
  if (row === null || subject === null || subject === undefined)
    throw new NotFoundError('找不到这个申诉编号');
  const calendar = await hallCalendar(deps.database, row.hallId);
  const by = { staffId: person.staffId, mayReview: may(person.roles, 'appeal.review') };
  const refusal = refuseReview(row, subject, by);
  const view = {
    problem,
    number: row.number,
    version: row.version,
    state: appealState(row),
    clock: appealClock(row, calendar, now.getTime()),
    title: subject.title,
    href: may(person.roles, 'fault.view') ? subject.href : null,
    reason: row.reason,
    facts: appealFacts(row, calendar),
    lines: subject.lines,
    choices: subject.choices,
    mayReview: refusal === null,
    whyNot:
      refusal !== null && refusal.code === 'took-part'
        ? `${APPEAL_REFUSALS[refusal.code]}（${refusal.rule}）`
        : '',
  };
  await deps.renderer.page(visit, req, res, 'appeals/appeal', {
    title: `申诉 ${row.number}`,
    status: problem.status,
    locals: { view },
  });
}
