import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { actingIds } from '../../domain/staffing/substitution.js';
import { MOST_REPLY_WORKING_DAYS } from '../../domain/supervision/urging.js';
import { NotFoundError } from '../../web/errors.js';
import { checkbox, type FormProblem, id, noProblem, problemOf, text } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { requireCase, sinceInWords } from '../cases/carry-out.js';
import { scopeSql } from '../cases/case-scope.js';
import { typed } from '../cases/step-page.js';
import { issueUrging } from './issue-urging.js';
import { replyUrging } from './reply-urging.js';
import { findUrging, listUrgingsOfCase, urgeable } from './urging.repository.js';
import { issuePage, urgingFields } from './urging-page.js';

const STALE = '页面已失效，请刷新后重试';

const urgingForm = z.strictObject({
  seenEventId: z.coerce.number({ error: STALE }).int(STALE).min(0, STALE),
  toStaffId: id('请选择督办谁'),
  words: text({ required: '请写明督办要求', max: 500 }),
  replyWorkingDays: z.coerce
    .number({ error: '请选择答复期限' })
    .int('请选择答复期限')
    .min(1, '请选择答复期限')
    .max(MOST_REPLY_WORKING_DAYS, '请选择答复期限'),
});

const replyForm = z.strictObject({
  reply: text({ required: '请说明原因', max: 500 }),
  plan: text({ required: '请写明怎样办、什么时候办结', max: 500 }),
  contacted: checkbox(),
});

const REFUSALS = {
  closed: '办件已经结束，不用督办（D-34）',
  nobody: '请选择本大厅在岗的承办人员',
  'urged-meanwhile': '同事刚刚对这个办件发了督办单。您填写的内容仍在，请看清以后再决定（S-59）',
} as const;

/** Urging notes (D-34): issued by supervision, answered by the person urged, printed. */
export function urgingRoutes(deps: Deps): Route[] {
  return [
    get('/cases/:number/urgings', 'supervision.act', (visit, req, res) => showIssue(deps, visit, req, res)),
    post({
      path: '/cases/:number/urgings',
      permission: 'supervision.act',
      form: urgingForm,
      invalid: (visit, req, res, problem) => showIssue(deps, visit, req, res, problem),
      handle: (visit, req, res, values) => takeIssue(deps, visit, req, res, values),
    }),
    get('/urgings/:id', 'desk.view', (visit, req, res) => showNote(deps, visit, req, res)),
    get('/urgings/:id/replies', 'desk.view', (_visit, req, res) =>
      res.redirect(303, paths.urging(Number(req.params.id) || 0)),
    ),
    get('/urgings/:id/print', 'desk.view', (visit, req, res) => showSheet(deps, visit, req, res)),
    post({
      path: '/urgings/:id/replies',
      permission: 'desk.view',
      form: replyForm,
      invalid: (visit, req, res, problem) => showNote(deps, visit, req, res, problem),
      handle: (visit, req, res, values) => takeReply(deps, visit, req, res, values),
    }),
  ];
}

async function showIssue(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem = noProblem(),
  since: readonly string[] = [],
): Promise<void> {
  const loaded = await requireCase(deps, visit, req);
  const staff = await urgeable(deps.database, loaded.row);
  const earlier = await listUrgingsOfCase(deps.database, loaded.row.id);
  await deps.renderer.page(visit, req, res, 'urging/issue', {
    title: '督办',
    status: problem.status,
    locals: { view: issuePage(loaded, { staff, earlier }, problem, since) },
  });
}

async function takeIssue(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  values: z.output<typeof urgingForm>,
): Promise<void> {
  const request = { number: String(req.params.number), ...values };
  const outcome = await issueUrging(deps.database, visit.person, request, visit.now);
  if (outcome.ok) {
    req.session.flash = { kind: 'success', text: `督办单 ${outcome.urgingNumber} 已发出` };
    return res.redirect(303, paths.urging(outcome.urgingId));
  }
  if (outcome.code === 'not-found') throw new NotFoundError('找不到这个办件');
  const again = [{ field: 'form', text: REFUSALS[outcome.code] }];
  const since = 'since' in outcome ? await sinceInWords(deps, visit, outcome.since) : [];
  const problem = problemOf(again, req.body as Record<string, unknown>, 409);
  await showIssue(deps, visit, req, res, problem, since);
}

/** The note of the address, for whom it urges and for those who see supervision's work. */
async function findNote({ database }: Deps, { person }: StaffVisit, req: Request) {
  const sees = may(person.roles, 'supervision.check') ? scopeSql(person, 'c') : null;
  const reach = { staffIds: actingIds(person), scope: sees };
  const row = await findUrging(database, Number(req.params.id) || 0, reach);
  if (row === undefined) throw new NotFoundError('找不到这份督办单');
  return { row, calendar: await hallCalendar(database, row.hallId) };
}

async function showNote(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem = noProblem(),
): Promise<void> {
  const { row, calendar } = await findNote(deps, visit, req);
  const isMine = row.toStaffId !== null && actingIds(visit.person).includes(row.toStaffId);
  const view = {
    number: row.number,
    caseHref: paths.case(row.caseNumber),
    sheetHref: paths.urgingSheet(row.id),
    action: `${paths.urging(row.id)}/replies`,
    problem,
    isLate: row.repliedAt === null && row.replyBy !== null && row.replyBy < visit.now.getTime(),
    isAnswered: row.repliedAt !== null,
    mayAnswer: isMine && row.repliedAt === null,
    ...urgingFields(row, calendar),
    reply: typed(problem, 'reply'),
    plan: typed(problem, 'plan'),
    contacted: typed(problem, 'contacted') !== '',
  };
  await deps.renderer.page(visit, req, res, 'urging/note', {
    title: `督办单 ${row.number}`,
    status: problem.status,
    locals: { view },
  });
}

async function showSheet(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { row, calendar } = await findNote(deps, visit, req);
  const view = { ...urgingFields(row, calendar), number: row.number, backHref: paths.urging(row.id) };
  await deps.renderer.page(visit, req, res, 'urging/print', {
    title: `督办单 ${row.number}`,
    locals: { view, hallName: visit.person.hallName },
  });
}

async function takeReply(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  values: z.output<typeof replyForm>,
): Promise<void> {
  const given = { urgingId: Number(req.params.id) || 0, ...values };
  const outcome = await replyUrging(deps.database, visit.person, given, visit.now);
  if (outcome.ok) {
    req.session.flash = { kind: 'success', text: `督办单 ${outcome.number} 已答复` };
    return res.redirect(303, paths.desk);
  }
  if (outcome.code === 'not-found') throw new NotFoundError('找不到这份督办单');
  const again = [{ field: 'form', text: '这份督办单已经答复过（D-34）' }];
  await showNote(deps, visit, req, res, problemOf(again, req.body as Record<string, unknown>, 409));
}
