/** The five kinds of cases (S-11, section 3.1). */
export const CASE_KINDS = {
  I: { name: '即办件', plain: '当场办好', note: '程序简单、材料齐全，当场办结' },
  P: { name: '承诺件', plain: '在承诺时间内办好', note: '需要审查、论证、踏勘或者公示，在承诺期限内办结' },
  R: { name: '答复件', plain: '书面答复', note: '违反法律规定或者国家明令禁止，当场说明并书面答复' },
  J: { name: '联办件', plain: '几个部门一起办', note: '需要两个以上部门或者两项以上许可' },
  U: { name: '报批件', plain: '报上级批准', note: '需要转报或者上报上级机关' },
} as const;

export type CaseKind = keyof typeof CASE_KINDS;

export const CASE_KIND_CODES = Object.keys(CASE_KINDS) as readonly CaseKind[];

/** A promised case takes more than this many working days (TL-006). */
export const PROMISED_KIND_ABOVE_WORKING_DAYS = 1;

/** True when the text is the code of a case kind. */
export function isCaseKind(text: string): text is CaseKind {
  return Object.hasOwn(CASE_KINDS, text);
}

/** The Chinese name of a case kind. */
export function caseKindName(kind: CaseKind): string {
  return CASE_KINDS[kind].name;
}
