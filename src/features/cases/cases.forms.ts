import { z } from 'zod';
import { isRemitReason, REMIT_REASONS } from '../../domain/cases/remit.js';
import { fenOf } from '../../domain/fees/fen.js';
import { checkbox, text } from '../../web/forms.js';
import { attachTo, noChosenFiles } from '../attachments/attachments.forms.js';

const STALE = '页面已失效，请刷新后重试';

/** What a form carries of the case as its page showed it, so that nobody's change is overwritten. */
export const seen = {
  version: z.coerce.number({ error: STALE }).int(STALE).min(1, STALE),
  seenEventId: z.coerce.number({ error: STALE }).int(STALE).min(0, STALE),
};

/** `look` asks for the last look before a step of law, `sure` takes the step, `back` returns to the form. */
export const go = { go: z.enum(['look', 'sure', 'back']).default('look') };

export const REASON = '请写明理由，申请人和督查人员都会看到';
export const BASIS = '请写明依据的法律、法规或者规章及条款';
const RESULT = '请填写发出的证件或者文书名称';

const resultNumber = text({ max: 60 });

/** The validity of the result, and how it reaches the applicant. */
const result = {
  resultName: text({ max: 100 }),
  resultNumber,
  resultValidTo: z
    .union([z.literal(''), z.iso.date('请按 2031-11-19 的格式填写有效期，长期有效的不填')])
    .default(''),
};
const deliveryWay = z.enum(['window', 'mail'], { error: '请选择领取方式' }).default('window');

/** 12.50 as fen; null when nothing was typed. */
export const amount = text({ max: 20 }).transform((typed, context) => {
  if (typed === '') return null;
  const fen = fenOf(typed);
  if (fen === null) context.addIssue({ code: 'custom', message: '请填写金额，如 120.00' });
  return fen;
});

/** Ticked boxes of one name: none, one or several. */
export const tickedNames = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()));

export const reviewForm = z.strictObject(seen);

export const disclosureForm = z.strictObject({});

export const nonAcceptanceForm = z
  .strictObject({
    ...seen,
    ...go,
    remitReason: text({ required: '请选择不予受理的原因', max: 40 }).refine(
      isRemitReason,
      '请选择不予受理的原因',
    ),
    whereToGo: text({ max: 200 }),
    reason: text({ required: REASON, max: 1000 }),
    basis: text({ required: BASIS, max: 500 }),
  })
  .refine(
    ({ remitReason, whereToGo }) =>
      !isRemitReason(remitReason) || !REMIT_REASONS[remitReason].needsWhereToGo || whereToGo !== '',
    { path: ['whereToGo'], error: '请写明申请人应当到哪里办理' },
  );

export const replyForm = z.strictObject({
  ...seen,
  ...go,
  reason: text({ required: REASON, max: 1000 }),
  basis: text({ required: BASIS, max: 500 }),
});

export const decisionForm = z
  .strictObject({
    ...seen,
    ...go,
    decision: z.enum(['grant', 'refuse'], { error: '请选择准予许可或者不予许可' }),
    resultName: text({ max: 100 }),
    opinion: text({ max: 1000 }),
    reason: text({ max: 1000 }),
    basis: text({ max: 500 }),
  })
  .superRefine(({ decision, reason, basis }, context) => {
    if (decision !== 'refuse') return;
    if (reason === '') context.addIssue({ code: 'custom', path: ['reason'], message: REASON });
    if (basis === '') context.addIssue({ code: 'custom', path: ['basis'], message: BASIS });
  });

/** A row of a form's table: plain numbers would come back as a list and lose their places. */
const ROW = z.string().regex(/^m\d{1,3}$/);

/** The key of a material or a review point in a form, by its position. */
export function rowKey(position: number): string {
  return `m${position}`;
}

export const reviewChecksForm = z.strictObject({
  ...seen,
  checks: z.record(ROW, z.strictObject({ ticked: checkbox(), note: text({ max: 300 }) })).default({}),
});

export const paymentForm = z
  .strictObject({
    ...seen,
    step: z.enum(['ask', 'record'], { error: STALE }),
    parkFirm: checkbox(),
    receiptNumber: text({ max: 60 }),
    amount,
    ...result,
    deliveryWay,
  })
  .superRefine(({ step, receiptNumber, resultName }, context) => {
    if (step === 'ask') return;
    if (receiptNumber === '') {
      context.addIssue({
        code: 'custom',
        path: ['receiptNumber'],
        message: '请填写财政票据号，没有票据不能登记缴费',
      });
    }
    if (resultName === '') context.addIssue({ code: 'custom', path: ['resultName'], message: RESULT });
  });

export const readyNoticeForm = z.strictObject({
  ...seen,
  ...result,
  resultName: text({ required: RESULT, max: 100 }),
  deliveryWay,
});

export const deliveryForm = z
  .strictObject({
    ...seen,
    ...result,
    resultName: text({ required: RESULT, max: 100 }),
    deliveryWay,
    trackingNumber: text({ max: 40 }),
    receiverName: text({ required: '请填写领取人姓名，没有领取记录不能办结', max: 60 }),
  })
  .refine(({ deliveryWay: way, trackingNumber }) => way !== 'mail' || trackingNumber !== '', {
    path: ['trackingNumber'],
    error: '邮寄的请填写邮寄单号',
  });

export const withdrawalForm = z.strictObject({
  ...seen,
  ...go,
  reason: text({ required: '请写明申请人撤回的理由', max: 1000 }),
});

const tick = z
  .strictObject({
    status: z
      .enum(['unchecked', 'present', 'missing', 'defective', 'follows-later'], { error: '请选择材料的情况' })
      .default('unchecked'),
    problem: text({ max: 300 }),
    /** Another paper was handed in for this material. */
    renewed: checkbox(),
  })
  .transform((entered) => (entered.status === 'present' ? { ...entered, problem: '' } : entered));

const ticks = z.record(ROW, tick).default({});

/** The papers on the counter: what came, and what the conclusion needs beside. */
export const papersForm = z.strictObject({
  ...seen,
  materials: ticks,
  seenOutcome: text({ max: 30 }),
  reason: text({ max: 1000 }),
  resultName: text({ max: 100 }),
  resultNumber,
  receiverName: text({ max: 60 }),
  receiptNumber: text({ max: 40 }),
  feeAmount: amount,
  breachReason: text({ max: 500 }),
  promisedDate: text({ max: 20 }),
  signedBy: text({ max: 60 }),
  attachTo,
  files: noChosenFiles,
});

export type PapersValues = z.output<typeof papersForm>;

/** The ticks of a form as it was typed; none when they cannot be read. */
export function ticksOf(values: Readonly<Record<string, unknown>>): PapersValues['materials'] {
  const parsed = ticks.safeParse(values.materials);
  return parsed.success ? parsed.data : {};
}
