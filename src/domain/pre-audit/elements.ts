/**
 * What the automatic audit may ask of a case (000:L325-341): fields, counts of a day, and materials as
 * `material:NAME`, where a part of the name is enough.
 */
export const AUDIT_FIELDS = {
  name: '申请人姓名或单位名称',
  idNumber: '证件号码',
  phone: '联系电话',
  address: '地址',
  contactName: '联系人',
  legalPerson: '法定代表人',
  agentName: '代办人姓名',
  agentIdNumber: '代办人身份证号码',
  agentPhone: '代办人电话',
  matter: '办件说明',
  resultName: '发出的证件或文书',
  clerkName: '收件人员姓名',
  deciderName: '决定人员姓名',
  cardName: '读卡器读到的姓名',
  cardNumber: '读卡器读到的证件号码',
  cardValidTo: '读卡器读到的证件有效期',
} as const;

export const AUDIT_COUNTS = {
  applicantToday: '同一申请人当天的办件数',
  agentToday: '同一代办人当天的办件数',
  clerkAndApplicantToday: '同一收件人员当天为同一申请人收的办件数',
} as const;

export type AuditField = keyof typeof AUDIT_FIELDS;
export type AuditCount = keyof typeof AUDIT_COUNTS;
export type AuditElement = AuditField | AuditCount | `material:${string}`;

const MATERIAL = 'material:';

export function isAuditField(text: string): text is AuditField {
  return Object.hasOwn(AUDIT_FIELDS, text);
}

export function isAuditCount(text: string): text is AuditCount {
  return Object.hasOwn(AUDIT_COUNTS, text);
}

export function isAuditElement(text: string): text is AuditElement {
  return isAuditField(text) || isAuditCount(text) || materialIn(text) !== '';
}

/** The material that an element names; empty when it names none. */
export function materialIn(element: string): string {
  return element.startsWith(MATERIAL) ? element.slice(MATERIAL.length).trim() : '';
}

/** The element in the hall's words. */
export function elementName(element: string): string {
  if (isAuditField(element)) return AUDIT_FIELDS[element];
  if (isAuditCount(element)) return AUDIT_COUNTS[element];
  return materialIn(element) === '' ? element : `材料“${materialIn(element)}”`;
}
