import type { RefusalFilingRefusal, RefusalFilingRefusalCode } from './refusal-filing-refusal.js';

const WORDS: Readonly<Record<RefusalFilingRefusalCode, string>> = {
  'kind-not-reply': '只有答复件走否定报备，其他办件由审批人员审查后决定。',
  'authority-suffices': '该事项已授权窗口直接答复不予办理，请直接书面答复并登记。',
  'beyond-authority': '不予办理超出窗口授权，请书面报分管领导研究，不能自行答复。',
  'reason-missing': '请写明不能办理的理由。',
  'basis-missing': '请写明不能办理所依据的法律、法规或者规章及条款。',
  'not-referred': '办件不在否定报备中，请刷新页面。',
  'not-leader-in-charge': '否定报备由分管领导答复，您的岗位不能答复。',
  'referrer-may-not-answer': '报备的人不能答复自己的报备，请由分管领导答复。',
  'opinion-missing': '请书面写明意见，同意不予办理还是要求受理。',
  'nothing-refused': '办件没有被决定不予许可，没有需要退还的材料。',
  'papers-already-returned': '材料已经退还并签收，不能重复登记。',
  'papers-missing': '请选择退还了哪些材料。',
  'signature-missing': '请填写签收人姓名，材料须经签收才能退还。',
};

/** A refusal as a sentence that tells what to do. */
export function refusalFilingRefusalInWords(refusal: RefusalFilingRefusal): string {
  return WORDS[refusal.code];
}
