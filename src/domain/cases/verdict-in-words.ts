import type { IntakeVerdict, VerdictOutcome, VerdictReason, VerdictReasonCode } from './intake-verdict.js';
import { ONE_TIME_NOTICE_WITHIN_WORKING_DAYS } from './intake-verdict.js';
import { REMIT_REASONS } from './remit.js';

/** The heading of the panel beside the intake form. */
export const VERDICT_TITLES: Readonly<Record<VerdictOutcome, string>> = {
  undecided: '请继续核对',
  accept: '可以受理',
  tolerate: '可以容缺受理',
  'finish-instant': '可以当场办结',
  reply: '书面答复，不予办理',
  refer: '报分管领导研究（否定报备）',
  'treat-as-promised': '按承诺件受理',
  'one-time-notice': '需要一次性告知',
  'non-acceptance': '不予受理',
};

/** What the one button of the form says. */
export const VERDICT_BUTTONS: Readonly<Record<VerdictOutcome, string>> = {
  undecided: '请先核对完毕',
  accept: '受理并出具受理通知书',
  tolerate: '容缺受理并出具承诺书',
  'finish-instant': '办结并登记',
  reply: '出具不予许可决定书',
  refer: '书面报分管领导',
  'treat-as-promised': '受理并出具受理通知书',
  'one-time-notice': '出具一次性告知书',
  'non-acceptance': '出具不予受理通知书',
};

const WORDS: Readonly<Record<VerdictReasonCode, (materials: string, count: number) => string>> = {
  'nothing-chosen': () => '请先选择事项。',
  'applicant-not-ready': () => '请填写申请人姓名或者名称、证件号码和联系电话。',
  'materials-unchecked': (materials, count) => `还有${count}件材料没有核对：${materials}。`,
  'problem-not-described': (materials) => `请写明哪里不合要求：${materials}。`,
  'outside-remit': () => REMIT_REASONS['outside-remit'].words,
  'not-a-hall-matter': () => REMIT_REASONS['not-a-hall-matter'].words,
  'no-permit-needed': () => REMIT_REASONS['no-permit-needed'].words,
  complete: () => '材料齐全、符合法定形式，应当当场受理。',
  'complete-instant': () => '材料齐全，即办件当场办结，请填写发出的文书和领取人。',
  'expressly-forbidden': () => '该事项违反法律规定或者国家明令禁止，请当场说明并出具书面决定。',
  referred: () => '不予办理超出窗口授权，书面报请分管领导研究，由领导书面答复。',
  'complex-reply': () => '情况复杂，先按承诺件受理，在承诺期限内决定。',
  'no-refusal-authority': () =>
    '窗口没有直接答复不予办理的授权，按承诺件受理，由审批人员决定；认为不能办理的，也可以选择报分管领导研究。',
  'material-missing': (materials, count) => `缺${count}件：${materials}。`,
  'material-defective': (materials, count) => `${count}件不合要求：${materials}。`,
  'material-to-follow': (materials, count) => `${count}件申请后补：${materials}。`,
  'tolerance-not-open': () => '这里不能容缺受理，先一次性告知。',
  tolerated: (materials, count) =>
    `${count}件可以后补：${materials}。请填写承诺补交的日期，由申请人在承诺书上签名。`,
  'correctable-on-spot': (materials) => `可以当场更正：${materials}。请先让申请人更正，改好后勾选“有”。`,
  'notice-term-missed': () =>
    `收到材料已超过${ONE_TIME_NOTICE_WITHIN_WORKING_DAYS}个工作日没有告知，依法自收到之日起视为受理。`,
  'second-notice-breach': (materials) =>
    `上次告知时就能看到的问题没有告知：${materials}。再次告知会记为违反一次性告知，督查人员可见。`,
};

/** One reason as a sentence. */
export function verdictReasonInWords(reason: VerdictReason): string {
  return WORDS[reason.code](reason.materials.join('、'), reason.materials.length);
}

/** A verdict as its title and the sentences under it. */
export function verdictInWords(verdict: IntakeVerdict): {
  title: string;
  button: string;
  sentences: string[];
} {
  return {
    title: VERDICT_TITLES[verdict.outcome],
    button: VERDICT_BUTTONS[verdict.outcome],
    sentences: verdict.reasons.map(verdictReasonInWords),
  };
}
