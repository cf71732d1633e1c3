import { isCaseState, stateName } from '../cases/states.js';
import { isSpecialProcedure, specialProcedureName } from './special-procedures.js';
import type { SuspensionRefusal, SuspensionRefusalCode } from './suspension-refusal.js';

const WORDS: Readonly<Record<SuspensionRefusalCode, (no: SuspensionRefusal) => string>> = {
  'clock-not-running': (no) => `办件现在是“${stateWord(no)}”，没有在计时，不能暂停。`,
  'procedure-not-foreseen': (no) =>
    `该事项的办事步骤没有规定“${procedureWord(no)}”不计入时限，不能以此暂停计时。`,
  'suspension-already-running': (no) => `“${procedureWord(no)}”正在进行、计时已经暂停，请先登记它结束。`,
  'same-cause-again': (no) => `已经因“${procedureWord(no)}”暂停过一次，同一事由不得重复暂停。`,
  'basis-missing': () => '请写明暂停计时所依据的法律、法规及条款。',
  'reason-missing': () => '请写明暂停计时的理由，申请人和督查人员都会看到。',
  'limit-invalid': () => '请填写特别程序自己的期限，至少1个工作日。',
  'expected-end-not-ahead': () => '预计结束时间必须晚于现在，请重新填写。',
  'expected-end-beyond-limit': () => '预计结束时间不能晚于特别程序自己的期限，请改早或者核对期限。',
  'no-suspension-running': () => '没有正在暂停的计时，无需恢复。请刷新页面。',
  'ends-before-it-begins': () => '结束时间不能早于暂停开始的时间。',
  'outcome-missing': () => '请填写特别程序的结果，例如检测报告的名称和编号。',
};

/** A refusal as a sentence that tells what to do. */
export function suspensionRefusalInWords(refusal: SuspensionRefusal): string {
  return WORDS[refusal.code](refusal);
}

function procedureWord(no: SuspensionRefusal): string {
  const code = String(no.facts.procedure ?? '');
  return isSpecialProcedure(code) ? specialProcedureName(code) : '该程序';
}

function stateWord(no: SuspensionRefusal): string {
  const state = String(no.facts.state ?? '');
  return isCaseState(state) ? stateName(state) : '其他状态';
}
