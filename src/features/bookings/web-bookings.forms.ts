import { z } from 'zod';
import { text } from '../../web/forms.js';

/** Instead of a day: a time outside office hours, which the hall arranges with the citizen. */
export const OTHER_TIME = 'other';

/** A booking as a citizen writes it; `slot` is the time of day at which it begins. */
export const bookForm = z
  .strictObject({
    hall: text({ max: 20 }),
    item: z
      .string()
      .regex(/^\d{0,9}$/, '请重新打开预约页面')
      .default('')
      .transform((value) => (value === '' ? null : Number(value))),
    day: z.string().regex(/^(\d{4}-\d{2}-\d{2}|other)$/, '请选择哪一天'),
    slot: z
      .string()
      .regex(/^(\d{2}:\d{2})?$/, '请选择几点')
      .default(''),
    matter: text({ required: '请写明要办什么事', max: 300 }),
    visitorName: text({ required: '请填写姓名或者单位', max: 100 }),
    phone: text({ required: '请填写电话，我们用它跟您确认', max: 30 }),
    message: text({ max: 500 }),
    website: text({ max: 200 }),
  })
  .refine(({ day, slot }) => day === OTHER_TIME || slot !== '', { path: ['slot'], error: '请选择几点' });

/** What opens a booking to who made it. */
export const ownBookingForm = z.strictObject({
  number: text({ required: '请填写预约编号，它以 YY 开头', max: 60 }),
  code: text({ required: '请填写查询码，它和预约编号一起给您', max: 40 }),
});

export const emptyForm = z.strictObject({});

export type BookValues = z.output<typeof bookForm>;
