/** What a rule of section 5 found in the records: no fault yet, but a proposal with its evidence. */
export interface Finding {
  rule: SupervisionRule;
  /** Names the finding once within its rule. */
  key: string;
  /** The permit fault it may be (7.1); empty when the rule names none. */
  faultId: string;
  evidence: Readonly<Record<string, string | number | boolean>>;
}

/** The rules that are detected from the records, in their words for the list. */
export const SUPERVISION_RULES = {
  'SV-03': '超期三个工作日的处置',
  'SV-04': '延期没有按时批准',
  'SV-08': '报批件没有跟踪',
  'SV-09': '虚假办结',
  'SV-10': '办件类型不对',
  'SV-11': '收费不合规定',
  'SV-12': '窗口无人在岗',
  'SV-14': '没有在系统里办理',
  'SV-15': '应当公开的没有按时公开',
  'SV-23': '没有及时录入',
  'FA-01': '不予受理后又受理',
  'FA-02': '没有出具文书',
  'FA-03': '没有一次性告知',
  'FA-04': '没有权限作出决定',
  'FA-05': '超期没有告知',
  'FA-07': '不在大厅收费或者取件',
  'FA-11': '代办过于集中',
  'FA-12': '联办环节没有接续',
  'FA-15': '空岗期间有人来办事',
  'FE-01': '迟到早退超过次数',
  'FF-01': '部门人员多次受告诫',
  'TL-030': '否定报备没有按时答复',
  'TL-034': '容缺承诺逾期',
  'TL-118': '特别程序超时',
  'TL-119': '没有按时告知，视为受理',
} as const;

export type SupervisionRule = keyof typeof SUPERVISION_RULES;

/** True when the text is a rule of the list. */
export function isSupervisionRule(text: string): text is SupervisionRule {
  return Object.hasOwn(SUPERVISION_RULES, text);
}
