import { z } from 'zod';
import { text } from '../../web/forms.js';
import { newPassword } from '../accounts/accounts.forms.js';

export const setupForm = z
  .strictObject({
    hallName: text({ required: '请填写大厅名称', max: 60 }),
    hallCode: z
      .string({ error: '请填写大厅代码' })
      .trim()
      .regex(/^[A-Za-z0-9]{2,12}$/, '大厅代码用 2 到 12 位字母或数字'),
    name: text({ required: '请填写管理员姓名', max: 40 }),
    account: z
      .string({ error: '请填写账号' })
      .trim()
      .regex(/^[A-Za-z0-9._-]{3,40}$/, '账号用 3 到 40 位字母、数字、点、下划线或短横'),
    password: newPassword,
    again: z.string({ error: '请再输入一次密码' }),
  })
  .refine((value) => value.password === value.again, { path: ['again'], error: '两次输入的密码不一致' });
