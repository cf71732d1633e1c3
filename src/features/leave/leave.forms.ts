import { z } from 'zod';
import { parseDate, parseTimeOfDay } from '../../domain/calendar/civil-time.js';
import { LEAVE_KINDS, type LeaveKind } from '../../domain/leave/leave-words.js';
import { id, text } from '../../web/forms.js';

const kinds = Object.keys(LEAVE_KINDS) as [LeaveKind, ...LeaveKind[]];
const date = (required: string) =>
  text({ required, max: 10 }).refine((value) => parseDate(value) !== null, '请填写日期，如 2026-11-23');
const time = text({ max: 5 }).refine(
  (value) => value === '' || parseTimeOfDay(value) !== null,
  '请填写时间，如 14:00',
);
const nobody = z.union([z.literal('').transform(() => null), id('请选择替岗人员')]).default(null);

/** Days and times are of the hall's zone; without a time leave begins and ends with the office hours of the day. */
export const leaveForm = z.strictObject({
  kind: z.enum(kinds, { error: '请选择请假类别' }),
  fromDate: date('请填写开始日期'),
  fromTime: time,
  untilDate: date('请填写结束日期'),
  untilTime: time,
  substituteId: nobody,
  reason: text({ required: '请写明事由', max: 300 }),
});

export type LeaveValues = z.output<typeof leaveForm>;

export const decisionForm = z
  .strictObject({
    version: id('请刷新页面后重试'),
    answer: z.enum(['agree', 'refuse', 'file'], { error: '请选择同意或者不同意' }),
    reason: text({ max: 300 }),
  })
  .refine(({ answer, reason }) => answer !== 'refuse' || reason !== '', {
    path: ['reason'],
    error: '不同意的要写明理由',
  });

export const ownStepForm = z.strictObject({
  version: id('请刷新页面后重试'),
  step: z.enum(['cancel', 'back', 'substitute'], { error: '请选择要办的事' }),
  substituteId: nobody,
});
