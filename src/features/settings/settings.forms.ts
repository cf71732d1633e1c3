import { z } from 'zod';
import { checkbox, text } from '../../web/forms.js';
import { SETTINGS, type SettingKey, type SettingRow } from './setting-table.js';

/** One field per row of the table, checked by its kind; the values come out as they are stored. */
export const settingsForm = z
  .strictObject({
    seen: z.string().max(100),
    ...Object.fromEntries((SETTINGS as readonly SettingRow[]).map((row) => [row.key, fieldOf(row)])),
  })
  .refine(
    (values) => Number(fieldIn(values, 'amberAbovePercent')) < Number(fieldIn(values, 'orangeAbovePercent')),
    {
      path: ['orangeAbovePercent'],
      error: '橙灯应晚于黄灯，请填写更大的百分数',
    },
  );

export type SettingsValues = z.output<typeof settingsForm>;

function fieldIn(values: Record<string, unknown>, key: SettingKey): unknown {
  return values[key];
}

function fieldOf(row: SettingRow): z.ZodType<string> {
  switch (row.kind) {
    case 'wholeNumber':
      return z
        .string({ error: '请填写一个整数' })
        .trim()
        .regex(/^\d{1,6}$/, '请填写一个整数')
        .refine(
          (value) => isWithin(Number(value), row),
          `请填写 ${row.min ?? 0} 至 ${row.max ?? 999999} 之间的整数`,
        )
        .transform((value) => String(Number(value)));
    case 'flag':
      return checkbox().transform(String);
    case 'choice':
      return z
        .string({ error: '请选择一项' })
        .refine((value) => row.choices?.some((choice) => choice.value === value) ?? false, '请选择一项');
    case 'text':
      return text({ max: 100 });
  }
}

function isWithin(value: number, row: SettingRow): boolean {
  return value >= (row.min ?? 0) && value <= (row.max ?? 999_999);
}
