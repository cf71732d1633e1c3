import type { Deps } from '../../app.js';
import { decideExtension, requestExtension } from '../../domain/extensions/extension.js';
import type { ExtensionRefusal, ExtensionRefusalCode } from '../../domain/extensions/extension-refusal.js';
import { extensionRefusalInWords } from '../../domain/extensions/extension-refusal-in-words.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { type ClockAnswer, clockFormRoutes, type SaidNo } from '../cases/clock-form.routes.js';
import type { LoadedCase } from '../cases/load-case.js';
import { decideOnExtension } from './decide-extension.js';
import { extensionListPage } from './extension-list-page.js';
import { extensionDecisionPage, extensionPage } from './extension-page.js';
import type { ExtensionOutcome } from './extension-records.js';
import { extensionDecisionForm, extensionForm } from './extensions.forms.js';
import { listWaitingExtensions } from './list-waiting-extensions.js';
import { pageFacts } from './page-facts.js';
import { askForExtension } from './request-extension.js';

const FIELDS: Partial<Record<ExtensionRefusalCode, string>> = {
  'reason-missing': 'reason',
  'days-invalid': 'workingDays',
  'days-beyond-allowance': 'workingDays',
  'decision-reason-missing': 'reason',
};

const DONE = {
  requested: '延期申请已提交，等分管领导批准',
  approved: '已同意延期，请打印通知书告知申请人',
  denied: '已登记不同意延期',
  overdue: '已过办结期限，不能再延期：已记为超期，并报督查科',
} as const;

/** Asking for more time, deciding on it, and what waits for the leader (T28, T29, SV-04). */
export function extensionRoutes(deps: Deps): Route[] {
  return [
    ...clockFormRoutes(deps, {
      noun: 'extensions',
      permission: 'case.ask-extension',
      form: extensionForm,
      page: extensionPage,
      hindrance: askHindrance,
      async act({ workingDays, reason, ...seen }, { loaded, visit, house }) {
        const place = { number: loaded.row.number, ...seen };
        return answerOf(
          await askForExtension(house, visit.person, place, { workingDays, reason }, visit.now),
        );
      },
    }),
    ...clockFormRoutes(deps, {
      noun: 'extension-decisions',
      permission: 'case.approve-extension',
      form: extensionDecisionForm,
      page: extensionDecisionPage,
      hindrance: decisionHindrance,
      async act({ decision, reason, ...seen }, { loaded, visit, house }) {
        const place = { number: loaded.row.number, ...seen };
        const chosen = { approve: decision === 'approve', reason };
        return answerOf(await decideOnExtension(house, visit.person, place, chosen, visit.now));
      },
    }),
    get(paths.extensions, 'case.approve-extension', async (visit, req, res) => {
      const list = await listWaitingExtensions(deps.database, visit.person);
      const view = extensionListPage(list, visit.person, visit.now.getTime());
      await deps.renderer.page(visit, req, res, 'extensions/list', { title: '延期审批', locals: { view } });
    }),
  ];
}

function answerOf(outcome: ExtensionOutcome): ClockAnswer {
  if (outcome.ok) return { kind: 'done', text: DONE[outcome.kind], noticeIds: outcome.noticeIds };
  return outcome.kind === 'refused' ? { kind: 'refused', no: saidNo(outcome.refusal) } : outcome;
}

function saidNo(refusal: ExtensionRefusal): SaidNo {
  const text = `${extensionRefusalInWords(refusal)}（${refusal.rule}）`;
  return { field: FIELDS[refusal.code] ?? 'form', text };
}

function askHindrance(loaded: LoadedCase, { person, now }: StaffVisit): SaidNo | null {
  const least = { workingDays: 1, reason: '延期', requestedById: person.staffId };
  const outcome = requestExtension(pageFacts(loaded), least, now.getTime());
  return outcome.ok ? null : { ...saidNo(outcome.refusal), field: 'form' };
}

function decisionHindrance(loaded: LoadedCase, { person, now }: StaffVisit): SaidNo | null {
  const decider = { staffId: person.staffId, isLeaderInCharge: true };
  const outcome = decideExtension(pageFacts(loaded), { approve: true, reason: '' }, decider, now.getTime());
  return outcome.ok ? null : { ...saidNo(outcome.refusal), field: 'form' };
}
