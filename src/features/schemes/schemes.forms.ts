import { z } from 'zod';
import { PROCEDURE_SCHEMES } from '../../domain/appraisal-procedure/procedure-schemes.js';
import { checkbox, id, text } from '../../web/forms.js';

export const copyForm = z.strictObject({
  scheme: z.enum(PROCEDURE_SCHEMES, { error: '请选择考核办法' }),
  year: z.coerce
    .number({ error: '请选择年份' })
    .int('请选择年份')
    .min(2000, '请选择年份')
    .max(2100, '请选择年份'),
});

const points = text({ max: 60 });

/** A draft; `rules` and `categories` by their codes. What the texts mean, the domain reads. */
export const schemeForm = z.strictObject({
  version: id('请刷新页面后重试'),
  note: text({ max: 300 }),
  first: points,
  second: points,
  third: points,
  quota: points,
  quotaFirst: checkbox(),
  floor: checkbox(),
  eventsOnce: checkbox(),
  override: text({ max: 20 }),
  rankPoints: text({ max: 200 }),
  categories: z.record(z.string().max(10), points).default({}),
  rules: z
    .record(
      z.string().max(20),
      z.strictObject({
        from: points,
        to: points,
        allowed: points,
        per: text({ max: 20 }),
        vetoes: z
          .union([
            z.array(z.string().max(20)),
            z
              .string()
              .max(20)
              .transform((one) => [one]),
          ])
          .default([]),
      }),
    )
    .default({}),
});

const gradeStandard = z.strictObject({
  name: text({ max: 10 }),
  meaning: text({ max: 200 }),
  needsReason: checkbox(),
});

/** A draft of EFF; aspects by their line. */
export const efficiencyForm = z.strictObject({
  version: id('请刷新页面后重试'),
  note: text({ max: 300 }),
  quota: points,
  aspects: z
    .record(z.string().max(10), z.strictObject({ name: text({ max: 30 }), content: text({ max: 200 }) }))
    .default({}),
  grades: z.strictObject({ best: gradeStandard, middle: gradeStandard, worst: gradeStandard }),
});

export const inForceForm = z.strictObject({ version: id('请刷新页面后重试') });
