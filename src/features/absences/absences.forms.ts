import { z } from 'zod';
import { parseDate, parseTimeOfDay } from '../../domain/calendar/civil-time.js';
import { ABSENCE_KINDS, type AbsenceKind } from '../../domain/staffing/absence-kinds.js';
import { id, text } from '../../web/forms.js';

const kinds = Object.keys(ABSENCE_KINDS) as [AbsenceKind, ...AbsenceKind[]];

const date = (required: string | undefined) =>
  text(required === undefined ? { max: 10 } : { required, max: 10 }).refine(
    (value) => value === '' || parseDate(value) !== null,
    '请填写日期，如 2026-11-23',
  );
const time = text({ max: 5 }).refine(
  (value) => value === '' || parseTimeOfDay(value) !== null,
  '请填写时间，如 14:00',
);

/** Days and times are of the hall's zone; without a time of leaving it is now or the day's beginning. */
export const absenceForm = z
  .strictObject({
    kind: z.enum(kinds, { error: '请选择离岗类别' }),
    substituteId: id('请选择替岗人员'),
    fromDate: date('请填写离岗日期'),
    fromTime: time,
    untilDate: date(undefined),
    untilTime: time,
    whereabouts: text({ max: 100 }),
    reason: text({ max: 300 }),
  })
  .refine((values) => values.kind === 'errand' || values.untilDate !== '', {
    path: ['untilDate'],
    error: '请填写离岗到哪一天',
  });

export const absenceStepForm = z.strictObject({
  version: id('请刷新页面后重试'),
  step: z.enum(['confirm', 'decline', 'cancel', 'return'], { error: '请选择要办的事' }),
});

export type AbsenceValues = z.output<typeof absenceForm>;
export type AbsenceStepValues = z.output<typeof absenceStepForm>;
