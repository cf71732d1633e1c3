import { z } from 'zod';
import { MATERIAL_FILE_PURPOSES, type MaterialFilePurpose } from '../../domain/items/material-files.js';
import { chosenFiles } from '../attachments/attachments.forms.js';

const purposes = Object.keys(MATERIAL_FILE_PURPOSES) as [MaterialFilePurpose, ...MaterialFilePurpose[]];

export const materialFileForm = z.strictObject({
  position: z.coerce.number({ error: '请选择材料' }).int('请选择材料').min(1, '请选择材料').max(999),
  purpose: z.enum(purposes, { error: '请选择是空白表格还是填写样本' }),
  files: chosenFiles,
});

export const removalForm = z.strictObject({
  file: z.coerce.number().int().positive('请刷新页面后重试'),
});
