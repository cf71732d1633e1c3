import { z } from 'zod';
import { LIMIT_UNITS } from '../../domain/deadlines/time-limit.js';
import { text } from '../../web/forms.js';

const STALE = '页面已失效，请刷新后重试';
const DAYS = '请填写特别程序自己的期限，1至365的整数';
const DAY = '请按 2026-12-01 的格式填写预计结束日期';

const seen = {
  version: z.coerce.number({ error: STALE }).int(STALE).min(1, STALE),
  seenEventId: z.coerce.number({ error: STALE }).int(STALE).min(0, STALE),
};

/** `procedure` is the step and the procedure, such as 3:hearing. */
export const suspensionForm = z.strictObject({
  ...seen,
  procedure: text({ required: '请选择特别程序', max: 40 }),
  reason: text({ required: '请写明暂停计时的理由，申请人和督查人员都会看到', max: 500 }),
  basis: text({ max: 500 }),
  limitValue: z.coerce.number({ error: DAYS }).int(DAYS).min(1, DAYS).max(365, DAYS),
  limitUnit: z.enum(LIMIT_UNITS, { error: '请选择期限的单位' }),
  expectedEnd: z
    .string({ error: DAY })
    .trim()
    .regex(/^\d{4}-\d{2}-\d{2}$/, DAY),
});

export const resumptionForm = z.strictObject({
  ...seen,
  result: text({ required: '请填写特别程序的结果，例如检测报告的名称和编号', max: 500 }),
});
