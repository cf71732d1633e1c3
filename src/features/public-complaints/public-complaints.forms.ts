import { z } from 'zod';
import { COMPLAINT_CATEGORIES, type ComplaintCategory } from '../../domain/complaints/categories.js';
import { checkbox, text } from '../../web/forms.js';
import { chosenFiles } from '../attachments/attachments.forms.js';

const categories = Object.keys(COMPLAINT_CATEGORIES) as [ComplaintCategory, ...ComplaintCategory[]];

const NUMBER_MAX = 60;
const CODE_MAX = 40;

/** A complaint as a citizen writes it; `target` is empty, window:ID or department:ID. */
export const complainForm = z.strictObject({
  key: z.string().regex(/^[A-Za-z0-9_-]{16,40}$/, '页面已经失效，请重新打开投诉页面'),
  hall: text({ max: 20 }),
  s: text({ max: 64 }),
  caseNumber: text({ max: NUMBER_MAX }),
  target: z
    .string()
    .regex(/^((window|department):\d{1,9})?$/, '请从列表中选择')
    .default(''),
  who: text({ max: 50 }),
  category: z.enum([...categories, ''], { error: '请从列表中选择' }).default(''),
  occurredOn: z
    .string()
    .trim()
    .regex(/^(\d{4}-\d{2}-\d{2})?$/, '请填写日期，例如 2026-11-20')
    .default(''),
  content: text({ required: '请写明发生了什么事', max: 2000 }),
  identity: z.enum(['named', 'anonymous'], { error: '请选择留不留姓名' }),
  name: text({ max: 50 }),
  phone: text({ max: 30 }),
  address: text({ max: 200 }),
  open: checkbox(),
  website: text({ max: 200 }),
  files: chosenFiles,
});

/** What opens a complaint to who made it. */
export const followForm = z.strictObject({
  number: text({ required: '请填写投诉编号，它印在投诉回执上，以 TS 开头', max: NUMBER_MAX }),
  code: text({ required: '请填写查询码，它印在投诉回执上', max: CODE_MAX }),
});

export const satisfactionForm = z
  .strictObject({
    version: z.coerce.number().int().positive('请刷新页面后重试'),
    satisfaction: z.enum(['satisfied', 'dissatisfied'], { error: '请选择满意还是不满意' }),
    note: text({ max: 500 }),
  })
  .refine(({ satisfaction, note }) => satisfaction === 'satisfied' || note !== '', {
    path: ['note'],
    error: '请写明哪里不满意，我们重新核查',
  });

export const withdrawalForm = z.strictObject({
  version: z.coerce.number().int().positive('请刷新页面后重试'),
  reason: text({ max: 500 }),
});

export const emptyForm = z.strictObject({});

export type ComplainValues = z.output<typeof complainForm>;
