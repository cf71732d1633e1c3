import { z } from 'zod';
import { checkbox, text } from '../../web/forms.js';

export const bookingForm = z.strictObject({
  visitorName: text({ required: '请填写单位或者姓名', max: 100 }),
  phone: text({ required: '请填写电话，回复时要用', max: 30 }),
  address: text({ max: 200 }),
  matter: text({ required: '请写明要办什么事', max: 300 }),
  message: text({ max: 500 }),
  wantedId: z
    .union([z.literal(''), z.coerce.number({ error: '请选择人员' }).int('请选择人员').positive('请选择人员')])
    .default('')
    .transform((value) => (value === '' ? null : value)),
});

export const replyForm = z.strictObject({
  result: text({ max: 500 }),
  doneDirectly: checkbox(),
});

export const noFieldsForm = z.strictObject({});

export type BookingValues = z.output<typeof bookingForm>;
export type ReplyValues = z.output<typeof replyForm>;
