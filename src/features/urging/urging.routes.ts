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
import { requireCase } from '../cases/carry-out.js';
import { caseHead } from '../cases/case-page.js';
import { scopeSql } from '../cases/case-scope.js';
import { typed } from '../cases/step-page.js';
import { issueUrging } from './issue-urging.js';
import { replyUrging } from './reply-urging.js';
import { findUrging, listUrgingsOfCase, urgeable } from './urging.repository.js';
import { urgingFields, urgingLines } from './urging-page.js';

const urgingForm = z.strictObject({
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
} as const;

/** Urging notes (D-34): issued by supervision, answered by the person urged, printed. */
export function urgingRoutes(deps: Deps): Route[] {
  return [...issueRoutes(deps), ...answerRoutes(deps)];
}

function issueRoutes(deps: Deps): Route[] {
  const { database, renderer } = deps;
  const show = async (visit: StaffVisit, req: Request, res: Response, problem: FormProblem = noProblem()) => {
    const loaded = await requireCase(deps, visit, req);
    const { row, calendar, now, settings } = loaded;
    const staff = await urgeable(database, row);
    const inTurn = row.acceptedById ?? row.receivedById;
    const earlier = await listUrgingsOfCase(database, row.id);
    const view = {
      head: caseHead(loaded),
      problem,
      action: paths.caseAction(row.number, 'urgings'),
      isOpen: row.isOpen === 1,
      staff: staff.map(({ id: staffId, name, post: postName, isHead }) => ({
        value: staffId,
        label: [name, postName, isHead === 1 ? '窗口负责人' : ''].filter(Boolean).join('，'),
      })),
      toStaffId: typed(problem, 'toStaffId', String(inTurn ?? '')),
      words: typed(problem, 'words', '该办件未按承诺时限办结，请说明原因，提出办结计划，并告知申请人。'),
      days: Array.from({ length: MOST_REPLY_WORKING_DAYS }, (_, index) => ({
        value: index + 1,
        label: `${index + 1} 个工作日`,
      })),
      replyWorkingDays: typed(problem, 'replyWorkingDays', settings.text('urgingReplyWorkingDays')),
      earlier: urgingLines(earlier, now, calendar),
    };
    await renderer.page(visit, req, res, 'urging/issue', {
      title: '督办',
      status: problem.status,
      locals: { view },
    });
  };
  return [
    get('/cases/:number/urgings', 'supervision.act', (visit, req, res) => show(visit, req, res)),
    post({
      path: '/cases/:number/urgings',
      permission: 'supervision.act',
      form: urgingForm,
      invalid: show,
      async handle(visit, req, res, values) {
        const request = { number: String(req.params.number), ...values };
        const outcome = await issueUrging(database, visit.person, request, visit.now);
        if (outcome.ok) {
          req.session.flash = { kind: 'success', text: `督办单 ${outcome.urgingNumber} 已发出` };
          return res.redirect(303, paths.urging(outcome.urgingId));
        }
        if (outcome.code === 'not-found') throw new NotFoundError('找不到这个办件');
        const again = [{ field: 'form', text: REFUSALS[outcome.code] }];
        await show(visit, req, res, problemOf(again, req.body as Record<string, unknown>, 409));
      },
    }),
  ];
}

function answerRoutes(deps: Deps): Route[] {
  const { database, renderer } = deps;
  const find = async (visit: StaffVisit, req: Request) => {
    const { person } = visit;
    const sees = may(person.roles, 'supervision.check') ? scopeSql(person, 'c') : null;
    const reach = { staffIds: actingIds(person), scope: sees };
    const row = await findUrging(database, Number(req.params.id) || 0, reach);
    if (row === undefined) throw new NotFoundError('找不到这份督办单');
    return { row, calendar: await hallCalendar(database, row.hallId) };
  };
  const show = async (visit: StaffVisit, req: Request, res: Response, problem: FormProblem = noProblem()) => {
    const { row, calendar } = await find(visit, req);
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
    await renderer.page(visit, req, res, 'urging/note', {
      title: `督办单 ${row.number}`,
      status: problem.status,
      locals: { view },
    });
  };
  return [
    get('/urgings/:id', 'desk.view', (visit, req, res) => show(visit, req, res)),
    get('/urgings/:id/replies', 'desk.view', (_visit, req, res) =>
      res.redirect(303, paths.urging(Number(req.params.id) || 0)),
    ),
    get('/urgings/:id/print', 'desk.view', async (visit, req, res) => {
      const { row, calendar } = await find(visit, req);
      const view = { ...urgingFields(row, calendar), number: row.number, backHref: paths.urging(row.id) };
      await renderer.page(visit, req, res, 'urging/print', {
        title: `督办单 ${row.number}`,
        locals: { view, hallName: visit.person.hallName },
      });
    }),
    post({
      path: '/urgings/:id/replies',
      permission: 'desk.view',
      form: replyForm,
      invalid: show,
      async handle(visit, req, res, values) {
        const given = { urgingId: Number(req.params.id) || 0, ...values };
        const outcome = await replyUrging(database, visit.person, given, visit.now);
        if (outcome.ok) {
          req.session.flash = { kind: 'success', text: `督办单 ${outcome.number} 已答复` };
          return res.redirect(303, paths.desk);
        }
        if (outcome.code === 'not-found') throw new NotFoundError('找不到这份督办单');
        const again = [{ field: 'form', text: '这份督办单已经答复过（D-34）' }];
        await show(visit, req, res, problemOf(again, req.body as Record<string, unknown>, 409));
      },
    }),
  ];
}
