import type { JointRefusal, JointRefusalCode } from './joint-refusal.js';

const WORDS: Readonly<Record<JointRefusalCode, (no: JointRefusal) => string>> = {
  'not-joint': () => '只有联办件可以启动并联审批。',
  'too-few-legs': () => '联办件至少涉及两个部门或者两项许可，请补全联办事项。',
  'form-incomplete': (no) => `互联审批申请书还没有填写完整：${listed(no)}。`,
  'leg-unknown': () => '没有这个联办环节，请刷新页面。',
  'leg-already-started': (no) => `“${leg(no)}”已经抄告，不能重复抄告。`,
  'predecessor-unanswered': (no) => `“${leg(no)}”要等前面的环节答复：${listed(no)}。`,
  'predecessor-disagreed': (no) => `前面的环节不同意（${listed(no)}），不再启动“${leg(no)}”。`,
  'leg-not-open': (no) => `“${leg(no)}”没有在办理中，不能登记意见。请刷新页面。`,
  'other-department': () => '只能登记本部门的意见，请由承办部门登记。',
  'acceptor-may-not-answer': () => '您收件或者受理了该办件，不能再代表部门答复意见，请交由其他人员答复。',
  'reason-missing': () => '请写明不同意的理由，申请人会看到。',
  'basis-missing': () => '请写明不同意所依据的法律、法规或者规章及条款。',
  'legs-unanswered': (no) => `还有部门没有答复：${listed(no)}。请先催办。`,
};

/** A refusal as a sentence that tells what to do. */
export function jointRefusalInWords(refusal: JointRefusal): string {
  return WORDS[refusal.code](refusal);
}

function leg(no: JointRefusal): string {
  return String(no.facts.leg ?? '该环节');
}

function listed(no: JointRefusal): string {
  const { names } = no.facts;
  return Array.isArray(names) ? names.join('、') : '';
}
