import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Deps } from '../../app.js';
import { complaintRefusalInWords } from '../../domain/complaints/complaint-refusal-in-words.js';
import { COMPLAINT_STEPS, type ComplaintStep } from '../../domain/complaints/complaint-steps.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { type PostRoute, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { acceptComplaint } from './accept-complaint.js';
import { answerComplaint } from './answer-complaint.js';
import { askSatisfaction } from './ask-satisfaction.js';
import { assignComplaint } from './assign-complaint.js';
import {
  acceptForm,
  answerForm,
  askForm,
  assignForm,
  type FindingValues,
  findForm,
  hearForm,
  redirectForm,
  rerouteForm,
  reverifyForm,
  visitForm,
} from './complaints.forms.js';
import { readComplaint } from './complaints.repository.js';
import { hearSide } from './hear-side.js';
import { recordFinding } from './record-finding.js';
import { recordReturnVisit } from './record-return-visit.js';
import { redirectComplaint } from './redirect-complaint.js';
import { rerouteComplaint } from './reroute-complaint.js';
import { reverifyComplaint } from './reverify-complaint.js';
import { showComplaint } from './show-complaint.js';
import type { StepOutcome, StepRequest } from './take-complaint-step.js';

export const NO_COMPLAINT = '找不到这件投诉，或者它不归您办理';
const CHANGED = '这件投诉刚刚被其他人员处理过，您填写的内容仍在，请看清变化后再提交';

/** Every step of a complaint as a form of its page (S-13). */
export function complaintSteps(deps: Deps): Route[] {
  return [...receivingSteps(deps), ...inquirySteps(deps), ...answeringSteps(deps)];
}

/** Accepted, or sent where it belongs. */
function receivingSteps(deps: Deps): Route[] {
  const step = stepRoute(deps);
  return [
    step('acceptance', 'accept', acceptForm, (person, request, values, now) => {
      const { version: _, targetKind, targetStaffId, targetWindowId, targetDepartmentId, ...given } = values;
      const target = {
        kind: targetKind,
        staffId: targetStaffId,
        windowId: targetWindowId,
        departmentId: targetDepartmentId,
      };
      return acceptComplaint(deps, person, request, { ...given, target }, now);
    }),
    reroutingRoute(deps),
    step('redirection', 'redirect', redirectForm, (person, request, values, now) =>
      redirectComplaint(deps, person, request, values, now),
    ),
    step('assignment', 'assign', assignForm, (person, request, { assignNote, ...values }, now) =>
      assignComplaint(deps, person, request, { ...values, note: assignNote }, now),
    ),
  ];
}

function reroutingRoute(deps: Deps): Route {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showComplaint(deps, visit, req, res, problem);
  return post({
    path: '/complaints/:number/rerouting',
    permission: 'complaint.view',
    form: rerouteForm,
    invalid: show,
    async handle(visit, req, res, { version }) {
      const request = { number: String(req.params.number ?? ''), version };
      const outcome = await rerouteComplaint(deps, visit.person, request, visit.now);
      if (!outcome.ok) return showRefused(visit, req, res, outcome, show);
      req.session.flash = { kind: 'success', text: '已改由另一机构办理' };
      res.redirect(303, await nextPage(deps, visit, outcome.number));
    },
  });
}

/** Both sides heard, and what was found. */
function inquirySteps(deps: Deps): Route[] {
  const step = stepRoute(deps);
  return [
    step('hearings', 'hear', hearForm, (person, request, values, now) =>
      hearSide(deps, person, request, values, now),
    ),
    step('finding', 'find', findForm, (person, request, { finding, ...values }, now) =>
      recordFinding(deps, person, request, { finding, ...findingOf(values) }, now),
    ),
  ];
}

/** The answer, whether it satisfies, and what follows. */
function answeringSteps(deps: Deps): Route[] {
  const step = stepRoute(deps);
  return [
    step('answer', 'answer', answerForm, (person, request, values, now) =>
      answerComplaint(deps, person, request, values, now),
    ),
    step('satisfaction', 'ask', askForm, (person, request, values, now) =>
      askSatisfaction(deps, person, request, values, now),
    ),
    step(
      'reverification',
      'reverify',
      reverifyForm,
      (person, request, { finding, result, ...values }, now) => {
        const found = finding === '' ? null : { finding, ...findingOf(values) };
        return reverifyComplaint(deps, person, request, { result, finding: found }, now);
      },
    ),
    step('return-visit', 'visit', visitForm, (person, request, values, now) =>
      recordReturnVisit(deps, person, request, values, now),
    ),
  ];
}

type Take<Values> = (
  person: StaffVisit['person'],
  request: StepRequest,
  values: Values,
  now: Date,
) => Promise<StepOutcome>;

function stepRoute(deps: Deps) {
  return <Schema extends z.ZodType<{ version: number }>>(
    noun: string,
    step: ComplaintStep,
    form: Schema,
    take: Take<z.output<Schema>>,
  ): PostRoute => {
    const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
      showComplaint(deps, visit, req, res, problem);
    return post({
      path: `/complaints/:number/${noun}`,
      permission: 'complaint.handle',
      form,
      invalid: show,
      async handle(visit, req, res, values) {
        const request = { number: String(req.params.number ?? ''), version: values.version };
        const outcome = await take(visit.person, request, values, visit.now);
        if (outcome.ok) {
          req.session.flash = { kind: 'success', text: `${COMPLAINT_STEPS[step].name}：已登记` };
          return res.redirect(303, await nextPage(deps, visit, outcome.number));
        }
        await showRefused(visit, req, res, outcome, show);
      },
    });
  };
}

async function showRefused(
  visit: StaffVisit,
  req: Request,
  res: Response,
  outcome: Exclude<StepOutcome, { ok: true }>,
  show: (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => Promise<void>,
): Promise<void> {
  const { _csrf, ...typed } = req.body as Record<string, unknown>;
  if (outcome.kind === 'not-found') throw new NotFoundError(NO_COMPLAINT);
  if (outcome.kind !== 'refused')
    return show(visit, req, res, problemOf([{ field: 'form', text: CHANGED }], typed, 409));
  const { refusal } = outcome;
  visit.log.info({ refusal }, 'refused');
  const text = `${complaintRefusalInWords(refusal)}（${refusal.rule}）`;
  await show(visit, req, res, problemOf([{ field: refusal.field, text }], typed, 409));
}

/** The complaint's page, or the list when a step has moved it out of the person's reach. */
async function nextPage(deps: Deps, visit: StaffVisit, number: string): Promise<string> {
  const found = await readComplaint(deps.database, visit.person, number);
  return found === null ? paths.complaints : paths.complaint(number);
}

function findingOf({ brokenRule, brokenRuleWords, ...values }: FindingValues) {
  return {
    reason: values.reason,
    factsVerified: values.factsVerified,
    isAttributable: values.isAttributable,
    ruleBroken: values.ruleBroken,
    blamed: {
      staffId: values.blamedStaffId,
      windowId: values.blamedWindowId,
      departmentId: values.blamedDepartmentId,
    },
    brokenRule: brokenRule || brokenRuleWords,
  };
}
