import { z } from 'zod';
import { MEASURE_CODES } from '../../domain/accountability/measures.js';
import { parseDate, parseTimeOfDay } from '../../domain/calendar/civil-time.js';
import { id, text } from '../../web/forms.js';

const version = id('请刷新页面后重试');

/** A proposed fault; the moment is of the hall's zone. */
export const proposalForm = z.strictObject({
  sourceKey: text({ max: 40 }),
  faultId: text({ required: '请从过错目录中选择', max: 10 }),
  holderId: id('请选择责任人'),
  caseNumber: text({ max: 40 }),
  occurredOn: text({ required: '请填写发生的日期', max: 10 }).refine(
    (value) => parseDate(value) !== null,
    '请填写日期，如 2026-11-23',
  ),
  occurredTime: text({ max: 5 }).refine(
    (value) => value === '' || parseTimeOfDay(value) !== null,
    '请填写时间，如 14:00',
  ),
  facts: text({ required: '请写明事实', max: 2000 }),
  files: z.unknown().optional(),
});

export const hearingCallForm = z.strictObject({ version, note: text({ max: 500 }) });

export const statementForm = z.strictObject({
  version,
  statement: text({ required: '请写明申辩内容', max: 2000 }),
});

export const findingForm = z.strictObject({
  version,
  finding: text({ required: '请写明认定的事实和依据', max: 2000 }),
  isIntentional: z.enum(['yes', 'no'], { error: '请选择是否故意' }),
  isFirstTime: z.enum(['yes', 'no'], { error: '请选择是否初次' }),
  harm: z.enum(['small', 'serious', 'very-serious'], { error: '请选择危害后果' }),
  attitude: z.enum(['corrects', 'admits-after-education', 'refuses-to-mend'], { error: '请选择认识态度' }),
  /** 'preview' shows the class that follows; 'establish' finds the fault. */
  as: z.enum(['preview', 'establish']).default('establish'),
});

export const reasonForm = z.strictObject({
  version,
  reason: text({ required: '请写明不予追究的理由', max: 1000 }),
});

const ticked = z.enum(MEASURE_CODES as [string, ...string[]], { error: '请从列出的措施中选择' });

export const decisionForm = z.strictObject({
  version,
  decision: text({ required: '请写明决定的理由', max: 1000 }),
  measures: z
    .union([ticked.transform((one) => [one]), z.array(ticked)])
    .default([])
    .transform((all) => [...new Set(all)]),
});

export const correctionForm = z.strictObject({
  version,
  correction: text({ required: '请写明改正情况', max: 1000 }),
});

export const apologyForm = z.strictObject({
  version,
  apology: text({ required: '请写明什么时候、怎样向办事人赔礼道歉', max: 1000 }),
});

export const closingForm = z.strictObject({ version });

export const fileForm = z.strictObject({ files: z.unknown().optional() });

export type ProposalValues = z.output<typeof proposalForm>;
export type FindingValues = z.output<typeof findingForm>;
