import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../../app.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf, text } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { applicantData } from '../cases/applicant-data.js';
import { caseHead } from '../cases/case-page.js';
import { type LoadedCase, loadCase } from '../cases/load-case.js';
import { openPersonalData } from '../cases/open-personal-data.js';
import { typed } from '../cases/step-page.js';
import { momentWords } from '../desk/clock-words.js';
import { type ContactTask, findContactTask, recordContact } from './contact-applicant.js';

const contactForm = z.strictObject({
  reached: z.enum(['yes', 'no'], { error: '请选择有没有联系上' }),
  opinion: text({ required: '请写明申请人的意见；没有联系上的，写明联系的经过', max: 500 }),
});

/** Where the supervision section contacts an applicant about a long overrun and records his opinion (SV-03). */
export function contactRoutes(deps: Deps): Route[] {
  const again: Show = (visit, req, res, problem) => showContact(deps, visit, req, res, problem);
  return [
    get('/supervision/contacts/:id', 'supervision.act', (visit, req, res) =>
      showContact(deps, visit, req, res),
    ),
    get('/supervision/contacts/:id/disclosures', 'supervision.act', (_visit, req, res) =>
      res.redirect(303, paths.supervisionContact(Number(req.params.id))),
    ),
    post({
      path: '/supervision/contacts/:id/disclosures',
      permission: 'supervision.act',
      form: z.strictObject({}),
      invalid: again,
      async handle(visit, req, res) {
        const { loaded } = await findContact(deps, visit, req);
        await openPersonalData(deps.database, visit.person, loaded.row, visit.address, visit.now);
        await showContact(deps, visit, req, res, noProblem(), true);
      },
    }),
    post({
      path: '/supervision/contacts/:id',
      permission: 'supervision.act',
      form: contactForm,
      invalid: again,
      handle: (visit, req, res, values) => takeContact(deps, visit, req, res, values),
    }),
  ];
}

type Show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => Promise<void>;

/** The task of the address with its case. @throws NotFoundError when it is not there or out of reach */
async function findContact({ database }: Deps, visit: StaffVisit, req: Request) {
  const taskId = Number(req.params.id);
  const task = Number.isSafeInteger(taskId) ? await findContactTask(database, taskId) : undefined;
  const loaded = task && (await loadCase(database, visit.person, task.number, visit.now));
  if (!task || !loaded) throw new NotFoundError();
  return { task, loaded };
}

async function showContact(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem = noProblem(),
  isOpened = false,
): Promise<void> {
  const { task, loaded } = await findContact(deps, visit, req);
  const isDone = task.doneAt !== null;
  const action = paths.supervisionContact(task.id);
  const view = {
    head: caseHead(loaded),
    problem,
    action,
    revealAction: isOpened || isDone ? null : `${action}/disclosures`,
    isOpened,
    isDone,
    applicant: applicantData(loaded.row, deps.vault, isOpened),
    rows: contactRows(task, loaded),
    reached: typed(problem, 'reached'),
    opinion: typed(problem, 'opinion'),
  };
  if (isOpened) res.setHeader('cache-control', 'no-store');
  await deps.renderer.page(visit, req, res, 'supervision/contact', {
    title: '联系申请人',
    status: problem.status,
    locals: { view },
  });
}

function contactRows(task: ContactTask, { row, calendar, now }: LoadedCase) {
  const due = task.dueAt === null ? '' : momentWords(task.dueAt, now.getTime(), calendar);
  return [
    { key: '要做的事', value: task.words },
    { key: '最迟', value: due },
    { key: '超期原因', value: row.overdueReason },
    { key: '办结计划', value: row.overduePlan },
    ...(task.doneAt === null ? [] : [{ key: '申请人的意见', value: `${task.owner}登记：${task.doneNote}` }]),
  ];
}

async function takeContact(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  { reached, opinion }: z.output<typeof contactForm>,
): Promise<void> {
  const given = { taskId: Number(req.params.id), reached: reached === 'yes', opinion };
  const outcome = await recordContact(deps.database, visit.person, given, visit.now);
  if (outcome.ok) {
    req.session.flash = { kind: 'success', text: '申请人的意见已登记' };
    return res.redirect(303, paths.supervisionToday);
  }
  if (outcome.code === 'not-found') throw new NotFoundError();
  const again = [{ field: 'form', text: '这位申请人已经有同事联系并登记过（SV-03）' }];
  await showContact(deps, visit, req, res, problemOf(again, req.body as Record<string, unknown>, 409));
}
