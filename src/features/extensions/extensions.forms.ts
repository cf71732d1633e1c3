import { z } from 'zod';
import { text } from '../../web/forms.js';

const STALE = '页面已失效，请刷新后重试';
const DAYS = '请填写延长的工作日数，应为大于0的整数';

const seen = {
  version: z.coerce.number({ error: STALE }).int(STALE).min(1, STALE),
  seenEventId: z.coerce.number({ error: STALE }).int(STALE).min(0, STALE),
};

export const extensionForm = z.strictObject({
  ...seen,
  workingDays: z.coerce.number({ error: DAYS }).int(DAYS).min(1, DAYS),
  reason: text({ required: '请写明延期理由，理由会印在告知申请人的文书上', max: 500 }),
});

export const extensionDecisionForm = z.strictObject({
  ...seen,
  decision: z.enum(['approve', 'deny'], { error: '请选择同意或者不同意' }),
  reason: text({ max: 500 }),
});
