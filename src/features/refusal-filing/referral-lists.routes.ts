import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { monthSpan, referralLine, refusalLine } from './referral-list-page.js';
import { listReferrals, listRefusals } from './referral-lists.repository.js';

/** Referrals that wait for the leader, and the register of all refusals by month (S-06). */
export function referralListRoutes(deps: Deps): Route[] {
  return [
    get('/referrals', 'referral.view', (visit, req, res) => showReferrals(deps, visit, req, res)),
    get('/refusals', 'referral.view', async (visit, req, res) => {
      const view = await registerOf(deps, visit, req);
      await deps.renderer.page(visit, req, res, 'refusal-filing/refusals', {
        title: '不予办理登记',
        locals: { view },
      });
    }),
    get('/refusals/print', 'referral.view', async (visit, req, res) => {
      const view = await registerOf(deps, visit, req);
      await deps.renderer.page(visit, req, res, 'refusal-filing/refusals-print', {
        title: '不予办理登记',
        locals: { view },
      });
    }),
  ];
}

async function showReferrals(
  { database, renderer }: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
): Promise<void> {
  const { person, now } = visit;
  const list = req.query.list === 'answered' ? 'answered' : 'open';
  const calendar = await hallCalendar(database, person.hallId);
  const rows = await listReferrals(database, person, list);
  const tab = (name: 'open' | 'answered', label: string) => ({
    href: name === 'open' ? paths.referrals : `${paths.referrals}?list=answered`,
    label,
    current: name === list,
  });
  const view = {
    list,
    tabs: [tab('open', '待答复'), tab('answered', '已答复')],
    mayAnswer: may(person.roles, 'case.answer-referral'),
    rows: rows.map((row) => referralLine(row, now.getTime(), calendar)),
  };
  await renderer.page(visit, req, res, 'refusal-filing/referrals', { title: '否定报备', locals: { view } });
}

async function registerOf({ database }: Deps, { person, now }: StaffVisit, req: Request) {
  const calendar = await hallCalendar(database, person.hallId);
  const span = monthSpan(String(req.query.month ?? ''), now, calendar);
  const rows = await listRefusals(database, person, span);
  return {
    ...span,
    printHref: paths.refusalsPrint(span.month),
    beforeHref: paths.refusals(span.before),
    nextHref: paths.refusals(span.next),
    rows: rows.map((row) => refusalLine(row, now.getTime(), calendar)),
  };
}
