/** Where a complaint stands, in the order of the flow (S-13). */
export const COMPLAINT_STATES = {
  registered: '待受理',
  redirected: '不属于受理范围，已告知渠道',
  accepted: '待分办',
  assigned: '调查中',
  found: '待答复',
  answered: '已答复，待投诉人表态',
  reverifying: '重新核查中',
  closed: '已办结',
} as const;

export type ComplaintState = keyof typeof COMPLAINT_STATES;

/** True when the text names a state. */
export function isComplaintState(text: string): text is ComplaintState {
  return Object.hasOwn(COMPLAINT_STATES, text);
}

/** What the inquiry came to (C-52); only the first two can count. */
export const COMPLAINT_FINDINGS = {
  founded: '属实',
  partly: '部分属实',
  unfounded: '不属实',
  undetermined: '无法查实',
  withdrawn: '投诉人撤回',
} as const;

export type ComplaintFinding = keyof typeof COMPLAINT_FINDINGS;

/** True when the text names a finding. */
export function isComplaintFinding(text: string): text is ComplaintFinding {
  return Object.hasOwn(COMPLAINT_FINDINGS, text);
}

/** What the running clock is for. */
export const COMPLAINT_DUES = {
  'first-reply': '首次回复投诉人',
  forward: '分办',
  solution: '查清并答复',
  satisfaction: '问投诉人是否满意',
  reverification: '重新核查',
  'return-visit': '回访',
} as const;

export type ComplaintDue = keyof typeof COMPLAINT_DUES;

/** What the running clock is for, in words; empty when nothing is due. */
export function dueInWords(dueFor: string): string {
  return Object.hasOwn(COMPLAINT_DUES, dueFor) ? COMPLAINT_DUES[dueFor as ComplaintDue] : '';
}
