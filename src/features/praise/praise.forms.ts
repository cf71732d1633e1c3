import { z } from 'zod';
import { MEDIA_LEVELS, type MediaLevel, PRAISE_KINDS, type PraiseKind } from '../../domain/praise/praise.js';
import { id, text } from '../../web/forms.js';
import { chosenFiles } from '../attachments/attachments.forms.js';

const kinds = Object.keys(PRAISE_KINDS) as [PraiseKind, ...PraiseKind[]];
const levels = Object.keys(MEDIA_LEVELS) as [MediaLevel, ...MediaLevel[]];

const optionalId = z
  .union([
    z.literal(''),
    z.coerce.number({ error: '请从列表中选择' }).int('请从列表中选择').positive('请从列表中选择'),
  ])
  .default('')
  .transform((value) => (value === '' ? null : value));

/** Praise as it is taken down; an empty day means today. */
export const praiseForm = z.strictObject({
  kind: z.enum(kinds, { error: '请选择表扬的形式' }),
  mediaLevel: z.enum([...levels, ''], { error: '请选择媒体级别' }).default(''),
  fromWhom: text({ max: 100 }),
  content: text({ required: '请写明表扬的内容', max: 2000 }),
  receivedOn: z
    .string()
    .trim()
    .regex(/^(\d{4}-\d{2}-\d{2})?$/, '请填写日期，例如 2026-11-20')
    .default(''),
  staffId: optionalId,
  windowId: optionalId,
  departmentId: optionalId,
  caseNumber: text({ max: 60 }),
  files: chosenFiles,
});

export const verificationForm = z.strictObject({
  version: id('请刷新页面后重试'),
  outcome: z.enum(['verified', 'not-verified'], { error: '请选择核实结果' }),
  note: text({ max: 500 }),
});

export type PraiseValues = z.output<typeof praiseForm>;
