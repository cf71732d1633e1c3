import { z } from 'zod';
import { text } from '../../web/forms.js';
import { go, REASON, seen, tickedNames } from '../cases/cases.forms.js';

export const gapFillingForm = z.strictObject({
  ...seen,
  came: tickedNames.refine((names) => names.length > 0, '请勾选补交了哪些材料'),
});

export const returnForm = z.strictObject({
  ...seen,
  ...go,
  reason: text({ required: REASON, max: 1000 }),
});
