import { z } from 'zod';
import { ENQUIRY_BRANCHES, type EnquiryBranch } from '../../domain/enquiries/branches.js';
import { ENQUIRY_CHANNELS, type EnquiryChannel } from '../../domain/enquiries/channels.js';
import { id, text } from '../../web/forms.js';

const channels = Object.keys(ENQUIRY_CHANNELS) as [EnquiryChannel, ...EnquiryChannel[]];
const branches = Object.keys(ENQUIRY_BRANCHES) as [EnquiryBranch, ...EnquiryBranch[]];

const optionalId = z
  .union([
    z.literal(''),
    z.coerce.number({ error: '请从列表中选择' }).int('请从列表中选择').positive('请从列表中选择'),
  ])
  .default('')
  .transform((value) => (value === '' ? null : value));

const disposition = {
  answer: text({ max: 1000 }),
  message: text({ max: 500 }),
  receiverId: optionalId,
  body: text({ max: 100 }),
  place: text({ max: 200 }),
  answerWithinWorkingDays: z
    .union([
      z.literal(''),
      z.coerce
        .number({ error: '请填写天数，只用数字' })
        .int('请填写整数')
        .min(0, '请填写 1 以上的天数')
        .max(99, '天数太大'),
    ])
    .default('')
    .transform((value) => (value === '' ? null : value)),
};

/** A new enquiry with what is done about it at once; without a branch it waits on the clerk's list. */
export const enquiryForm = z.strictObject({
  channel: z.enum(channels, { error: '请选择咨询方式' }).default('window'),
  visitorName: text({ max: 100 }),
  phone: text({ max: 30 }),
  matter: text({ required: '请写明咨询的事由', max: 500 }),
  item: text({ max: 100 }),
  itemId: optionalId,
  branch: z.enum([...branches, ''], { error: '请选择怎样处理' }).default(''),
  ...disposition,
});

/** What is done about an enquiry that waits. */
export const dispositionForm = z.strictObject({
  version: id('请刷新页面后重试'),
  branch: z.enum(branches, { error: '请选择怎样处理' }),
  ...disposition,
});

export const takeOverForm = z.strictObject({
  version: id('请刷新页面后重试'),
  answer: z.enum(['accept', 'decline'], { error: '请选择接收或者退回' }),
  reason: text({ max: 300 }),
});

export const noFieldsForm = z.strictObject({});

export type EnquiryValues = z.output<typeof enquiryForm>;
export type DispositionValues = z.output<typeof dispositionForm>;
export type TakeOverValues = z.output<typeof takeOverForm>;
