import { z } from 'zod';
import { checkbox, id, text } from '../../web/forms.js';
import { ALL_FIELDS, ITEM_LISTS, type ItemField, type ItemList } from './item-fields.js';

const MOST_ROWS = 100;
const MOST_COUNT = 9_999;

const several = (value: unknown) =>
  value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value];

const optionalId = z
  .union([z.literal(''), z.coerce.number({ error: '请选择' }).int('请选择').positive('请选择')])
  .default('')
  .transform((value) => (value === '' ? null : value));

/** One field of the table as a schema; what comes out is what the column keeps. */
function fieldOf(field: ItemField, isOptionalCount: boolean): z.ZodType {
  switch (field.kind) {
    case 'text':
      return text({ max: field.max ?? 200 });
    case 'area':
      return text({ max: field.max ?? 3000 });
    case 'count':
      return count(isOptionalCount);
    case 'yuan':
      return yuan;
    case 'select':
      return choice(field);
    case 'tick':
      return checkbox();
    case 'ticks':
      return ticks(field);
    case 'handler':
      return optionalId;
    case 'department':
      return id('请选择联办部门');
  }
}

function count(isOptional: boolean) {
  const words = '请填写整数，如 5';
  return z
    .string({ error: words })
    .default('')
    .transform((value) => value.trim())
    .refine((value) => value === '' || (/^\d{1,4}$/.test(value) && Number(value) <= MOST_COUNT), words)
    .transform((value) => (value === '' ? (isOptional ? null : 0) : Number(value)));
}

const yuan = z
  .string({ error: '请填写金额' })
  .default('')
  .transform((value) => value.trim())
  .refine((value) => /^(\d{1,8}(\.\d{1,2})?)?$/.test(value), '金额写到分，如 120 或 120.50')
  .transform((value) => Math.round(Number(value) * 100));

function choice(field: ItemField) {
  const first = field.options?.[0]?.value ?? '';
  return z
    .string({ error: '请选择一项' })
    .default(field.name === 'itemClass' ? '' : first)
    .refine(
      (value) => value === '' || (field.options?.some((option) => option.value === value) ?? false),
      '请选择一项',
    );
}

function ticks(field: ItemField) {
  const known = (code: string) => field.options?.some((option) => option.value === code) ?? false;
  return z
    .preprocess(several, z.array(z.string().refine(known, '请选择列出的项')))
    .transform((codes) => codes.join(','));
}

/** A list of rows, by the order that was typed; empty rows are left out. Errors keep the place of their row. */
function listOf(list: ItemList) {
  const columns = Object.fromEntries(
    list.columns.map((column) => [column.name, fieldOf(column, column.name === 'limitValue')]),
  );
  const row = z
    .strictObject({ ...columns, position: count(true) })
    .refine((value) => String((value as Record<string, unknown>)[list.key] ?? '') !== '', {
      path: [list.key],
      error: list.missing,
    });
  const orEmpty = z.preprocess((value) => (isEmptyRow(list, value) ? null : value), z.nullable(row));
  return z
    .preprocess(rowsOf, z.array(orEmpty).max(MOST_ROWS, `最多 ${MOST_ROWS} 行`))
    .transform((rows) => inTypedOrder(rows.filter((each) => each !== null)));
}

/** Rows as typed: a list, or an object by row number. */
export function rowsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function isEmptyRow(list: ItemList, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const row = value as Record<string, unknown>;
  const words = list.columns.filter((column) => column.kind === 'text' || column.kind === 'area');
  return words.every((column) => String(row[column.name] ?? '').trim() === '');
}

function inTypedOrder(rows: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  const place = (row: Record<string, unknown>) =>
    typeof row.position === 'number' ? row.position : Number.POSITIVE_INFINITY;
  return rows
    .map((row, index) => ({ row, index }))
    .sort((first, second) => place(first.row) - place(second.row) || first.index - second.index)
    .map(({ row }, index) => ({ ...row, position: index + 1 }));
}

/** The content of an item version as it is saved: columns of the version, and the rows of its lists. */
export const contentForm = z
  .strictObject({
    ...Object.fromEntries(ALL_FIELDS.map((field) => [field.name, fieldOf(field, true)])),
    ...Object.fromEntries(ITEM_LISTS.map((list) => [list.name, listOf(list)])),
    name: text({ required: '请填写事项名称', max: 100 }),
    rowVersion: id('页面已过期，请刷新'),
  })
  .transform(({ rowVersion, ...values }) => ({ rowVersion, values: values as ItemValues }));

/** Values of a version by the names of the table of fields. */
export type ItemValues = Record<string, unknown>;

/** Asks for more empty rows; nothing is checked or saved. */
export const moreRowsForm = z.looseObject({ more: z.enum(ITEM_LISTS.map((list) => list.name)) });

const place = {
  departmentId: id('请选择实施部门'),
  groupName: text({ max: 60 }),
  taskType: text({ max: 60 }),
  windowIds: z.preprocess(several, z.array(id('请选择列出的窗口'))),
};

export const newItemForm = z.strictObject({
  ...place,
  code: text({ required: '请填写事项编码', max: 60 }).refine(
    (value) => /^[\w.()（）-]*$/u.test(value),
    '编码只用字母、数字和 - . _',
  ),
  name: text({ required: '请填写事项名称', max: 100 }),
});

export const itemPlaceForm = z.strictObject({ ...place, version: id('页面已过期，请刷新') });

export const itemStepForm = z.strictObject({
  version: id('页面已过期，请刷新'),
  reason: text({ required: '请写明理由', max: 300 }),
});

export const versionStepForm = z.strictObject({ rowVersion: id('页面已过期，请刷新') });

export const emptyForm = z.strictObject({});

export type NewItem = z.output<typeof newItemForm>;
export type ItemPlace = Omit<z.output<typeof itemPlaceForm>, 'version'>;
