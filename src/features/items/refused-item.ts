import { type FormProblem, problemOf } from '../../web/forms.js';

const WORDS = {
  'not-found': { field: 'form', text: '找不到这个事项', status: 409 },
  changed: { field: 'form', text: '这个内容刚被别人改过；您填写的内容还在，请核对后再保存', status: 409 },
  'not-a-draft': {
    field: 'form',
    text: '这个版本已经公布，不能再改；请回到事项页面新建一版草稿（A-46）',
    status: 409,
  },
  cancelled: { field: 'form', text: '事项已经取消，不能再公布', status: 409 },
  'step-not-open': { field: 'form', text: '事项现在的状态不能这样办，请刷新后再看', status: 409 },
  'code-taken': { field: 'code', text: '这个编码已经有事项在用', status: 422 },
  'out-of-reach': { field: 'form', text: '部门、窗口或者承办人不在这个大厅里，请重新选择', status: 422 },
  incomplete: { field: 'form', text: '还有内容没有填齐，不能公布（S-09、S-10）', status: 409 },
} as const;

/** Why a change to an item was refused, beside what was typed. */
export function refusedItem(code: keyof typeof WORDS, values: Record<string, unknown>): FormProblem {
  const { field, text, status } = WORDS[code];
  return problemOf([{ field, text }], values, status);
}
