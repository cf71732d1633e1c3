import { z } from 'zod';
import {
  QUESTION_CODES,
  SATISFACTION_CODES,
  type Satisfaction,
} from '../../domain/supervision/questionnaire.js';
import { text } from '../../web/forms.js';

export const drawForm = z.strictObject({
  month: z.string({ error: '请选择月份' }).regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '请选择月份'),
  perWindow: z.coerce
    .number({ error: '请填写 1 至 50 之间的整数' })
    .int('请填写 1 至 50 之间的整数')
    .min(1, '请填写 1 至 50 之间的整数')
    .max(50, '请填写 1 至 50 之间的整数'),
});

const answer = z.enum(['yes', 'no']).optional();

export const callForm = z
  .strictObject({
    reached: z.enum(['yes', 'no'], { error: '请选择有没有联系上' }),
    satisfaction: z.enum(['', ...SATISFACTION_CODES] as [Satisfaction | '', ...Satisfaction[]]).default(''),
    ...(Object.fromEntries(QUESTION_CODES.map((code) => [code, answer])) as Record<
      (typeof QUESTION_CODES)[number],
      typeof answer
    >),
    note: text({ max: 500 }),
  })
  .refine(({ reached, satisfaction }) => reached === 'no' || satisfaction !== '', {
    path: ['satisfaction'],
    error: '请选择申请人是否满意',
  })
  .refine(({ satisfaction, note }) => satisfaction !== 'dissatisfied' || note !== '', {
    path: ['note'],
    error: '请写明申请人为什么不满意',
  });
