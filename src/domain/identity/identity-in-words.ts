import type { IdNumberProblem, IdType } from './id-types.js';

const RESIDENT: Readonly<Record<IdNumberProblem, string>> = {
  length: '身份证号码应为18位，请核对位数',
  characters: '身份证号码前17位应为数字，最后一位为数字或X，请核对',
  region: '身份证号码前两位不是有效的地区代码，请核对',
  'birth-date': '身份证号码中的出生日期不存在，请核对第7至14位',
  'future-birth': '身份证号码中的出生日期晚于今天，请核对第7至14位',
  'check-digit': '身份证号码校验不通过，请对照证件逐位核对',
  'type-not-for-applicant': '单位申请人不能使用身份证，请填写统一社会信用代码',
};

const CREDIT_CODE: Readonly<Partial<Record<IdNumberProblem, string>>> = {
  length: '统一社会信用代码应为18位，请核对位数',
  characters: '统一社会信用代码只含数字和大写字母（不含I、O、S、V、Z），请核对',
  'check-digit': '统一社会信用代码校验不通过，请对照证照逐位核对',
  'type-not-for-applicant': '个人申请人不能使用统一社会信用代码，请填写身份证号码',
};

const OTHER: Readonly<Partial<Record<IdNumberProblem, string>>> = {
  length: '证件号码应为4至30位，请核对',
  characters: '证件号码只能含字母、数字和括号，请核对',
  'type-not-for-applicant': '该类证件不适用于这类申请人，请另选证件类型',
};

export const PHONE_PROBLEM_WORDS = '请填写11位手机号码，或者带区号的固定电话';

/** What to do about a wrong number, in a sentence for the clerk. */
export function idNumberProblemInWords(type: IdType, problem: IdNumberProblem): string {
  if (type === 'resident-id') return RESIDENT[problem];
  const words = type === 'credit-code' ? CREDIT_CODE[problem] : OTHER[problem];
  return words ?? '证件号码有误，请核对';
}
