import { z } from 'zod';
import { MEASURE_CODES, type MeasureCode } from '../../domain/accountability/measures.js';
import { OFF_POST_OUTCOMES, type OffPostOutcome } from '../../domain/accountability/off-post.js';
import { parseDate } from '../../domain/calendar/civil-time.js';
import { checkbox, id, text } from '../../web/forms.js';

const codes = [...MEASURE_CODES] as [MeasureCode, ...MeasureCode[]];
const outcomes = Object.keys(OFF_POST_OUTCOMES) as [OffPostOutcome, ...OffPostOutcome[]];
const version = id('请刷新页面后重试');

const optionalId = z
  .union([z.literal(''), id()])
  .optional()
  .transform((value) => (value === undefined || value === '' ? null : value));

const date = text({ max: 10 }).refine(
  (value) => value === '' || parseDate(value) !== null,
  '请填写日期，如 2026-11-23',
);

export const proposalForm = z.strictObject({
  code: z.enum(codes, { error: '请选择处理措施' }),
  staffId: optionalId,
  departmentId: optionalId,
  legalBasis: text({ required: '请写明违反的规定和处理依据', max: 500 }),
  facts: text({ required: '请写明事实', max: 2000 }),
});

export const decisionForm = z
  .strictObject({
    version,
    outcome: z.enum(['decided', 'rejected'], { error: '请选择是否给予处理' }),
    decision: text({ max: 1000 }),
  })
  .refine(({ outcome, decision }) => outcome === 'decided' || decision !== '', {
    path: ['decision'],
    error: '不予处理的，请写明理由',
  });

export const servingForm = z.strictObject({
  version,
  helperSection: text({ max: 100 }),
  fromDate: date,
  untilDate: date,
  substituteId: optionalId,
  inPerson: checkbox().refine((ticked) => ticked, '请当面送达后再登记'),
});

export const selfCriticismForm = z.strictObject({
  version,
  text: text({ required: '请写检讨', max: 5000 }),
});

export const reviewForm = z
  .strictObject({
    version,
    outcome: z.enum(['approved', 'sent-back'], { error: '请选择是否通过' }),
    review: text({ max: 1000 }),
  })
  .refine(({ outcome, review }) => outcome === 'approved' || review !== '', {
    path: ['review'],
    error: '退回重写的，请写明意见',
  });

export const returnForm = z.strictObject({ version });

export const completionForm = z.strictObject({
  version,
  note: text({ required: '请写明落实情况', max: 1000 }),
});

export const evaluationForm = z.strictObject({
  version,
  clients: text({ required: '请写明参加评议的服务对象代表', max: 300 }),
  units: text({ required: '请写明参加评议的单位代表', max: 300 }),
  result: text({ required: '请写明评议和考核情况', max: 2000 }),
  outcome: z.enum(outcomes, { error: '请选择评议结果' }),
});
