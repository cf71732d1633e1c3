import { ACTION_NAMES } from './action-words.js';
import { CASE_KINDS, isCaseKind } from './kinds.js';
import type { Refusal, RefusalCode } from './refusal.js';
import { isCaseState, stateName } from './states.js';
import { isCaseAction } from './transitions.js';

const WORDS: Readonly<Record<RefusalCode, (refusal: Refusal) => string>> = {
  'not-in-this-state': (no) =>
    `办件现在是“${stateWord(no)}”，不能${actionWord(no)}。请刷新页面，按现在能做的步骤办理。`,
  'not-released': (no) => `“${actionWord(no)}”暂未开通，请选择页面上列出的步骤。`,
  'kind-not-allowed': (no) => `${kindWord(no)}不能${actionWord(no)}，请选择适用于这类办件的步骤。`,
  'not-permitted': (no) => `您的岗位没有“${actionWord(no)}”的权限，请交由有权限的同事办理。`,
  'out-of-scope': () => '该办件不在您的窗口或者部门，请由承办窗口办理。',
  'actor-missing': () => '没有经办人，无法登记。请重新登录后再办理。',
  'time-missing': () => '办理时间无效，请刷新页面后重新提交。',
  'back-dated': () => '办理时间不能早于现在，也不能早于上一步。请按实际提交时间办理。',
  'post-dated': () => '办理时间不能晚于现在，请按实际提交时间办理。',
  'reason-missing': () => '请写明理由，申请人和督查人员都会看到。',
  'basis-missing': () => '请写明依据的法律、法规或者规章及条款。',
  'acceptor-may-not-decide': () => '您收件或者受理了该办件，不能再作审批决定。请交由其他审批人员决定。',
  'materials-incomplete': () => '材料还不齐全或者不合要求，不能受理。请出具一次性告知书，写明全部问题。',
  'materials-unchecked': () => '还有材料没有核对，请逐件选择“有”“缺”或者“不合要求”，再一次性告知。',
  'problem-not-described': () => '请写明每件不合要求的材料错在哪里、怎样改。',
  'nothing-to-correct': () => '没有可以当场更正的材料，请核对勾选情况。',
  'acceptance-is-mandatory': () => '材料已经齐全、符合法定形式，应当当场受理，请点“受理”。',
  'notice-too-late': () =>
    '收到材料已超过5个工作日，不能再出具一次性告知书，依法自收到材料之日起视为受理。请点“受理”。',
  'remit-reason-missing': () =>
    '请选择不予受理的原因：不属于本机关职权、不在本大厅办理、依法不需要许可。材料不齐不是不予受理的理由。',
  'kind-not-of-item': () => '办件类型与事项规定的类型不一致，请按事项规定的类型办理。',
  'no-refusal-authority': () => '该事项没有授权窗口直接答复不予办理，请按承诺件受理，由审批人员决定。',
  'checklist-not-ticked': () =>
    '审查要点还没有全部核对通过，不能准予许可。请逐项审查，或者作出不予许可决定。',
  'item-has-fee': () => '该事项收费，请先通知缴费，登记票据号后再通知领取。',
  'item-is-free': () => '该事项不收费，不得收取任何费用。请直接通知领取。',
  'receipt-number-missing': () => '请填写财政票据号，没有票据不能登记缴费。',
  'output-document-missing': () => '请填写发出的证件或者文书名称，没有办理结果不能办结。',
  'delivery-record-missing': () => '请填写领取人姓名，没有领取记录不能办结。',
  'tolerance-not-released': () => '容缺受理暂未开通，请出具一次性告知书。',
  'overdue-reason-missing': () => '办件已经超期，请先登记超期原因和办结计划，再继续办理。',
  'clock-is-stopped': () => '特别程序正在进行、计时已经暂停，请先登记它结束（恢复计时），再办理这一步。',
  'overrun-measure-missing': () =>
    '办件已超期3个工作日以上，请先登记超期处置（催补、退件，或者告知申请人），再继续办理。',
  'changed-by-another': () => '办件刚刚被其他人员更新。您填写的内容仍在，请看清变化后再提交。',
  'authority-suffices': () => '该事项已授权窗口直接答复不予办理，请直接书面答复并登记。',
  'gaps-not-tolerable': () =>
    '只有缺少的材料都可以后补、没有不合要求的材料，才能容缺受理。请出具一次性告知书。',
  'no-open-gap': () => '没有尚未补交的容缺材料，请刷新页面。',
  'gap-still-open': () => '容缺材料还没有补齐，不能准予许可。请先登记补交的材料。',
  'not-returnable': () =>
    '补正期限或者承诺补交的日期还没有届满，或者该事项没有规定可以退件，请继续催补；受理后的退件请报分管领导决定。',
  'papers-already-returned': () => '材料已经退还并签收，不能重复登记，请刷新页面。',
  'not-the-lead': () =>
    '联办件的启动、催办和汇总由牵头人办理：部门以内由窗口，跨部门由督查科。请交由牵头人办理。',
  'legs-unanswered': () => '还有联办部门没有答复，请先催办；全部答复以后再汇总。',
  'legs-disagree': () => '有联办部门不同意，不能准予许可。请作出不予许可决定，写明理由和依据。',
  'item-needs-no-upward': () => '该事项没有规定需要报上级机关，不得以报批件转报。请在本级决定。',
  'not-yet-forwarded': () => '该事项需要报上级机关，请先转报并登记上级机关的批复，再决定准予许可。',
  'already-forwarded': () => '办件已经报过上级机关，批复已经登记，请按批复决定。',
  'told-by-rule': () => '现在不能这样办理，请刷新页面后再看。',
};

/** A refusal as a sentence that tells what to do. */
export function refusalInWords(refusal: Refusal): string {
  return refusal.words ?? WORDS[refusal.code](refusal);
}

function actionWord(refusal: Refusal): string {
  const action = String(refusal.facts.action ?? '');
  return isCaseAction(action) ? ACTION_NAMES[action] : '进行这一步';
}

function stateWord(refusal: Refusal): string {
  const state = String(refusal.facts.state ?? '');
  return isCaseState(state) ? stateName(state) : '其他状态';
}

function kindWord(refusal: Refusal): string {
  const kind = String(refusal.facts.kind ?? '');
  return isCaseKind(kind) ? CASE_KINDS[kind].name : '这类办件';
}
