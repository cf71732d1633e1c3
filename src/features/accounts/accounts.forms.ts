import { z } from 'zod';
import { checkbox, text } from '../../web/forms.js';

export const MIN_PASSWORD = 10;

export const newPassword = z
  .string({ error: '请输入新密码' })
  .min(MIN_PASSWORD, `密码至少 ${MIN_PASSWORD} 位`)
  .max(200, '密码太长')
  .refine((value) => new Set(value).size >= 5, '密码太简单，请换用更多不同的字符');

export const signInForm = z.strictObject({
  account: text({ required: '请输入账号', max: 60 }),
  password: z.string({ error: '请输入密码' }).min(1, '请输入密码').max(200, '密码太长'),
});

export const passwordForm = z
  .strictObject({
    current: z.string({ error: '请输入现在的密码' }).min(1, '请输入现在的密码').max(200, '密码太长'),
    password: newPassword,
    again: z.string({ error: '请再输入一次新密码' }),
  })
  .refine((value) => value.password === value.again, { path: ['again'], error: '两次输入的新密码不一致' })
  .refine((value) => value.password !== value.current, {
    path: ['password'],
    error: '新密码不能与现在的密码相同',
  });

export const displayForm = z.strictObject({
  theme: z.enum(['auto', 'light', 'dark'], { error: '请选择配色' }),
  largeType: checkbox(),
});

export const emptyForm = z.strictObject({});

export type SignInValues = z.output<typeof signInForm>;
export type PasswordValues = z.output<typeof passwordForm>;
export type DisplayValues = z.output<typeof displayForm>;
