import { z } from 'zod';
import { text } from '../../web/forms.js';
import { BASIS, go, REASON, seen, tickedNames } from '../cases/cases.forms.js';

export const referralForm = z.strictObject({
  ...seen,
  ...go,
  reason: text({ required: REASON, max: 1000 }),
  basis: text({ required: BASIS, max: 500 }),
});

export const referralAnswerForm = z.strictObject({
  ...seen,
  ...go,
  answer: z.enum(['confirm', 'order-acceptance'], { error: '请选择同意不予办理，或者要求受理' }),
  reason: text({ required: '请书面写明意见', max: 1000 }),
});

export const paperReturnForm = z.strictObject({
  ...seen,
  papers: tickedNames.refine((papers) => papers.length > 0, '请选择退还了哪些材料'),
  signedBy: text({ required: '请填写签收人姓名，材料须经签收才能退还', max: 60 }),
});
