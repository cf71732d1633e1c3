/** Matters that are accepted (section 6; 004:L155-162; 002:L563, L1111). */
export const COMPLAINT_CATEGORIES = {
  delay: '拖延推诿、执行不力',
  'abuse-of-position': '吃拿卡要、以权谋私',
  attitude: '态度生硬、刁难群众',
  'promise-breach': '违反岗位职责、承诺、时限、首问负责',
  openness: '应公开不公开',
  'ignored-request': '正当要求不理睬',
  retaliation: '打击报复投诉人',
  procedure: '办事程序问题',
  'off-system': '部门在大厅外自办事项',
  charges: '收费问题',
  other: '其他违规行为',
} as const;

export type ComplaintCategory = keyof typeof COMPLAINT_CATEGORIES;

/** True when the text names a category. */
export function isComplaintCategory(text: string): text is ComplaintCategory {
  return Object.hasOwn(COMPLAINT_CATEGORIES, text);
}

/** How serious the matter is; a serious one is named in the bulletin. */
export const COMPLAINT_SEVERITIES = { ordinary: '一般', serious: '严重' } as const;

export type ComplaintSeverity = keyof typeof COMPLAINT_SEVERITIES;

/** Whom or what a complaint is about. */
export const COMPLAINT_TARGETS = {
  none: '没有指明',
  staff: '工作人员',
  window: '窗口',
  department: '部门',
  leader: '领导班子成员',
} as const;

export type ComplaintTargetKind = keyof typeof COMPLAINT_TARGETS;

/** True when the text names a kind of target. */
export function isComplaintTarget(text: string): text is ComplaintTargetKind {
  return Object.hasOwn(COMPLAINT_TARGETS, text);
}
