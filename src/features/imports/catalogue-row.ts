import type { ItemClass } from '../../domain/items/item-content.js';
import type { CsvRecord } from './read-csv.js';

export const CATALOGUE_COLUMNS = ['department', 'group', 'name', 'item_code', 'task_type'] as const;

/** An item of a catalogue file. */
export interface CatalogueRow {
  line: number;
  department: string;
  groupName: string;
  name: string;
  code: string;
  taskType: string;
  itemClass: ItemClass;
}

export type ReadRow<Row> = { ok: true; row: Row } | { ok: false; line: number; reason: string };

/** The national list of task types; permits carry the lock of the legal basis. */
const CLASS_OF_TASK_TYPE: Readonly<Record<string, ItemClass>> = {
  1: 'permit',
  2: 'approval',
  3: 'approval',
  4: 'approval',
  5: 'approval',
  6: 'approval',
  7: 'approval',
  8: 'approval',
  9: 'approval',
  10: 'approval',
  20: 'public-service',
};

const NO_GROUP = '未分类';
const MOST_LETTERS = 300;
const MOST_CODE_SIGNS = 100;

/** Reads one line of a catalogue. */
export function readCatalogueRow({ line, cells }: CsvRecord): ReadRow<CatalogueRow> {
  const no = (reason: string) => ({ ok: false, line, reason }) as const;
  const department = cells.department ?? '';
  const name = (cells.name ?? '').replace(/\s+/g, ' ');
  const code = cells.item_code ?? '';
  const taskType = (cells.task_type ?? '').replace(/^0+(?=\d)/, '');
  const itemClass = CLASS_OF_TASK_TYPE[taskType];
  if (department === '') return no('department is empty');
  if (name === '') return no('name is empty');
  if (code === '') return no('item_code is empty');
  if (name.length > MOST_LETTERS || department.length > MOST_LETTERS)
    return no('name or department is too long');
  if (code.length > MOST_CODE_SIGNS || /\s/.test(code))
    return no('item_code is too long or has spaces in it');
  if (itemClass === undefined) return no(`task_type ${taskType || '(empty)'} is unknown`);
  const group = cells.group ?? '';
  return {
    ok: true,
    row: { line, department, groupName: group === NO_GROUP ? '' : group, name, code, taskType, itemClass },
  };
}
