import { z } from 'zod';
import { isPeriod } from '../../domain/appraisal/period.js';
import { PROCEDURE_SCHEMES } from '../../domain/appraisal-procedure/procedure-schemes.js';
import { id, text } from '../../web/forms.js';
import type { TypedGrade } from './graded-subjects.js';

const MOST_LETTERS = 500;

/** A month (2026-11) or a year (2026) of a scheme. */
export const openForm = z.strictObject({
  scheme: z.enum(PROCEDURE_SCHEMES, { error: '请选择考核办法' }),
  period: text({ required: '请选择月份或者年份', max: 7 }).refine(isPeriod, '请选择月份或者年份'),
});

/** A step with its grades: `r12` -> grade and reason of result 12. */
export const stepForm = z.strictObject({
  version: id('请刷新页面后重试'),
  reason: text({ max: MOST_LETTERS }),
  grades: z.record(z.string().regex(/^r[1-9]\d{0,8}$/), z.string().max(10)).default({}),
  reasons: z.record(z.string().regex(/^r[1-9]\d{0,8}$/), text({ max: MOST_LETTERS })).default({}),
});

export type StepValues = z.output<typeof stepForm>;

/** The typed grades by the id of their result. */
export function typedGrades({ grades, reasons }: StepValues): Map<number, TypedGrade> {
  return new Map(
    Object.entries(grades).map(([key, grade]) => [
      Number(key.slice(1)),
      { grade, reason: reasons[key] ?? '' },
    ]),
  );
}
