import type { EnquiryRefusal, EnquiryRefusalCode } from './enquiry-refusal.js';

const WORDS: Readonly<Record<EnquiryRefusalCode, (no: EnquiryRefusal) => string>> = {
  closed: () => '这件咨询已经办结，不能再处理。',
  'not-responsible': (no) => `这件咨询由${String(no.facts.owner ?? '他人')}负责，请由其处理。`,
  'answer-missing': () => '请写明答复的内容；现在答复不了的，写明原因。',
  'receiver-missing': () => '请选择接收人，移交要有人接收才算数。',
  'receiver-is-self': () => '不能移交给自己，请选择别的接收人。',
  'receiver-elsewhere': () =>
    '责任人不在的，移交给本部门的人员；属于其他部门的，请选“属于其他部门或者科室”。',
  'must-hand-over': () => '属于其他部门的要移交到人，请选择接收人；电话咨询的才可以只告知科室和电话。',
  'registration-incomplete': (no) => `办事登记表还缺：${listed(no)}。责任人要凭它联系咨询人。`,
  'body-missing': (no) => `请写明${listed(no)}，让咨询人知道该找谁。`,
  'term-missing': () => '请写明几个工作日内答复。',
  'term-too-long': (no) => `约定的答复期限最长 ${String(no.facts.longest)} 个工作日。`,
  'handover-open': (no) => `已经移交给${String(no.facts.to ?? '他人')}，正等对方接收。`,
  'handover-gone': () => '这次移交已经被处理过了，请刷新页面。',
  'not-the-receiver': () => '这件咨询不是移交给您的。',
  'decline-reason-missing': () => '请写明退回的理由，首问人要凭它继续处理。',
  'notice-needs-item': () => '请先选择事项，一次性告知书按事项的内容出具。',
};

/** A refusal as a sentence that tells what to do. */
export function enquiryRefusalInWords(refusal: EnquiryRefusal): string {
  return WORDS[refusal.code](refusal);
}

function listed(no: EnquiryRefusal): string {
  const { names } = no.facts;
  return Array.isArray(names) ? names.join('、') : '';
}
