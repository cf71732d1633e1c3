import { z } from 'zod';
import { checkbox, text } from '../../web/forms.js';

export const departmentForm = z.strictObject({
  code: text({ required: '请填写部门代码', max: 20 })
    .transform((value) => value.toUpperCase())
    .refine((value) => /^[A-Z0-9-]*$/.test(value), '代码只用字母、数字和连字符'),
  name: text({ required: '请填写部门名称', max: 60 }),
  phone: text({ max: 40 }),
});

export const windowForm = z.strictObject({
  number: text({ required: '请填写窗口号', max: 10 }),
  name: text({ required: '请填写窗口名称', max: 40 }),
  departmentId: z
    .union([z.literal(''), z.coerce.number({ error: '请选择部门' }).int('请选择部门').positive('请选择部门')])
    .default('')
    .transform((value) => (value === '' ? null : value)),
  location: text({ max: 80 }),
  phone: text({ max: 40 }),
});

/** Puts a department or a window in or out of use. */
export const activeForm = z.strictObject({ active: checkbox() });

export type DepartmentFacts = z.output<typeof departmentForm>;
export type WindowFacts = z.output<typeof windowForm>;
