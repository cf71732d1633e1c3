import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import type { Permission } from '../../domain/access/permissions.js';
import { dayOf, formatDate, parseDate } from '../../domain/calendar/civil-time.js';
import { AUDIT_REFUSAL_WORDS } from '../../domain/pre-audit/manual-audit.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { auditFigures, findAudit, listOpenAudits } from './audits.repository.js';
import { auditLevels, handleAudit } from './handle-audit.js';
import { handleAuditForm } from './pre-audit.forms.js';
import { auditLine, auditPage, figuresPage } from './pre-audit-page.js';

const SHOWN = 100;
const MINUTES_PER_DAY = 1440;

type Show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => Promise<void>;

/** The queue of manual audit in two levels, one audit, and the figures of the automatic audit (S-47). */
export function preAuditRoutes(deps: Deps): Route[] {
  const show: Show = async (visit, req, res, problem) => {
    const row = await requireAudit(deps, visit, req);
    const calendar = await hallCalendar(deps.database, visit.person.hallId);
    const view = auditPage(row, { levels: auditLevels(visit.person), problem, now: visit.now, calendar });
    await deps.renderer.page(visit, req, res, 'pre-audit/audit', {
      title: `稽核 ${row.number}`,
      status: problem.status,
      locals: { view },
    });
  };

  return [
    get(paths.preAudits, 'pre-audit.view', (visit, req, res) => showQueue(deps, visit, req, res)),
    get(paths.preAuditFigures, 'pre-audit.view', (visit, req, res) => showFigures(deps, visit, req, res)),
    get('/pre-audits/:id', 'pre-audit.view', (visit, req, res) => show(visit, req, res, noProblem())),
    levelRoute(deps, 1, 'pre-audit.first', show),
    levelRoute(deps, 2, 'pre-audit.second', show),
  ];
}

async function showQueue(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const calendar = await hallCalendar(deps.database, visit.person.hallId);
  const mine = auditLevels(visit.person);
  const levels = [];
  for (const level of mine.length > 0 ? mine : [1, 2]) {
    const rows = await listOpenAudits(deps.database, visit.person, level, SHOWN);
    levels.push({
      title: level === 1 ? '一级稽核' : '二级稽核',
      rows: rows.map((row) => auditLine(row, visit.now, calendar)),
      isCut: rows.length === SHOWN,
    });
  }
  const view = { levels, figuresHref: paths.preAuditFigures };
  await deps.renderer.page(visit, req, res, 'pre-audit/queue', { title: '稽核', locals: { view } });
}

function levelRoute(deps: Deps, level: 1 | 2, permission: Permission, show: Show): Route {
  return post({
    path: `/pre-audits/:id/level-${level}`,
    permission,
    form: handleAuditForm,
    invalid: show,
    async handle(visit, req, res, values) {
      const row = await requireAudit(deps, visit, req);
      const given = { auditId: row.id, level, ...values };
      const outcome = await handleAudit(deps.database, visit.person, given, visit.now);
      if (outcome.ok) {
        const text = outcome.state === 'open' ? '已送二级稽核' : `稽核完成：${row.number}`;
        req.session.flash = { kind: 'success', text };
        return res.redirect(303, paths.preAudits);
      }
      if (outcome.kind === 'not-found') throw new NotFoundError();
      const text = AUDIT_REFUSAL_WORDS[outcome.refusal];
      const problem =
        outcome.refusal === 'reason-missing'
          ? problemOf([{ field: 'reason', text }], { ...values }, 422)
          : problemOf([{ field: 'form', text: `${text}（S-47）` }], { ...values }, 409);
      await show(visit, req, res, problem);
    },
  });
}

async function requireAudit(deps: Deps, visit: StaffVisit, req: Request) {
  const id = Number(req.params.id);
  const row = Number.isSafeInteger(id) ? await findAudit(deps.database, visit.person, id) : undefined;
  if (row === undefined) throw new NotFoundError('找不到这条稽核，或者它不在您的范围');
  return row;
}

/** The figures of a period, by default from the first of this month; both days included. */
async function showFigures(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { zone } = await hallCalendar(deps.database, visit.person.hallId);
  const today = formatDate(dayOf(zone.toLocalMinute(visit.now.getTime())));
  const asked = (name: string, otherwise: string) =>
    typeof req.query[name] === 'string' && req.query[name] !== '' ? req.query[name] : otherwise;
  const from = asked('from', `${today.slice(0, 8)}01`);
  const to = asked('to', today);
  const days = { from: parseDate(from), to: parseDate(to) };
  const isValid = days.from !== null && days.to !== null && days.from <= days.to;
  const stages = [];
  if (days.from !== null && days.to !== null && isValid) {
    const start = (day: number) => new Date(zone.toInstant(day * MINUTES_PER_DAY));
    const period = { from: start(days.from), to: start(days.to + 1) };
    for (const stage of ['acceptance', 'decision']) {
      stages.push({ stage, figures: await auditFigures(deps.database, visit.person, stage, period) });
    }
  }
  const view = figuresPage(stages, { from, to }, isValid ? '' : '请填写正确的起止日期，例如 2026-11-01');
  await deps.renderer.page(visit, req, res, 'pre-audit/figures', {
    title: '自动稽核统计',
    status: isValid ? 200 : 422,
    locals: { view },
  });
}
