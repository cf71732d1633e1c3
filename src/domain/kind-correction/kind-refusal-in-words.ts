import { isCaseState, stateName } from '../cases/states.js';
import type { KindRefusal, KindRefusalCode } from './kind-refusal.js';

const WORDS: Readonly<Record<KindRefusalCode, (no: KindRefusal) => string>> = {
  'case-closed': () => '办件已经办结，不能更正办件类型。',
  'not-supervision': () => '办件类型只能由督查科更正，请向督查科说明情况。',
  'kind-unchanged': () => '更正后的类型与现在相同，请选择其他类型。',
  'reason-missing': () => '请写明更正办件类型的理由，会记入办件经过。',
  'not-after-acceptance': () => '已经受理的办件不能改为即办件或者答复件。',
  'state-belongs-to-kind': (no) => `办件现在是“${stateWord(no)}”，须先完成这一步才能更正类型。`,
  'item-needs-no-upward': () => '该事项没有规定需要报上级机关，不能改为报批件。',
};

/** A refusal as a sentence that tells what to do. */
export function kindRefusalInWords(refusal: KindRefusal): string {
  return WORDS[refusal.code](refusal);
}

function stateWord(no: KindRefusal): string {
  const state = String(no.facts.state ?? '');
  return isCaseState(state) ? stateName(state) : '其他状态';
}
