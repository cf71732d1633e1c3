import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { refuseReview } from '../../domain/accountability/measure-procedure.js';
import { momentInWords, shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { answerStep } from './measure-answers.js';
import { measureName } from './measure-page.js';
import { reviewForm } from './measures.forms.js';
import { holdsRole, listSelfCriticisms, measureFacts } from './measures.repository.js';
import { isReadable, reviewerOf, reviewSelfCriticism } from './write-self-criticism.js';

/** D-14 as the head of the section sees it: what waits for his signature. */
export function selfCriticismRoutes(deps: Deps): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showOne(deps, visit, req, res, problem);
  return [
    get(paths.selfCriticisms, 'leave.approve', (visit, req, res) => showWaiting(deps, visit, req, res)),
    get('/self-criticisms/:number', 'leave.approve', (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: '/self-criticisms/:number/review',
      permission: 'leave.approve',
      form: reviewForm,
      invalid: show,
      async handle(visit, req, res, { outcome, ...values }) {
        const asked = { number: String(req.params.number), approved: outcome === 'approved', ...values };
        const reviewed = await reviewSelfCriticism(deps.database, visit.person, asked, visit.now);
        await answerStep(visit, req, res, reviewed, {
          text: asked.approved ? '检讨已审阅签字，交监察室' : '检讨已退回重写',
          href: paths.selfCriticisms,
          show: (problem) => show(visit, req, res, problem),
        });
      },
    }),
  ];
}

async function showWaiting({ database, renderer }: Deps, visit: StaffVisit, req: Request, res: Response) {
  const { hallId, departmentId, staffId } = visit.person;
  const rows = await listSelfCriticisms(database.sql, hallId, departmentId);
  const calendar = await hallCalendar(database, hallId);
  const view = {
    rows: rows
      .filter((row) => row.staffId !== staffId)
      .map((row) => ({
        href: paths.selfCriticismOf(row.number),
        number: row.number,
        who: row.staffName,
        name: measureName(row.code),
        written: row.selfCriticismAt === null ? '' : shortMomentInWords(row.selfCriticismAt, calendar.zone),
        due: row.selfCriticismBy === null ? '' : shortMomentInWords(row.selfCriticismBy, calendar.zone),
        isLate: (row.selfCriticismAt ?? 0) > (row.selfCriticismBy ?? Number.POSITIVE_INFINITY),
      })),
  };
  await renderer.page(visit, req, res, 'measures/reviews', { title: '检讨审阅', locals: { view } });
}

async function showOne(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { database, renderer } = deps;
  const { person } = visit;
  const row = await database.read.measure.findUnique({ where: { number: String(req.params.number) } });
  if (row === null || !isReadable(row, person)) throw new NotFoundError('找不到这份检讨');
  const calendar = await hallCalendar(database, row.hallId);
  const isHead = row.staffId !== null && (await holdsRole(database.read, row.staffId, 'window-head'));
  const moment = (at: Date | null) => (at === null ? '' : momentInWords(at.getTime(), calendar.zone));
  const view = {
    problem,
    number: row.number,
    version: row.version,
    who: row.staffName,
    text: row.selfCriticism,
    rows: [
      { key: '处理', value: measureName(row.code) },
      { key: '事实', value: row.facts },
      { key: '提交', value: moment(row.selfCriticismAt) },
      { key: '期限', value: moment(row.selfCriticismBy) },
      { key: '审阅', value: row.reviewedAt === null ? '' : `${row.reviewedBy} ${moment(row.reviewedAt)}` },
      { key: '意见', value: row.review },
    ].filter(({ value }) => value !== ''),
    mayReview: refuseReview(measureFacts(row), reviewerOf(person), { isHead }) === null,
    action: `${paths.selfCriticismOf(row.number)}/review`,
  };
  await renderer.page(visit, req, res, 'measures/review', {
    title: `${row.staffName}的检讨`,
    status: problem.status,
    locals: { view },
  });
}
