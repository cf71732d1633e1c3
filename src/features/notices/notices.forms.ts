import { z } from 'zod';

/** Sends a notice to paper or takes it as a file; `seenCount` guards against counting one print twice. */
export const printForm = z.strictObject({
  seenCount: z.coerce
    .number({ error: '请刷新页面后重试' })
    .int('请刷新页面后重试')
    .min(0, '请刷新页面后重试'),
  as: z.enum(['paper', 'file'], { error: '请选择打印或者下载' }),
});
