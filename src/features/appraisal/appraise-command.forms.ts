import { z } from 'zod';

const LARGEST_NUMBER = 1_000_000;

const amount = z.number('Give a number').min(-LARGEST_NUMBER).max(LARGEST_NUMBER);
const windowGrade = z.enum(['优秀', '良好', '合格', '不合格'], 'Give 优秀, 良好, 合格 or 不合格');

const entry = z.object({
  rule: z.string('Give the code of a rule'),
  count: amount,
  points: z.exactOptional(amount),
  event: z.exactOptional(z.string('Give a name of the event').min(1, 'Give a name of the event')),
});

const subject = z.object({
  id: z.string('Give an id').min(1, 'Give an id'),
  entries: z.array(entry, 'Give a list of entries'),
  facts: z.exactOptional(
    z.strictObject({
      cases: z.exactOptional(z.number('Give a number').min(0, 'Give 0 or more')),
      windowGradeMonth: z.exactOptional(windowGrade),
      windowGradeYear: z.exactOptional(windowGrade),
    }),
  ),
});

const cutOffs = z
  .tuple([amount, amount, amount], 'Give three numbers')
  .refine(([first, second, third]) => first >= second && second >= third, 'Give the highest cut-off first');

const options = z.strictObject({
  quota: z.exactOptional(
    z.number('Give a share').min(0, 'Give a share of 0 to 1').max(1, 'Give a share of 0 to 1'),
  ),
  floor: z.exactOptional(z.boolean('Give true or false')),
  cutoffs: z.exactOptional(cutOffs),
});

/**
 * What `appraise` reads. Facts and options take no other keys, because a misspelt one would change the result in
 * silence; subjects and entries may carry more, which is ignored. Ids must differ.
 */
export const appraiseInput = z.object({
  subjects: z.array(subject, 'Give a list of subjects').superRefine((subjects, context) => {
    const seen = new Set<string>();
    for (const [index, { id }] of subjects.entries()) {
      if (seen.has(id)) {
        context.addIssue({ code: 'custom', path: [index, 'id'], message: `The id ${id} is there twice` });
      }
      seen.add(id);
    }
  }),
  options: z.exactOptional(options),
});

export type AppraiseInput = z.infer<typeof appraiseInput>;
