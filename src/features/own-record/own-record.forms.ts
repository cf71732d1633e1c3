import { z } from 'zod';
import { id, text } from '../../web/forms.js';

export const ownStatementForm = z.strictObject({
  version: id('请刷新页面后重试'),
  statement: text({ required: '请写明申辩内容', max: 2000 }),
});

export const ownSideForm = z.strictObject({
  version: id('请刷新页面后重试'),
  statement: text({ required: '请写明您的说明', max: 2000 }),
});

export const appealForm = z.strictObject({
  about: z.enum(['fault', 'measure', 'grade'], { error: '请从“我的记录”选择要申诉的决定' }),
  aboutId: id('请从“我的记录”选择要申诉的决定'),
  reason: text({ required: '请写明申诉的理由', max: 2000 }),
});

export type AppealValues = z.output<typeof appealForm>;
