import { ALL_FIELDS, ITEM_LISTS, type ItemField } from './item-fields.js';
import { type ItemValues, rowsOf } from './items.forms.js';

export interface Named {
  id: number;
  name: string;
}

/** One attribute of a version in words; several lines for a list. */
export interface ContentLine {
  name: string;
  label: string;
  attribute: string;
  lines: string[];
}

/** The values of a stored version by the names of the fields; lists as rows. */
export function storedValues(version: object): ItemValues {
  const row = version as Record<string, unknown>;
  const single = ALL_FIELDS.map((field) => [field.name, row[field.name] ?? null]);
  const lists = ITEM_LISTS.map((list) => [
    list.name,
    rowsOf(row[list.name]).map((each) => {
      const columns = each as Record<string, unknown>;
      return Object.fromEntries(
        [...list.columns.map(({ name }) => name), 'position'].map((name) => [name, columns[name] ?? null]),
      );
    }),
  ]);
  return Object.fromEntries([...single, ...lists]);
}

/** Stored values as they stand in the inputs of the form. */
export function typedValues(values: ItemValues): ItemValues {
  const lists = ITEM_LISTS.map((list) => [
    list.name,
    rowsOf(values[list.name]).map((each, index) => {
      const row = each as Record<string, unknown>;
      const columns = list.columns.map((column) => [column.name, typed(column, row[column.name])]);
      return Object.fromEntries([...columns, ['position', String(index + 1)]]);
    }),
  ]);
  const single = ALL_FIELDS.map((field) => [field.name, typed(field, values[field.name])]);
  return Object.fromEntries([...single, ...lists]);
}

function typed(field: ItemField, value: unknown): string | string[] {
  switch (field.kind) {
    case 'tick':
      return value === true ? 'on' : '';
    case 'ticks':
      return codes(value);
    case 'yuan':
      return typeof value === 'number' && value > 0 ? (value / 100).toFixed(2) : '';
    default:
      return value === null || value === undefined ? '' : String(value);
  }
}

/** Everything a version says, line by line; what is empty is left out. */
export function contentLines(
  values: ItemValues,
  handlers: readonly Named[],
  departments: readonly Named[] = [],
): ContentLine[] {
  const single = ALL_FIELDS.filter((field) => !field.name.endsWith('Unit')).map((field) => ({
    name: field.name,
    label: field.label,
    attribute: field.attribute,
    lines: inWords(field, values, handlers),
  }));
  const lists = ITEM_LISTS.map((list) => ({
    name: list.name,
    label: list.title,
    attribute: list.attribute,
    lines: rowsOf(values[list.name]).map(
      (row, index) => `${index + 1}. ${rowInWords(list.columns, row as ItemValues, departments)}`,
    ),
  }));
  return [...single, ...lists].filter(({ lines }) => lines.length > 0);
}

export interface ContentDifference {
  label: string;
  attribute: string;
  /** Lines that only the earlier version has. */
  before: string[];
  after: string[];
}

/** The attributes in which two versions differ, with the lines that they do not share. */
export function compareContents(
  before: ItemValues,
  after: ItemValues,
  handlers: readonly Named[],
  departments: readonly Named[] = [],
): ContentDifference[] {
  const [old, fresh] = [
    contentLines(before, handlers, departments),
    contentLines(after, handlers, departments),
  ];
  const names = [...new Set([...old, ...fresh].map(({ name }) => name))];
  return names.flatMap((name) => {
    const [was, is] = [old, fresh].map((lines) => lines.find((line) => line.name === name));
    const [wasLines, isLines] = [was?.lines ?? [], is?.lines ?? []];
    if (wasLines.join('\n') === isLines.join('\n')) return [];
    return [
      {
        label: (is ?? was)?.label ?? name,
        attribute: (is ?? was)?.attribute ?? '',
        before: wasLines.filter((line) => !isLines.includes(line)),
        after: isLines.filter((line) => !wasLines.includes(line)),
      },
    ];
  });
}

function rowInWords(columns: readonly ItemField[], row: ItemValues, departments: readonly Named[]): string {
  return columns
    .filter((column) => !column.name.endsWith('Unit'))
    .flatMap((column, index) =>
      inWords(column, row, departments).map((words) => (index === 0 ? words : `${column.label}：${words}`)),
    )
    .join('；');
}

function inWords(field: ItemField, values: ItemValues, handlers: readonly Named[]): string[] {
  const value = values[field.name];
  if (value === null || value === undefined || value === '' || value === false) return [];
  switch (field.kind) {
    case 'tick':
      return ['是'];
    case 'ticks':
      return [
        codes(value)
          .map((code) => optionName(field, code))
          .join('、'),
      ].filter((words) => words !== '');
    case 'select':
      return [optionName(field, String(value))];
    case 'department':
    case 'handler':
      return [handlers.find(({ id }) => id === value)?.name ?? `（编号 ${String(value)}）`];
    case 'yuan':
      return value === 0 ? [] : [`${(Number(value) / 100).toFixed(2)} 元`];
    case 'count':
      return [`${String(value)}${unitOf(field, values)}`];
    default:
      return [String(value)];
  }
}

function unitOf(field: ItemField, values: ItemValues): string {
  const name = field.name.replace(/Value$/, 'Unit');
  const unit = [...ALL_FIELDS, ...ITEM_LISTS.flatMap((list) => list.columns)].find(
    (each) => each.name === name && name !== field.name,
  );
  return unit === undefined ? '' : optionName(unit, String(values[name] ?? ''));
}

function optionName(field: ItemField, code: string): string {
  return field.options?.find((option) => option.value === code)?.label ?? code;
}

function codes(value: unknown): string[] {
  return String(value ?? '')
    .split(',')
    .filter((code) => code !== '');
}
