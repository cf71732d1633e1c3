import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../../app.js';
import { shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { dutyKind, dutyNameOf } from '../../domain/enquiries/first-receiver-duties.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf, text } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { loadCase } from '../cases/load-case.js';
import { findItems } from '../intake/intake.repository.js';
import { finishTask } from './finish-task.js';
import { nameProcedures } from './name-procedures.js';
import { listFollowed, listTasks, questionOf } from './tasks.repository.js';

const MOST_OTHERS = 5;
const FIELDS = Array.from({ length: MOST_OTHERS }, (_, index) => `other${index + 1}`);

const doneForm = z.strictObject({ note: text({ required: '请写明做了什么', max: 300 }) });
const procedureFields = Object.fromEntries(FIELDS.map((name) => [name, text({ max: 100 })]));
const proceduresForm = z.strictObject({
  ...procedureFields,
  answer: z.enum(['several', 'one'], { error: '请选择' }).default('several'),
});

/** The duties of the first receiver (S-03): the question which procedures are needed, and the tasks it makes. */
export function taskRoutes(deps: Deps): Route[] {
  const list = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showTasks(deps, visit, req, res, problem);
  const ask = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showQuestion(deps, visit, req, res, problem);
  return [
    get(paths.tasks, 'desk.view', (visit, req, res) => list(visit, req, res, noProblem())),
    post({
      path: '/tasks/:id/done',
      permission: 'desk.view',
      form: doneForm,
      invalid: list,
      handle: (visit, req, res, { note }) => takeDone(deps, visit, req, res, note),
    }),
    get('/cases/:number/procedures', 'intake.submit', (visit, req, res) => ask(visit, req, res, noProblem())),
    post({
      path: '/cases/:number/procedures',
      permission: 'intake.submit',
      form: proceduresForm,
      invalid: ask,
      handle: (visit, req, res, values) => answerQuestion(deps, visit, req, res, values, ask),
    }),
  ];
}

async function takeDone(deps: Deps, visit: StaffVisit, req: Request, res: Response, note: string) {
  const outcome = await finishTask(deps.database, visit.person, { taskId: idIn(req), note }, visit.now);
  if (!outcome.ok && outcome.kind === 'not-found') throw new NotFoundError('找不到这项责任');
  if (!outcome.ok) {
    const problem = problemOf([{ field: 'form', text: '这一项已经做完了' }], {}, 409);
    return showTasks(deps, visit, req, res, problem);
  }
  req.session.flash = { kind: 'success', text: '已登记完成' };
  res.redirect(303, paths.tasks);
}

async function answerQuestion(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  values: Record<string, string>,
  again: (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => Promise<void>,
): Promise<void> {
  const typed = req.body as Record<string, unknown>;
  const itemIds: number[] = [];
  for (const field of FIELDS) {
    const name = values[field] ?? '';
    if (name === '') continue;
    const found = await findItems(deps.database, visit.person, name, 2);
    const item = found.find((each) => each.name === name) ?? (found.length === 1 ? found[0] : undefined);
    if (item === undefined) {
      const text = `找不到“${name}”，请从列表中选择`;
      return again(visit, req, res, problemOf([{ field, text }], typed));
    }
    itemIds.push(item.id);
  }
  const number = String(req.params.number);
  const given = { number, itemIds, onlyOne: values.answer === 'one' };
  const outcome = await nameProcedures(deps.database, visit.person, given, visit.now);
  if (outcome.ok) {
    req.session.flash = { kind: 'success', text: `已登记：${outcome.words}` };
    return res.redirect(303, paths.case(number));
  }
  switch (outcome.kind) {
    case 'not-found':
      throw new NotFoundError();
    case 'answered-already': {
      const text = '这件申请已经问清并登记过了（S-03）';
      return again(visit, req, res, problemOf([{ field: 'form', text }], typed, 409));
    }
    case 'none-named': {
      const text = '请选择申请人还要办的其他事项；只办这一项的，请按“只办这一项”（S-03）';
      return again(visit, req, res, problemOf([{ field: 'other1', text }], typed, 409));
    }
  }
}

async function showTasks(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { person } = visit;
  const calendar = await hallCalendar(deps.database, person.hallId);
  const moment = (at: Date) => shortMomentInWords(at.getTime(), calendar.zone);
  const line = (task: Awaited<ReturnType<typeof listTasks>>[number]) => ({
    id: task.id,
    duty: dutyNameOf(task.kind) ?? '责任',
    words: task.words,
    owner: task.owner,
    number: task.case?.number ?? '',
    caseHref: task.case ? paths.case(task.case.number) : null,
    since: moment(task.createdAt),
    doneText: task.doneAt === null ? '' : `${moment(task.doneAt)} ${task.doneNote}`,
  });
  const wrongId = problem.errors.length > 0 ? idIn(req) : 0;
  const view = {
    errors: problem.errors.map((error) =>
      error.field === 'note' ? { ...error, href: `#note-${wrongId}` } : error,
    ),
    tasks: (await listTasks(deps.database, person)).map((task) => ({
      ...line(task),
      askHref: task.case && task.kind === dutyKind('ask') ? paths.procedures(task.case.number) : null,
      error: task.id === wrongId ? (problem.byField.note ?? '') : '',
      note: task.id === wrongId ? String(problem.values.note ?? '') : '',
    })),
    followed: (await listFollowed(deps.database, person)).map(line),
  };
  await deps.renderer.page(visit, req, res, 'tasks/list', {
    title: '首接责任',
    status: problem.status,
    locals: { view },
  });
}

async function showQuestion(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
) {
  const number = String(req.params.number);
  const loaded = await loadCase(deps.database, visit.person, number, visit.now);
  const question = loaded && (await questionOf(deps.database.read, loaded.row.id));
  if (!loaded || !question) throw new NotFoundError();
  const view = {
    problem,
    number,
    itemName: loaded.row.itemName,
    isOpen: question.doneAt === null,
    answer: question.doneNote,
    fields: FIELDS,
    caseHref: paths.case(number),
  };
  await deps.renderer.page(visit, req, res, 'tasks/procedures', {
    title: '要办哪几项',
    status: problem.status,
    locals: { view },
  });
}

function idIn(req: Request): number {
  const text = String(req.params.id ?? '');
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}
