import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { isMonthPeriod, periodInWords } from '../../domain/appraisal/period.js';
import {
  isSelfCheckScheme,
  SELF_CHECK_FORMS,
  type SelfCheckScheme,
  selfTotal,
} from '../../domain/appraisal-procedure/self-check.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { listExpectedForms, remindMissing } from './remind-missing.js';
import { monthAt, monthTabs, recentMonths, selfCheckState } from './self-checks-page.js';

type ShowSheet = (
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  given: { hallId: number; scheme: SelfCheckScheme; month: string; subjectId: number },
) => Promise<void>;

/** What supervision sees of the month's forms: who is missing, and every form handed in. */
export function handedSelfCheckRoutes(deps: Deps, showSheet: ShowSheet): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem = noProblem()) =>
    showOverview(deps, visit, req, res, problem);
  return [
    get('/appraisal/self-checks/:month', 'appraisal.view', (visit, req, res) => show(visit, req, res)),
    post({
      path: '/appraisal/self-checks/:month/reminders',
      permission: 'appraisal.propose',
      form: z.strictObject({}),
      invalid: show,
      async handle(visit, req, res) {
        const reminded = await remindMissing(deps.database, visit.person, monthIn(req), visit.now);
        const text = reminded === 0 ? '没有需要提醒的人' : `已提醒 ${reminded} 人`;
        req.session.flash = { kind: 'success', text };
        res.redirect(303, paths.handedSelfChecks(monthIn(req)));
      },
    }),
    get('/appraisal/self-checks/:month/:scheme/:subjectId', 'appraisal.view', async (visit, req, res) => {
      const scheme = String(req.params.scheme);
      if (!isSelfCheckScheme(scheme)) throw new NotFoundError();
      const asked = { month: monthIn(req), scheme, subjectId: Number(req.params.subjectId) || 0 };
      await showSheet(deps, visit, req, res, { ...asked, hallId: visit.person.hallId });
    }),
  ];
}

function monthIn(req: Request): string {
  const month = String(req.params.month ?? '');
  if (!isMonthPeriod(month)) throw new NotFoundError('没有这个月份');
  return month;
}

async function showOverview(
  { database, renderer }: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
) {
  const { person, now } = visit;
  const month = monthIn(req);
  const calendar = await hallCalendar(database, person.hallId);
  const forms = await listExpectedForms(database.sql, person.hallId, month);
  const onlyMissing = req.query.only === 'missing';
  const shown = forms.filter(({ row }) => !onlyMissing || row?.submittedAt == null);
  const missing = forms.filter(({ row }) => row?.submittedAt == null).length;
  const href = paths.handedSelfChecks(month);
  const view = {
    problem,
    title: `${periodInWords(month)}自查表`,
    tabs: monthTabs(recentMonths(monthAt(now, calendar)), month, paths.handedSelfChecks),
    tiles: [
      { label: '应交', figure: forms.length, href, current: !onlyMissing },
      { label: '未交', figure: missing, href: `${href}?only=missing`, current: onlyMissing },
    ],
    reminderAction: may(person.roles, 'appraisal.propose') && missing > 0 ? `${href}/reminders` : null,
    rows: shown.map(({ scheme, subjectId, name, row }) => ({
      form: SELF_CHECK_FORMS[scheme].id,
      name,
      href: row?.submittedAt == null ? null : paths.handedSelfCheck(month, scheme, subjectId),
      state: selfCheckState(row),
      total: row === undefined ? '' : (selfTotal(scheme, JSON.parse(row.scores)) ?? ''),
      when: row === undefined ? '' : momentInWords(row.submittedAt ?? row.savedAt, calendar.zone),
      by: row?.filledBy ?? '',
    })),
  };
  await renderer.page(visit, req, res, 'self-checks/overview', {
    title: view.title,
    status: problem.status,
    locals: { view },
  });
}
