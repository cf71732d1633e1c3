import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { proceedingsOf } from '../../db/proceedings.js';
import { may } from '../../domain/access/permissions.js';
import { checkRefusalInWords, VERDICTS } from '../../domain/conduct/check-words.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import { receivedFiles } from '../../web/uploads.js';
import type { StaffVisit } from '../../web/visit.js';
import { attachmentStore } from '../attachments/attachment-store.js';
import { filePlan, megabytes } from '../attachments/attachments.routes.js';
import { findEvidence, listEvidence } from '../attachments/evidence.repository.js';
import { sendAttachment } from '../attachments/send-attachment.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { typed } from '../cases/step-page.js';
import { answerCheck, mayAnswerCheck } from './answer-check.js';
import { checklistView, checkView } from './check-page.js';
import { type AnswerValues, answerForm, type FillValues, filledLines, fillForm } from './checks.forms.js';
import { findCheck, linesOf } from './checks.repository.js';
import { type FillOutcome, fillCheck } from './fill-check.js';

/** One check: filled in on a phone with photos, finished, and answered by the window (S-35). */
export function checkStepRoutes(deps: Deps): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem = noProblem()) =>
    showCheck(deps, visit, req, res, problem);
  return [
    get('/checks/:id', 'record.own', (visit, req, res) => show(visit, req, res)),
    get('/checks/:id/answer', 'record.own', (visit, req, res) => show(visit, req, res)),
    get('/checks/:id/files/:file', 'record.own', (visit, req, res) => sendPhoto(deps, visit, req, res)),
    post({
      path: '/checks/:id',
      permission: 'check.make',
      form: fillForm,
      files: async (visit, req) => {
        await load(deps, visit, req);
        return filePlan(deps, visit);
      },
      invalid: show,
      handle: (visit, req, res, values) => takeFilled(deps, visit, req, res, values),
    }),
    post({
      path: '/checks/:id/answer',
      permission: 'record.own',
      form: answerForm,
      invalid: show,
      handle: (visit, req, res, values) => takeAnswer(deps, visit, req, res, values),
    }),
  ];
}

async function sendPhoto(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const check = await load(deps, visit, req);
  const owner = { hallId: check.hallId, kind: 'check' as const, id: check.id };
  const file = await findEvidence(deps.database, owner, idIn(req.params.file));
  if (file === undefined) throw new NotFoundError('找不到这个文件');
  await sendAttachment(deps.config.dataDir, res, file, 'inline');
}

async function takeFilled(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  values: FillValues,
): Promise<void> {
  const { version, act, note } = values;
  const isDone = act === 'done';
  const house = { database: deps.database, store: attachmentStore(deps.config.dataDir) };
  const lines = filledLines(values);
  const given = { checkId: idIn(req.params.id), version, note, lines, isDone, files: receivedFiles(req) };
  const outcome = await fillCheck(house, visit.person, given, visit.now);
  await answer(deps, visit, req, res, outcome, isDone ? '检查已完成，窗口会收到提醒' : '已保存');
}

async function takeAnswer(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  values: AnswerValues,
): Promise<void> {
  const check = await load(deps, visit, req);
  const outcome = await answerCheck(deps.database, visit.person, check, values, visit.now);
  await answer(deps, visit, req, res, outcome, '说明已提交');
}

async function answer(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  outcome: FillOutcome,
  done: string,
): Promise<void> {
  if (outcome.ok) {
    req.session.flash = { kind: 'success', text: done };
    return res.redirect(303, paths.check(idIn(req.params.id)));
  }
  if (outcome.kind === 'not-found') throw new NotFoundError('找不到这次检查');
  const again =
    outcome.kind === 'wrong-file'
      ? { field: 'files', text: `“${outcome.fileName}”不是 JPG、PNG、WebP 图片或 PDF 文件，没有保存` }
      : { field: outcome.field, text: checkRefusalInWords(outcome.code) };
  const problem = problemOf([again], req.body as Record<string, unknown>, 409);
  await showCheck(deps, visit, req, res, problem);
}

async function load(deps: Deps, visit: StaffVisit, req: Request) {
  const check = await findCheck(deps.database, visit.person, idIn(req.params.id));
  if (check === undefined) throw new NotFoundError('找不到这次检查');
  return check;
}

async function showCheck(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { database, renderer } = deps;
  const { person } = visit;
  const check = await load(deps, visit, req);
  const { hallId, id } = check;
  const view = {
    ...checkView(check, {
      files: await listEvidence(database, { hallId, kind: 'check', id }),
      history: await proceedingsOf(database.sql, hallId, 'check', id),
      calendar: await hallCalendar(database, hallId),
    }),
    problem,
    sections: checklistView(await linesOf(database, id), problem.values, problem.byField),
    verdicts: Object.entries(VERDICTS).map(([value, label]) => ({ value, label })),
    mayFill: check.state === 'planned' && check.hallId === person.hallId && may(person.roles, 'check.make'),
    mayAnswer: check.state === 'done' && mayAnswerCheck(person, check),
    note: typed(problem, 'note', check.note),
    answer: typed(problem, 'answer'),
    megabytes: await megabytes(deps, visit),
  };
  await renderer.page(visit, req, res, 'checks/check', {
    title: check.number,
    status: problem.status,
    locals: { view },
  });
}

function idIn(value: unknown): number {
  const text = String(value ?? '');
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}
