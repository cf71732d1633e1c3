import { z } from 'zod';
import { text } from '../../web/forms.js';

const NUMBER_MAX = 60;
const CODE_MAX = 40;

/** What a citizen types to see a case: its number, and the query code or the last four of the identity number. */
export const statusForm = z.strictObject({
  number: text({ required: '请填写办件编号，它在通知书的右上角', max: NUMBER_MAX }),
  code: text({ required: '请填写查询码，或者证件号码的后四位', max: CODE_MAX }),
});
