import { z } from 'zod';
import { ASSESSED, MOST_ASSESSED_POINTS } from '../../domain/appraisal-procedure/assessment.js';
import { ASSESSED_KIND, type AssessedScheme } from './cast-ballots.js';

/** `s12` -> the parts typed for subject 12, each 0 to 100 or empty. */
export const ballotsForm = z.strictObject({
  scheme: z.enum(['STF', 'WIN'], { error: '请选择测评的对象' }),
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请选择月份'),
  subjects: z
    .record(z.string().regex(/^s[1-9]\d{0,8}$/), z.record(z.string().max(3), z.string().trim().max(6)))
    .default({}),
});

export type BallotsValues = z.output<typeof ballotsForm>;

/** The sheets that were filled; one begun must be complete. */
export function readBallots(
  scheme: AssessedScheme,
  given: BallotsValues['subjects'],
): { ballots: Map<number, number[]>; errors: { field: string; text: string }[] } {
  const ballots = new Map<number, number[]>();
  const errors: { field: string; text: string }[] = [];
  for (const [key, parts] of Object.entries(given)) {
    const typed = ASSESSED[ASSESSED_KIND[scheme]].map((_, index) => parts[`p${index}`] ?? '');
    if (typed.every((part) => part === '')) continue;
    const points = typed.map(Number);
    const isComplete = typed.every((part) => /^\d{1,3}(\.\d)?$/.test(part));
    if (isComplete && points.every((point) => point <= MOST_ASSESSED_POINTS)) {
      ballots.set(Number(key.slice(1)), points);
    } else {
      errors.push({ field: `subjects.${key}`, text: '每一项请填写 0 到 100 之间的数，不评的全部留空' });
    }
  }
  return { ballots, errors };
}
