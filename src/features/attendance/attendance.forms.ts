import { z } from 'zod';
import { parseDate, parseTimeOfDay } from '../../domain/calendar/civil-time.js';
import { id, text } from '../../web/forms.js';

/** `place` is w and the id of a window, or s and the name of a site. */
export const signForm = z.strictObject({
  act: z.enum(['in', 'out'], { error: '请选择签到或者签退' }),
  place: text({ max: 100 }).refine(
    (value) => value === '' || /^(w[1-9]\d{0,8}|s.*)$/u.test(value),
    '请选择地点',
  ),
  back: z.enum(['desk', 'attendance']).default('attendance'),
});

export const excuseForm = z.strictObject({
  version: id('请刷新页面后重试'),
  excuse: text({ required: '请写明情况', max: 300 }),
});

export const decideForm = z
  .strictObject({
    version: id('请刷新页面后重试'),
    verdict: z.enum(['excused', 'confirmed'], { error: '请选择核定结果' }),
    note: text({ max: 300 }),
  })
  .refine(({ verdict, note }) => verdict === 'confirmed' || note !== '', {
    path: ['note'],
    error: '认定有正当理由的要写明理由',
  });

const time = (required: string) =>
  text({ required, max: 5 }).refine((value) => parseTimeOfDay(value) !== null, '请填写时间，如 08:55');

export const entryForm = z.strictObject({
  staffId: id('请选择人员'),
  day: text({ required: '请填写日期', max: 10 }).refine(
    (value) => parseDate(value) !== null,
    '请填写日期，如 2026-11-20',
  ),
  inTime: time('请填写签到时间'),
  outTime: time('请填写签退时间'),
  reason: text({ required: '请写明补登的原因', max: 200 }),
});
