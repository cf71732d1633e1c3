import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Deps } from '../../app.js';
import { FAULT_REFUSALS } from '../../domain/accountability/fault-procedure.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { post, type Route } from '../../web/routes.js';
import { receivedFiles } from '../../web/uploads.js';
import type { StaffVisit } from '../../web/visit.js';
import { attachmentStore } from '../attachments/attachment-store.js';
import { filePlan } from '../attachments/attachments.routes.js';
import { storeEvidence } from '../attachments/store-evidence.js';
import { addFaultFiles } from './add-fault-files.js';
import { decideFault } from './decide-fault.js';
import { establishFault } from './establish-fault.js';
import {
  callHearing,
  closeFault,
  dismissFault,
  enterApology,
  enterCorrection,
  recordHearing,
} from './fault-steps.js';
import {
  apologyForm,
  closingForm,
  correctionForm,
  decisionForm,
  type FindingValues,
  fileForm,
  findingForm,
  hearingCallForm,
  reasonForm,
  statementForm,
} from './faults.forms.js';
import type { FaultStepOutcome } from './take-fault-step.js';

type Show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => Promise<void>;

const CHANGED = '这个过错刚刚由同事办理过，请看清以后再办理';

/** Every step of a fault; whoever may take it sees its form on the page. */
export function faultStepRoutes(deps: Deps, show: Show): Route[] {
  return [...inspectionSteps(deps, show), ...decidingSteps(deps, show), ...followingSteps(deps, show)];
}

interface StepOfFault<Schema extends z.ZodType<object>> {
  permission: 'fault.establish' | 'fault.decide';
  form: Schema;
  done: string;
  take(visit: StaffVisit, asked: { number: string } & z.output<Schema>): Promise<FaultStepOutcome>;
}

function stepRoute<Schema extends z.ZodType<object>>(
  show: Show,
  noun: string,
  { permission, form, done, take }: StepOfFault<Schema>,
): Route {
  return post({
    path: `/faults/:number/${noun}`,
    permission,
    form,
    invalid: show,
    handle: async (visit, req, res, values) =>
      answer(show, visit, req, res, await take(visit, { ...values, number: numberIn(req) }), done),
  });
}

/** Hearing, finding, or nothing to it: the inspection office. */
function inspectionSteps(deps: Deps, show: Show): Route[] {
  const { database } = deps;
  const permission = 'fault.establish';
  return [
    stepRoute(show, 'hearings', {
      permission,
      form: hearingCallForm,
      done: '已立案，已告知本人申辩',
      take: ({ person, now }, asked) => callHearing(database, person, asked, now),
    }),
    stepRoute(show, 'statements', {
      permission,
      form: statementForm,
      done: '申辩已记录',
      take: ({ person, now }, asked) => recordHearing(database, person, asked, now),
    }),
    post({
      path: '/faults/:number/findings',
      permission,
      form: findingForm,
      invalid: show,
      handle: (visit, req, res, values) => establish(deps, show, visit, req, res, values),
    }),
    stepRoute(show, 'dismissals', {
      permission,
      form: reasonForm,
      done: '已登记不予追究',
      take: ({ person, now }, asked) => dismissFault(database, person, { ...asked, isDecision: false }, now),
    }),
  ];
}

/** The efficiency office decides what the other has established. */
function decidingSteps({ database }: Deps, show: Show): Route[] {
  const permission = 'fault.decide';
  return [
    stepRoute(show, 'rejections', {
      permission,
      form: reasonForm,
      done: '已决定不予追究',
      take: ({ person, now }, asked) => dismissFault(database, person, { ...asked, isDecision: true }, now),
    }),
    stepRoute(show, 'decisions', {
      permission,
      form: decisionForm,
      done: '处理已决定，已告知本人',
      take: ({ person, now }, asked) => decideFault(database, person, asked, now),
    }),
  ];
}

/** What follows a decision, and the papers of every stage. */
function followingSteps(deps: Deps, show: Show): Route[] {
  const { database } = deps;
  const permission = 'fault.establish';
  return [
    stepRoute(show, 'corrections', {
      permission,
      form: correctionForm,
      done: '改正情况已登记',
      take: ({ person, now }, asked) => enterCorrection(database, person, asked, now),
    }),
    stepRoute(show, 'apologies', {
      permission,
      form: apologyForm,
      done: '赔礼道歉已登记',
      take: ({ person, now }, asked) => enterApology(database, person, asked, now),
    }),
    stepRoute(show, 'closings', {
      permission,
      form: closingForm,
      done: '已结案',
      take: ({ person, now }, asked) => closeFault(database, person, asked, now),
    }),
    post({
      path: '/faults/:number/files',
      permission: 'fault.view',
      form: fileForm,
      files: (visit) => filePlan(deps, visit),
      invalid: show,
      handle: (visit, req, res) => addFiles(deps, show, visit, req, res),
    }),
  ];
}

function numberIn(req: Request): string {
  return String(req.params.number ?? '');
}

async function establish(
  deps: Deps,
  show: Show,
  visit: StaffVisit,
  req: Request,
  res: Response,
  { as, isIntentional, isFirstTime, harm, attitude, ...values }: FindingValues,
): Promise<void> {
  const { _csrf, ...typed } = req.body as Record<string, unknown>;
  if (as === 'preview') return show(visit, req, res, noProblem(typed));
  const factors = {
    isIntentional: isIntentional === 'yes',
    isFirstTime: isFirstTime === 'yes',
    harm,
    attitude,
  };
  const asked = { number: numberIn(req), ...values, factors };
  const outcome = await establishFault(deps.database, visit.person, asked, visit.now);
  await answer(show, visit, req, res, outcome, '过错已认定，等待决定');
}

async function addFiles(
  deps: Deps,
  show: Show,
  visit: StaffVisit,
  req: Request,
  res: Response,
): Promise<void> {
  const refuse = (words: string) =>
    show(visit, req, res, problemOf([{ field: 'files', text: words }], {}, 422));
  const number = numberIn(req);
  const store = attachmentStore(deps.config.dataDir);
  const stored = await storeEvidence(store, receivedFiles(req));
  if (!stored.ok) return refuse(`“${stored.fileName}”不是 JPG、PNG、WebP 图片或 PDF 文件，请重新选择`);
  if (stored.files.length === 0) return refuse('请选择要添加的文件');
  const given = { number, files: stored.files };
  const outcome = await addFaultFiles({ database: deps.database, store }, visit.person, given, visit.now);
  await answer(show, visit, req, res, outcome, '文件已添加');
}

async function answer(
  show: Show,
  visit: StaffVisit,
  req: Request,
  res: Response,
  outcome: FaultStepOutcome,
  done: string,
): Promise<void> {
  if (outcome.ok) {
    req.session.flash = { kind: 'success', text: done };
    return res.redirect(303, paths.fault(numberIn(req)));
  }
  const { _csrf, ...typed } = req.body as Record<string, unknown>;
  const again = (field: string, text: string) =>
    show(visit, req, res, problemOf([{ field, text }], typed, 409));
  switch (outcome.kind) {
    case 'not-found':
      throw new NotFoundError('找不到这个过错编号');
    case 'changed':
      return again('form', CHANGED);
    case 'refused':
      visit.log.info({ refusal: outcome.refusal }, 'refused');
      return again(
        outcome.refusal.field,
        `${FAULT_REFUSALS[outcome.refusal.code]}（${outcome.refusal.rule}）`,
      );
  }
}
