import { z } from 'zod';
import { text } from '../../web/forms.js';

const MOST_LETTERS = 500_000;

export const statementForm = z.strictObject({
  fileName: text({ required: '请填写对账单名称，如 11月20日对账单', max: 100 }),
  text: z
    .string({ error: '请粘贴银行的对账文件' })
    .min(1, '请粘贴银行的对账文件')
    .max(MOST_LETTERS, '对账文件太长，请按日分开导入'),
});
