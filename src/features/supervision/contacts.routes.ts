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
import { loadCase } from '../cases/load-case.js';
import { openPersonalData } from '../cases/open-personal-data.js';
import { typed } from '../cases/step-page.js';
import { momentWords } from '../desk/clock-words.js';
import { findContactTask, recordContact } from './contact-applicant.js';

const contactForm = z.strictObject({
  reached: z.enum(['yes', 'no'], { error: '请选择有没有联系上' }),
  opinion: text({ required: '请写明申请人的意见；没有联系上的，写明联系的经过', max: 500 }),
});

/** Where the supervision section contacts an applicant about a long overrun and records his opinion (SV-03). */
export function contactRoutes(deps: Deps): Route[] {
  const { database, renderer, vault } = deps;
  const load = async (visit: StaffVisit, req: Request) => {
    const taskId = Number(req.params.id);
    const task = Number.isSafeInteger(taskId) ? await findContactTask(database, taskId) : undefined;
    const loaded = task && (await loadCase(database, visit.person, task.number, visit.now));
    if (!task || !loaded) throw new NotFoundError();
    return { task, loaded };
  };
  const show = async (
    visit: StaffVisit,
    req: Request,
    res: Response,
    problem: FormProblem = noProblem(),
    isOpened = false,
  ) => {
    const { task, loaded } = await load(visit, req);
    const { row, calendar, now } = loaded;
    const moment = (at: number | null) => (at === null ? '' : momentWords(at, now.getTime(), calendar));
    const view = {
      head: caseHead(loaded),
      problem,
      action: paths.supervisionContact(task.id),
      revealAction:
        isOpened || task.doneAt !== null ? null : `${paths.supervisionContact(task.id)}/disclosures`,
      isOpened,
      isDone: task.doneAt !== null,
      applicant: applicantData(row, vault, isOpened),
      rows: [
        { key: '要做的事', value: task.words },
        { key: '最迟', value: moment(task.dueAt) },
        { key: '超期原因', value: row.overdueReason },
        { key: '办结计划', value: row.overduePlan },
      ],
      reached: typed(problem, 'reached'),
      opinion: typed(problem, 'opinion'),
    };
    if (isOpened) res.setHeader('cache-control', 'no-store');
    await renderer.page(visit, req, res, 'supervision/contact', {
      title: '联系申请人',
      status: problem.status,
      locals: { view },
    });
  };
  return [
    get('/supervision/contacts/:id', 'supervision.act', (visit, req, res) => show(visit, req, res)),
    get('/supervision/contacts/:id/disclosures', 'supervision.act', (_visit, req, res) =>
      res.redirect(303, paths.supervisionContact(Number(req.params.id))),
    ),
    post({
      path: '/supervision/contacts/:id/disclosures',
      permission: 'supervision.act',
      form: z.strictObject({}),
      invalid: (visit, req, res, problem) => show(visit, req, res, problem),
      async handle(visit, req, res) {
        const { loaded } = await load(visit, req);
        await openPersonalData(database, visit.person, loaded.row, visit.address, visit.now);
        await show(visit, req, res, noProblem(), true);
      },
    }),
    post({
      path: '/supervision/contacts/:id',
      permission: 'supervision.act',
      form: contactForm,
      invalid: (visit, req, res, problem) => show(visit, req, res, problem),
      async handle(visit, req, res, { reached, opinion }) {
        const given = { taskId: Number(req.params.id), reached: reached === 'yes', opinion };
        const outcome = await recordContact(database, visit.person, given, visit.now);
        if (outcome.ok) {
          req.session.flash = { kind: 'success', text: '申请人的意见已登记' };
          return res.redirect(303, paths.supervisionToday);
        }
        if (outcome.code === 'not-found') throw new NotFoundError();
        const again = [{ field: 'form', text: '这位申请人已经有同事联系并登记过（SV-03）' }];
        await show(visit, req, res, problemOf(again, req.body as Record<string, unknown>, 409));
      },
    }),
  ];
}
