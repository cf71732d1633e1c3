import { z } from 'zod';
import { parseDate } from '../../domain/calendar/civil-time.js';
import { id, text } from '../../web/forms.js';
import { isContactChannel } from './upward.repository.js';

const STALE = '页面已失效，请刷新后重试';

const seen = {
  version: z.coerce.number({ error: STALE }).int(STALE).min(1, STALE),
  seenEventId: z.coerce.number({ error: STALE }).int(STALE).min(0, STALE),
};

const DAY = '日期写成 2026-11-20 的样子';

const optionalDay = text({ max: 10 }).refine((value) => value === '' || parseDate(value) !== null, DAY);

export const forwardingForm = z.strictObject({
  ...seen,
  trackerId: id('请指定跟踪人，由其负责与上级机关联系'),
  expectedOn: optionalDay,
  note: text({ max: 500 }),
});

export const contactForm = z.strictObject({
  ...seen,
  way: text({ required: '请选择联系方式', max: 20 }).refine(isContactChannel, '请选择联系方式'),
  contactedName: text({ required: '请写明联系了上级机关的谁', max: 60 }),
  note: text({ required: '请写明联系的结果', max: 500 }),
});

export const superiorAnswerForm = z.strictObject({
  ...seen,
  agrees: z.enum(['yes', 'no'], { error: '请选择上级机关是否同意' }),
  documentNumber: text({ required: '请填写上级机关批复的文号', max: 80 }),
  answeredOn: text({ required: '请填写批复日期', max: 10 }).refine((value) => parseDate(value) !== null, DAY),
  content: text({ required: '请填写批复的内容', max: 1000 }),
  told: text({ required: '请写明怎样把批复告诉申请人', max: 200 }),
});

export type ForwardingValues = z.output<typeof forwardingForm>;
export type ContactValues = z.output<typeof contactForm>;
export type SuperiorAnswerValues = z.output<typeof superiorAnswerForm>;
