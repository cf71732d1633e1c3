import { type FormProblem, problemOf } from '../../web/forms.js';
import type { StaffRefusal } from './change-staff.js';

const WORDS: Readonly<Record<StaffRefusal, string>> = {
  'not-found': '找不到这个人员',
  changed: '这个人员刚被别人改过；您填写的内容还在，请与现在保存的内容核对后再保存',
  'last-administrator':
    '这是本大厅最后一名在用的系统管理员，不能停用，也不能去掉管理员角色；请先另设一名管理员（S-33）',
  'out-of-reach': '部门或者窗口不在这个大厅里，请重新选择',
};

/** Why a change to a person was refused, beside what was typed (409). */
export function refusedStaff(code: StaffRefusal, values: Record<string, unknown>): FormProblem {
  return problemOf([{ field: 'form', text: WORDS[code] }], values, code === 'out-of-reach' ? 422 : 409);
}
