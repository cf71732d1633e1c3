import { z } from 'zod';
import { OVERRUN_WAYS, type OverrunWay } from '../../domain/supervision/overrun-way.js';
import { text } from '../../web/forms.js';

const STALE = '页面已失效，请刷新后重试';

const seen = {
  version: z.coerce.number({ error: STALE }).int(STALE).min(1, STALE),
  seenEventId: z.coerce.number({ error: STALE }).int(STALE).min(0, STALE),
};

export const overdueReasonForm = z.strictObject({
  ...seen,
  reason: text({ required: '请写明为什么没有按时办结', max: 500 }),
  plan: text({ required: '请写明打算怎样办、什么时候办结', max: 500 }),
});

const WAYS = Object.keys(OVERRUN_WAYS) as [OverrunWay, ...OverrunWay[]];

export const overrunMeasureForm = z
  .strictObject({
    ...seen,
    way: z.enum(WAYS, { error: '请选择超期的原因和处置' }),
    told: text({ required: '请写明什么时候、怎样告知了申请人', max: 500 }),
    plan: text({ max: 500 }),
  })
  .refine(({ way, plan }) => way !== 'inform' || plan !== '', {
    path: ['plan'],
    error: '请写明办结计划，并已一并告知申请人',
  });
