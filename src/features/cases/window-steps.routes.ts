import type { Deps } from '../../app.js';
import type { Route } from '../../web/routes.js';
import { chargeCase } from '../fees/charge-case.js';
import { feeOfCase } from '../fees/fee-of-case.js';
import { checkPaid, takePayment } from '../fees/take-payment.js';
import {
  deliveryForm,
  nonAcceptanceForm,
  paymentForm,
  readyNoticeForm,
  replyForm,
  withdrawalForm,
} from './cases.forms.js';
import {
  nonAcceptanceLook,
  nonAcceptancePage,
  replyLook,
  replyPage,
  withdrawalLook,
  withdrawalPage,
} from './closing-steps.js';
import { stepRoutes } from './step-routes.js';
import { deliveryPage, paymentPage, readyNoticePage } from './window-steps.js';

/** The steps at the window: payment, ready, delivery (T32-T35), and the ends without a permit (T14, T16, T37). */
export function windowRoutes(deps: Deps): Route[] {
  return [...deliveringRoutes(deps), ...closingRoutes(deps)];
}

function deliveringRoutes(deps: Deps): Route[] {
  return [
    ...stepRoutes(deps, {
      noun: 'payments',
      permission: 'case.notify-ready',
      form: paymentForm,
      page: async (loaded, problem) => paymentPage(loaded, await feeOfCase(deps.database, loaded), problem),
      step: ({ step, receiptNumber, resultName, resultNumber, resultValidTo, deliveryWay }) =>
        step === 'ask'
          ? { action: 'ask-payment', input: {} }
          : {
              action: 'record-payment',
              input: { receiptNumber, resultName, resultNumber, resultValidTo, deliveryWay },
            },
      beside:
        ({ step, parkFirm, receiptNumber, amount }, _loaded, visit) =>
        (tx, { caseId }) =>
          step === 'ask'
            ? chargeCase(tx, visit.person, { caseId, isParkFirm: parkFirm, workedOutFen: amount }, visit.now)
            : takePayment(tx, visit.person, { caseId, receiptNumber, amountFen: amount }, visit.now),
      done: ({ step }) => (step === 'ask' ? '缴费通知单已开出，请打印交给申请人' : '缴费已登记，可以领取'),
    }),
    ...stepRoutes(deps, {
      noun: 'ready-notices',
      permission: 'case.notify-ready',
      form: readyNoticeForm,
      page: readyNoticePage,
      step: ({ resultName, resultNumber, resultValidTo, deliveryWay }) => ({
        action: 'notify-ready',
        input: { resultName, resultNumber, resultValidTo, deliveryWay },
      }),
      done: () => '已登记可以领取，公开查询页面会告诉申请人',
    }),
    ...stepRoutes(deps, {
      noun: 'deliveries',
      permission: 'case.deliver',
      form: deliveryForm,
      page: deliveryPage,
      step: ({ version: _version, seenEventId: _seen, ...input }) => ({ action: 'deliver', input }),
      beside:
        () =>
        (tx, { caseId }) =>
          checkPaid(tx, caseId),
      done: () => '已发证，办件办结',
    }),
  ];
}

function closingRoutes(deps: Deps): Route[] {
  return [
    ...stepRoutes(deps, {
      noun: 'non-acceptances',
      permission: 'case.refuse-acceptance',
      form: nonAcceptanceForm,
      page: nonAcceptancePage,
      step: ({ remitReason, whereToGo, reason, basis }) => ({
        action: 'refuse-acceptance',
        input: { remitReason, whereToGo, reason, basis },
      }),
      look: nonAcceptanceLook,
      done: () => '已出具不予受理通知书',
    }),
    ...stepRoutes(deps, {
      noun: 'replies',
      permission: 'case.reply',
      form: replyForm,
      page: replyPage,
      step: ({ reason, basis }) => ({ action: 'reply', input: { reason, basis } }),
      look: replyLook,
      done: () => '已出具不予行政许可决定书',
    }),
    ...stepRoutes(deps, {
      noun: 'withdrawals',
      permission: 'case.withdraw',
      form: withdrawalForm,
      page: withdrawalPage,
      step: ({ reason }) => ({ action: 'withdraw', input: { reason } }),
      look: withdrawalLook,
      done: () => '已登记申请人撤回，办件结束',
    }),
  ];
}
