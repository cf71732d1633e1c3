import { caseKindName, isCaseKind } from '../cases/kinds.js';
import { isCaseState, stateName } from '../cases/states.js';
import type { ExtensionRefusal, ExtensionRefusalCode } from './extension-refusal.js';

const WORDS: Readonly<Record<ExtensionRefusalCode, (no: ExtensionRefusal) => string>> = {
  'kind-not-extendable': (no) => `${kindWord(no)}不能延期，只有承诺件、联办件和报批件可以依法延期。`,
  'not-open-for-extension': (no) => `办件现在是“${stateWord(no)}”，没有在计时，不能申请延期。`,
  'working-day-limits-only': () => '只有按工作日计算的时限可以延期，该办件的时限不按工作日计算。',
  'request-already-open': () => '已经有一件延期申请等待批准，同一时间只能有一件。',
  'reason-missing': () => '请写明延期理由，理由会印在告知申请人的文书上。',
  'days-invalid': () => '请填写延长的工作日数，应为大于0的整数。',
  'days-beyond-allowance': (no) =>
    `依法最多可延长${String(no.facts.allowed ?? '')}个工作日，已延长${String(no.facts.used ?? 0)}个，最多还可延长${String(no.facts.left ?? 0)}个。`,
  'no-open-request': () => '没有等待批准的延期申请，请刷新页面。',
  'requester-may-not-decide': () => '申请延期的人不能批准自己的申请，请交由分管领导批准。',
  'not-leader-in-charge': () => '延期须经分管领导批准，您的岗位不能批准延期。',
  'decision-reason-missing': () => '请写明不同意延期的理由，并要求按期办结。',
};

/** A refusal as a sentence that tells what to do. */
export function extensionRefusalInWords(refusal: ExtensionRefusal): string {
  return WORDS[refusal.code](refusal);
}

function kindWord(no: ExtensionRefusal): string {
  const kind = String(no.facts.kind ?? '');
  return isCaseKind(kind) ? caseKindName(kind) : '这类办件';
}

function stateWord(no: ExtensionRefusal): string {
  const state = String(no.facts.state ?? '');
  return isCaseState(state) ? stateName(state) : '其他状态';
}
