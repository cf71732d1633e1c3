import { z } from 'zod';
import { MATERIAL_STATUSES, type MaterialStatus } from '../../domain/cases/materials.js';
import { checkbox, id, text } from '../../web/forms.js';
import { attachTo, chosenFiles, noChosenFiles } from '../attachments/attachments.forms.js';
import { amount } from '../cases/cases.forms.js';

const statuses = Object.keys(MATERIAL_STATUSES) as [MaterialStatus, ...MaterialStatus[]];

const tick = z.strictObject({
  status: z.enum(statuses, { error: '请选择材料的情况' }).default('unchecked'),
  problem: text({ max: 300 }),
});

const shape = {
  submissionKey: z.string().regex(/^[A-Za-z0-9_-]{10,40}$/, '表单已失效，请重新打开收件页面'),
  itemId: id('请选择事项'),
  itemVersionId: id('请选择事项'),
  bundleId: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .or(z.literal('').transform(() => undefined)),
  bundleStamp: text({ max: 200 }),
  windowId: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .or(z.literal('').transform(() => undefined)),
  channel: z.enum(['window', 'post', 'phone'], { error: '请选择收件方式' }).default('window'),
  applicantType: z
    .enum(['person', 'organisation'], { error: '请选择申请人是个人还是单位' })
    .default('person'),
  idType: text({ max: 20 }),
  idNumber: text({ max: 40 }),
  name: text({ max: 100 }),
  phone: text({ max: 30 }),
  address: text({ max: 200 }),
  contactName: text({ max: 60 }),
  legalPerson: text({ max: 60 }),
  agentName: text({ max: 60 }),
  agentIdNumber: text({ max: 40 }),
  agentPhone: text({ max: 30 }),
  matter: text({ max: 300 }),
  materials: z.record(z.string().regex(/^m\d{1,3}$/), tick).default({}),
  remitReason: text({ max: 40 }),
  whereToGo: text({ max: 200 }),
  isComplexReply: checkbox(),
  isReferred: checkbox(),
  promisedDate: text({ max: 20 }),
  signedBy: text({ max: 60 }),
  reason: text({ max: 1000 }),
  basis: text({ max: 500 }),
  resultName: text({ max: 100 }),
  resultNumber: text({ max: 60 }),
  receiverName: text({ max: 60 }),
  receiptNumber: text({ max: 40 }),
  feeAmount: amount,
  openedAt: z.coerce.number().int().positive().optional().catch(undefined),
  seenOutcome: text({ max: 30 }),
  goOn: text({ max: 10 }),
  procedures: z.enum(['one', 'several'], { error: '请选择要办几项' }).default('one'),
  attachTo,
  files: chosenFiles,
  cardName: text({ max: 100 }),
  cardNumber: text({ max: 40 }),
  cardValidTo: text({ max: 20 }),
};

/** The key of a material's fields in the form: `m3` for the third; bare digits would be read as a list. */
export function tickKey(position: number): string {
  return `m${position}`;
}

/** The position of the material to which a tick's key belongs. */
export function positionOf(key: string): number {
  return Number(key.slice(1));
}

/** The intake form. What is needed depends on the conclusion, so most is asked for by `check-application.ts`. */
export const intakeForm = z.strictObject({ ...shape, files: noChosenFiles });

export type IntakeValues = z.output<typeof intakeForm>;

/** The same form half-written, for drafts and for the conclusion at the side: nothing is required. */
export const halfIntakeForm = z.strictObject({
  ...shape,
  itemId: z.coerce.number().int().positive().optional().catch(undefined),
  itemVersionId: z.coerce.number().int().positive().optional().catch(undefined),
});

export const applicantLookupForm = z.strictObject({
  applicantType: z.enum(['person', 'organisation']),
  idType: text({ max: 20 }),
  idNumber: text({ required: '请填写证件号码', max: 40 }),
});

export const draftKeyForm = z.strictObject({ key: z.string().regex(/^[A-Za-z0-9_-]{10,40}$/) });
