import type { Deps } from '../../app.js';
import type { Route } from '../../web/routes.js';
import { stepRoutes } from '../cases/step-routes.js';
import { paperReturnForm, referralAnswerForm, referralForm } from './refusal-filing.forms.js';
import {
  paperReturnPage,
  referralAnswerLook,
  referralAnswerPage,
  referralPage,
} from './refusal-filing-pages.js';

/** Negative-decision filing on a case (S-06): referral (T17), the leader's answer (T18, T19), papers back (T38). */
export function refusalFilingRoutes(deps: Deps): Route[] {
  return [
    ...stepRoutes(deps, {
      noun: 'referrals',
      permission: 'case.reply',
      form: referralForm,
      page: referralPage,
      step: ({ reason, basis }) => ({ action: 'refer-refusal', input: { reason, basis } }),
      done: () => '已书面报分管领导，等领导书面答复',
    }),
    ...stepRoutes(deps, {
      noun: 'referral-answers',
      permission: 'case.answer-referral',
      form: referralAnswerForm,
      page: referralAnswerPage,
      step: ({ answer, reason }) => ({
        action: answer === 'confirm' ? 'confirm-refusal' : 'order-acceptance',
        input: { reason },
      }),
      look: referralAnswerLook,
      done: ({ answer }) =>
        answer === 'confirm'
          ? '已同意不予办理，请窗口打印决定书送达申请人'
          : '已要求受理，请窗口打印受理通知书交给申请人',
    }),
    ...stepRoutes(deps, {
      noun: 'paper-returns',
      permission: 'case.deliver',
      form: paperReturnForm,
      page: paperReturnPage,
      step: ({ papers, signedBy }) => ({ action: 'hand-back-papers', input: { papers, signedBy } }),
      done: () => '已登记退还材料，请打印签收单',
    }),
  ];
}
