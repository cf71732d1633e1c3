import { z } from 'zod';
import { id, text } from '../../web/forms.js';
import { chosenFiles } from '../attachments/attachments.forms.js';

const points = text({ max: 10 }).refine(
  (value) => value === '' || /^-?\d{1,3}(\.\d{1,2})?$/.test(value),
  '请填写分值，扣分写负数，如 -3',
);

/** An entry by hand; `points` empty where the rule fixes them. */
export const entryForm = z.strictObject({
  periodId: id('请选择考核期'),
  subjectId: id('请选择对象'),
  rule: text({ required: '请选择规则', max: 20 }),
  count: z.coerce.number({ error: '请填写次数' }).positive('次数应当大于 0').max(999, '次数太多，请核对'),
  points,
  words: text({ required: '请写明事由和依据', max: 500 }),
  sameAs: text({ max: 10 }).refine((value) => value === '' || /^\d+$/.test(value), '请填写那一条的编号'),
  files: chosenFiles,
});

export const decideEntryForm = z
  .strictObject({
    seen: z.string().max(20),
    decision: z.enum(['consent', 'refuse'], { error: '请选择同意还是不同意' }),
    points,
    note: text({ max: 300 }),
  })
  .refine(({ decision, note }) => decision === 'consent' || note !== '', {
    path: ['note'],
    error: '不同意的请写明理由',
  });

export const undoEntryForm = z.strictObject({
  seen: z.string().max(20),
  note: text({ required: '请写明撤销的理由', max: 300 }),
});

export const matterForm = z.strictObject({ other: id('请填写那一条的编号') });
