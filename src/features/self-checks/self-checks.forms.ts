import { z } from 'zod';
import { type SelfCheckScheme, selfCheckCategories } from '../../domain/appraisal-procedure/self-check.js';
import { text } from '../../web/forms.js';

const MOST_LETTERS = 1000;

/** The own scores by category (empty: not yet), the explanation, and the version seen (0: new). */
export const selfCheckForm = z.strictObject({
  version: z.coerce.number({ error: '请刷新页面后重试' }).int().min(0),
  scores: z.record(z.string().max(2), z.string().trim().max(6)).default({}),
  explanation: text({ max: MOST_LETTERS }),
});

export type SelfCheckValues = z.output<typeof selfCheckForm>;

export type ReadScores = {
  scores: Record<string, number>;
  errors: { field: string; text: string }[];
};

/** The typed scores as numbers; a draft may leave some out, a submitted form none. */
export function readScores(
  scheme: SelfCheckScheme,
  given: Readonly<Record<string, string>>,
  isFinal: boolean,
): ReadScores {
  const scores: Record<string, number> = {};
  const errors: ReadScores['errors'] = [];
  for (const { key, name, maximumPoints } of selfCheckCategories(scheme)) {
    const typed = given[key] ?? '';
    const points = Number(typed);
    if (typed === '') {
      if (isFinal) errors.push({ field: `scores.${key}`, text: `请填写“${name}”的自评分` });
    } else if (!/^\d{1,3}(\.\d{1,2})?$/.test(typed) || points > maximumPoints) {
      errors.push({ field: `scores.${key}`, text: `“${name}”的自评分请填写 0 到 ${maximumPoints} 之间的数` });
    } else {
      scores[key] = points;
    }
  }
  return { scores, errors };
}
