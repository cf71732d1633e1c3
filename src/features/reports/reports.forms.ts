import { z } from 'zod';
import { text } from '../../web/forms.js';

const month = z.string({ error: '请选择月份' }).regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请选择月份');
const hall = z.coerce.number({ error: '请选择大厅' }).int('请选择大厅').positive('请选择大厅');

export const closingForm = z.strictObject({ hall, month });

export const reopeningForm = z.strictObject({
  hall,
  month,
  reason: text({ required: '请写明重新打开的理由，会记入操作记录', max: 500 }),
});
