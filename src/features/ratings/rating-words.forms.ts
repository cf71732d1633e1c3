import { z } from 'zod';
import { parsePhone } from '../../domain/identity/phone.js';
import { LONGEST_COMMENT, ratingLevel } from '../../domain/ratings/rating-levels.js';
import { text } from '../../web/forms.js';

const LONGEST_NAME = 40;
const LONGEST_PHONE = 30;
const MOST_REASONS = 20;

const level = z.coerce
  .number({ error: '请选择满意程度' })
  .refine((value) => ratingLevel(value) !== null, '请选择满意程度')
  .transform((value) => ratingLevel(value) ?? 3);

const reasons = z
  .union([z.string().max(40), z.array(z.string().max(40)).max(MOST_REASONS)])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()));

const phone = text({ max: LONGEST_PHONE })
  .refine(
    (value) => value === '' || parsePhone(value).ok,
    '电话号码不对，请写手机号，座机请带区号；也可以不填',
  )
  .transform((value) => {
    const parsed = parsePhone(value);
    return parsed.ok ? parsed.value.number : '';
  });

/** What a visitor says, everything but the level of his own free will (S-54). */
const words = {
  level,
  reasons,
  comment: text({ max: LONGEST_COMMENT }),
  name: text({ max: LONGEST_NAME }),
  phone,
};

/** On the tablet of a window; `handle` names the visit that was shown. */
export const tabletForm = z.strictObject({ ...words, handle: z.string().max(64) });

/** For a case, by the page of the case. */
export const caseRatingForm = z.strictObject({ ...words, via: z.enum(['qr', 'online']) });
