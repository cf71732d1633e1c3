import { z } from 'zod';
import { text } from '../../web/forms.js';

const STALE = '页面已失效，请刷新后重试';

const version = z.coerce.number({ error: STALE }).int(STALE).min(1, STALE);

const seen = { version, seenEventId: z.coerce.number({ error: STALE }).int(STALE).min(0, STALE) };

export const legOpeningForm = z.strictObject({
  ...seen,
  projectName: text({ required: '请填写项目名称', max: 100 }),
  contactName: text({ required: '请填写联系人', max: 60 }),
});

export const legClosingForm = z.strictObject(seen);

export const opinionForm = z
  .strictObject({
    version,
    agrees: z.enum(['yes', 'no'], { error: '请选择同意或者不同意' }),
    reason: text({ max: 1000 }),
    basis: text({ max: 500 }),
  })
  .superRefine(({ agrees, reason, basis }, context) => {
    if (agrees === 'yes') return;
    if (reason === '') {
      context.addIssue({ code: 'custom', path: ['reason'], message: '请写明不同意的理由，申请人会看到' });
    }
    if (basis === '') {
      context.addIssue({
        code: 'custom',
        path: ['basis'],
        message: '请写明不同意所依据的法律、法规或者规章及条款',
      });
    }
  });

export const legContactForm = z.strictObject({
  version,
  words: text({ required: '请写明怎样联系了申请人、说了什么', max: 300 }),
});

export const urgingForm = z.strictObject({ version, words: text({ max: 300 }) });

export const copyForm = z.strictObject({ version });
