import { z } from 'zod';
import { isNumberPrefix } from '../../domain/numbering/case-number.js';
import { id, text } from '../../web/forms.js';
import { HALL_LEVEL_CODES } from './hall-levels.js';

const facts = {
  name: text({ required: '请填写大厅名称', max: 60 }),
  level: z.enum(HALL_LEVEL_CODES, { error: '请选择级别' }),
  address: text({ max: 120 }),
  phone: text({ max: 40 }),
  complaintPhone: text({ max: 40 }),
  sealName: text({ max: 60 }),
};

export const newHallForm = z.strictObject({
  parentId: id('请选择上级大厅'),
  code: text({ required: '请填写大厅代码', max: 20 })
    .transform((value) => value.toUpperCase())
    .refine((value) => /^[A-Z0-9-]*$/.test(value), '代码只用字母、数字和连字符'),
  numberPrefix: text({ required: '请填写编号前缀', max: 8 })
    .transform((value) => value.toUpperCase())
    .refine(isNumberPrefix, '前缀最多 8 位字母和数字，以字母开头、以字母结尾'),
  ...facts,
});

export const hallForm = z.strictObject(facts);

export type NewHall = z.output<typeof newHallForm>;
export type HallFacts = z.output<typeof hallForm>;
