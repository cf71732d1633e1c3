import type { ToleranceRefusal, ToleranceRefusalCode } from './tolerance-refusal.js';

const WORDS: Readonly<Record<ToleranceRefusalCode, (no: ToleranceRefusal) => string>> = {
  'nothing-missing': () => '材料已经齐全，不需要容缺，请直接受理。',
  'material-not-tolerable': (no) => `这些材料不能容缺：${listed(no)}。请出具一次性告知书。`,
  'promise-not-a-date': () => '请填写承诺补交的日期。',
  'promise-not-ahead': () => '承诺补交的日期必须晚于现在，请重新填写。',
  'promise-beyond-due': (no) => `承诺补交的日期不能晚于办结期限${String(no.facts.dueText ?? '')}，请改早。`,
  'promise-beyond-policy': (no) =>
    `该事项最长容缺${String(no.facts.atMost ?? '')}个工作日，请把承诺日期改早。`,
  'promise-not-signed': () => '请申请人在容缺承诺书上签名，并填写签名人。',
  'no-open-gap': () => '没有尚未补交的容缺材料，请刷新页面。',
  'gap-still-open': (no) => `容缺材料还没有补齐：${listed(no)}。补齐后才能准予许可。`,
  'gap-not-lapsed': () => '还没有超过承诺的补交日期，不能退件。',
  'return-not-opted-in': () => '该事项没有规定逾期不补交可以退件，请催促申请人补交。',
  'supplement-term-running': () => '补正期限还没有届满，不能退件。',
  'nothing-awaited': () => '没有等待申请人补交的材料，不能退件。',
  'overrun-too-short': () => '超期还不满3个工作日，不能退件，请先催促申请人补交。',
  'leader-approval-missing': () => '受理后的退件须经分管领导同意，请先报领导批准。',
};

/** A refusal as a sentence that tells what to do. */
export function toleranceRefusalInWords(refusal: ToleranceRefusal): string {
  return WORDS[refusal.code](refusal);
}

function listed(no: ToleranceRefusal): string {
  const { names } = no.facts;
  return Array.isArray(names) ? names.join('、') : '';
}
