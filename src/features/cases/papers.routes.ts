import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import type { IntakeVerdict } from '../../domain/cases/intake-verdict.js';
import type { CaseAction } from '../../domain/cases/transitions.js';
import { VERDICT_TITLES } from '../../domain/cases/verdict-in-words.js';
import { type FormProblem, noProblem, problemOf, refusalProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { caseAttachmentPanel, paperAttachmentRoutes } from '../attachments/case-attachments.routes.js';
import { payAtOnce } from '../fees/pay-at-once.js';
import type { Beside } from './act-on-case.js';
import { carryOut, requireCase } from './carry-out.js';
import { type PapersValues, papersForm, ticksOf } from './cases.forms.js';
import { changedTicks, concludePapers, isBreach, stepsFor } from './conclude-papers.js';
import { whyNotNoun } from './page-actions.js';
import { papersFaults } from './papers-faults.js';
import { conclusionPanel, papersPage } from './papers-page.js';

type Noun = 'supplements' | 'acceptances';

const ACTIONS: Readonly<Record<Noun, readonly CaseAction[]>> = {
  supplements: ['receive-supplement'],
  acceptances: [
    'accept',
    'accept-tolerantly',
    'accept-as-promised',
    'finish-instant',
    'issue-one-time-notice',
  ],
};

/** The papers at the counter: the applicant comes back (T11 and what follows), or a case that was only received. */
export function papersRoutes(deps: Deps): Route[] {
  return [...nounRoutes(deps, 'supplements'), ...nounRoutes(deps, 'acceptances'), conclusionRoute(deps)];
}

function nounRoutes(deps: Deps, noun: Noun): Route[] {
  const path = `/cases/:number/${noun}`;
  const show: ShowPapers = (...shown) => showPapers(deps, noun, ...shown);
  return [
    ...paperAttachmentRoutes(deps, noun, show),
    get(path, 'case.supplement', async (visit, req, res) => {
      const { facts } = await requireCase(deps, visit, req);
      const no = whyNotNoun(facts, ACTIONS[noun], visit.person, visit.now);
      await show(visit, req, res, no === null ? noProblem() : refusalProblem(no, {}));
    }),
    post({
      path,
      permission: 'case.supplement',
      form: papersForm,
      invalid: (visit, req, res, problem) => show(visit, req, res, problem),
      handle: (visit, req, res, values) =>
        takePapers(deps, visit, req, res, values, (problem, since) => show(visit, req, res, problem, since)),
    }),
  ];
}

function conclusionRoute(deps: Deps): Route {
  return post({
    path: '/cases/:number/conclusions',
    permission: 'case.supplement',
    form: papersForm,
    invalid: (visit, req, res, problem) => showPapers(deps, 'supplements', visit, req, res, problem),
    async handle(visit, req, res, values) {
      const loaded = await requireCase(deps, visit, req);
      if (req.get('x-fragment') !== undefined) {
        const panel = conclusionPanel(loaded, concludePapers(loaded, values.materials));
        return deps.renderer.fragment(res, 'cases/conclusion', { panel });
      }
      const noun = loaded.row.state === 'SUPP' ? 'supplements' : 'acceptances';
      const typed = req.body as Record<string, unknown>;
      await showPapers(deps, noun, visit, req, res, noProblem(typed));
    },
  });
}

type ShowPapers = (
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
  since?: readonly string[],
) => Promise<void>;

async function showPapers(
  deps: Deps,
  noun: Noun,
  ...[visit, req, res, problem, since = []]: Parameters<ShowPapers>
): Promise<void> {
  const loaded = await requireCase(deps, visit, req);
  const attachments = await caseAttachmentPanel(deps, visit, loaded, {
    action: paths.caseAction(loaded.row.number, `${noun}/attachments`),
    error: problem.byField.files ?? '',
  });
  const view = papersPage(loaded, noun, concludePapers(loaded, ticksOf(problem.values)), problem, since);
  await deps.renderer.page(visit, req, res, 'cases/papers', {
    title: view.title,
    status: problem.status,
    locals: { view, attachments },
  });
}

async function takePapers(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  values: PapersValues,
  again: (problem: FormProblem, since: readonly string[]) => Promise<void>,
): Promise<void> {
  const loaded = await requireCase(deps, visit, req);
  const typed = req.body as Record<string, unknown>;
  const verdict = concludePapers(loaded, values.materials);
  const isFresh = values.version === loaded.row.version;
  if (isFresh) {
    const faults = papersFaults(loaded, verdict, values);
    if (faults.length > 0) return again(problemOf(faults, typed), []);
    if (verdict.outcome !== values.seenOutcome) return again(outcomeMoved(verdict, typed), []);
  }
  const request = {
    number: loaded.row.number,
    version: values.version,
    seenEventId: values.seenEventId,
    steps: stepsFor(loaded, verdict, values),
    ticks: changedTicks(loaded, values.materials),
    breachReason: isBreach(verdict) ? values.breachReason : '',
    ...(verdict.outcome === 'finish-instant' &&
      loaded.row.feeCharged === 1 && { beside: payBeside(visit, values) }),
  };
  await carryOut(deps, visit, req, res, request, { text: doneWords(verdict) }, again);
}

function payBeside(visit: StaffVisit, { receiptNumber, feeAmount }: PapersValues): Beside {
  return (tx, { caseId }) =>
    payAtOnce(tx, visit.person, { caseId, receiptNumber, amountFen: feeAmount }, visit.now);
}

function outcomeMoved(verdict: IntakeVerdict, typed: Record<string, unknown>): FormProblem {
  const text = `按现在的勾选，结论是“${VERDICT_TITLES[verdict.outcome]}”。请看右边的说明，没有问题就再提交一次`;
  return problemOf([{ field: 'conclusion', text }], typed, 409);
}

function doneWords({ outcome }: IntakeVerdict): string {
  switch (outcome) {
    case 'finish-instant':
      return '材料补齐，已当场办结';
    case 'tolerate':
      return '已容缺受理，请打印受理通知书和容缺受理承诺书';
    case 'one-time-notice':
      return '已登记材料，请打印告知书交给申请人';
    default:
      return '材料齐全，已受理，请打印受理通知书交给申请人';
  }
}
