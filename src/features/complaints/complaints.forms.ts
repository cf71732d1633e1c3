import { z } from 'zod';
import { parseDate, parseTimeOfDay } from '../../domain/calendar/civil-time.js';
import { SATISFACTIONS, type Satisfaction } from '../../domain/complaints/after-answer.js';
import {
  COMPLAINT_CATEGORIES,
  COMPLAINT_SEVERITIES,
  COMPLAINT_TARGETS,
  type ComplaintCategory,
  type ComplaintSeverity,
  type ComplaintTargetKind,
} from '../../domain/complaints/categories.js';
import { type ComplaintChannel, STAFF_CHANNELS } from '../../domain/complaints/channels.js';
import { HEARING_SIDES, type HearingSide } from '../../domain/complaints/hearing-sides.js';
import { COMPLAINT_FINDINGS, type ComplaintFinding } from '../../domain/complaints/states.js';
import { checkbox, id, text } from '../../web/forms.js';
import { chosenFiles } from '../attachments/attachments.forms.js';

function keys<Key extends string>(table: Readonly<Record<Key, unknown>>): [Key, ...Key[]] {
  return Object.keys(table) as [Key, ...Key[]];
}

const optionalId = z
  .union([
    z.literal(''),
    z.coerce.number({ error: '请从列表中选择' }).int('请从列表中选择').positive('请从列表中选择'),
  ])
  .default('')
  .transform((value) => (value === '' ? null : value));

const date = text({ max: 10 }).refine(
  (value) => value === '' || parseDate(value) !== null,
  '请填写日期，如 2026-11-23',
);
const time = text({ max: 5 }).refine(
  (value) => value === '' || parseTimeOfDay(value) !== null,
  '请填写时间，如 14:00',
);

const category = z
  .enum([...keys<ComplaintCategory>(COMPLAINT_CATEGORIES), ''], { error: '请选择投诉属于哪一类' })
  .default('');
const severity = z
  .enum(keys<ComplaintSeverity>(COMPLAINT_SEVERITIES), { error: '请选择轻重' })
  .default('ordinary');

const target = {
  targetKind: z
    .enum(keys<ComplaintTargetKind>(COMPLAINT_TARGETS), { error: '请选择投诉的是谁' })
    .default('none'),
  targetStaffId: optionalId,
  targetWindowId: optionalId,
  targetDepartmentId: optionalId,
};

const version = id('请刷新页面后重试');

/** A complaint as it is taken down by staff; days and times are of the hall's zone. */
export const complaintForm = z
  .strictObject({
    submissionKey: z.string().regex(/^[\w-]{16,40}$/, '请刷新页面后重试'),
    channel: z.enum(STAFF_CHANNELS as [ComplaintChannel, ...ComplaintChannel[]], {
      error: '请选择投诉方式',
    }),
    category,
    severity,
    anonymous: checkbox(),
    confidential: checkbox(),
    name: text({ max: 100 }),
    phone: text({ max: 30 }),
    address: text({ max: 200 }),
    content: text({ required: '请写明投诉的内容', max: 4000 }),
    ...target,
    levelSkipping: checkbox(),
    caseNumber: text({ max: 60 }),
    item: text({ max: 100 }),
    itemId: optionalId,
    occurredDate: date,
    occurredTime: time,
    receivedDate: date,
    receivedTime: time,
    outOfScope: checkbox(),
    redirectedTo: text({ max: 200 }),
    explanation: text({ max: 1000 }),
    files: chosenFiles,
  })
  .refine((values) => !values.outOfScope || values.redirectedTo !== '', {
    path: ['redirectedTo'],
    error: '请写明应当向哪个单位、通过什么渠道反映',
  })
  .refine((values) => !values.outOfScope || values.explanation !== '', {
    path: ['explanation'],
    error: '请写明为什么不属于受理范围，要耐心向投诉人说明',
  });

export const acceptForm = z.strictObject({
  version,
  category,
  severity,
  levelSkipping: checkbox(),
  ...target,
  toldWords: text({ max: 1000 }),
});

export const rerouteForm = z.strictObject({ version });

export const redirectForm = z.strictObject({
  version,
  redirectedTo: text({ max: 200 }),
  explanation: text({ max: 1000 }),
});

export const assignForm = z.strictObject({
  version,
  handlerId: id('请选择经办人'),
  unitId: optionalId,
  workingDays: z
    .union([
      z.literal(''),
      z.coerce
        .number({ error: '请填写天数，只用数字' })
        .int('请填写整数')
        .min(1, '请填写 1 以上的天数')
        .max(60, '天数太大'),
    ])
    .default('')
    .transform((value) => (value === '' ? null : value)),
  assignNote: text({ max: 500 }),
});

export const hearForm = z.strictObject({
  version,
  side: z.enum(keys<HearingSide>(HEARING_SIDES), { error: '请选择听取谁的意见' }),
  statement: text({ required: '请写明对方的说法', max: 4000 }),
});

const answerOf = z
  .enum(['yes', 'no', ''], { error: '请选择是或者否' })
  .default('')
  .transform((value) => (value === '' ? null : value === 'yes'));

const finding = {
  reason: text({ max: 4000 }),
  factsVerified: answerOf,
  isAttributable: answerOf,
  ruleBroken: answerOf,
  blamedStaffId: optionalId,
  blamedWindowId: optionalId,
  blamedDepartmentId: optionalId,
  brokenRule: text({ max: 20 }),
  brokenRuleWords: text({ max: 300 }),
};

export const findForm = z.strictObject({
  version,
  finding: z.enum(keys<ComplaintFinding>(COMPLAINT_FINDINGS), { error: '请选择认定结果' }),
  ...finding,
});

/** Without a new finding the first one stands. */
export const reverifyForm = z.strictObject({
  version,
  result: text({ required: '请写明重新核查的情况', max: 4000 }),
  finding: z
    .enum([...keys<ComplaintFinding>(COMPLAINT_FINDINGS), ''], { error: '请选择认定结果' })
    .default(''),
  ...finding,
});

export const answerForm = z.strictObject({
  version,
  answer: text({ required: '请写明答复的内容', max: 4000 }),
});

export const askForm = z.strictObject({
  version,
  satisfaction: z.enum(keys<Satisfaction>(SATISFACTIONS), { error: '请选择投诉人是否满意' }),
  note: text({ max: 1000 }),
});

export const visitForm = z.strictObject({
  version,
  returnVisit: text({ required: '请写明回访的情况', max: 2000 }),
});

export const noFieldsForm = z.strictObject({});

export type ComplaintValues = z.output<typeof complaintForm>;
export type FindingValues = Omit<z.output<typeof reverifyForm>, 'version' | 'result' | 'finding'>;
