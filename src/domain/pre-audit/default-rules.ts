import type { AuditRule } from './audit-rule.js';

/** The rules a new hall begins with; an administrator changes them (S-47, 000:L325-357). */
export const DEFAULT_AUDIT_RULES: readonly Omit<AuditRule, 'id'>[] = [
  {
    element: 'phone',
    check: 'pattern',
    parameter: '^(1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8})$',
    message: '联系电话不像手机号或带区号的座机号，请核实能否联系到申请人',
    severity: 'warning',
  },
  {
    element: 'agentName',
    check: 'needs',
    parameter: 'agentIdNumber',
    message: '有代办人但没有登记代办人身份证号码',
    severity: 'error',
  },
  {
    element: 'agentName',
    check: 'differs',
    parameter: 'name',
    message: '代办人与申请人同名，请核实是否填错',
    severity: 'warning',
  },
  {
    element: 'cardNumber',
    check: 'equals',
    parameter: 'idNumber',
    message: '登记的证件号码与读卡器读到的不一致',
    severity: 'error',
  },
  {
    element: 'cardName',
    check: 'equals',
    parameter: 'name',
    message: '登记的姓名与读卡器读到的不一致',
    severity: 'error',
  },
  {
    element: 'cardValidTo',
    check: 'not-expired',
    parameter: '',
    message: '申请人的身份证已经过期',
    severity: 'error',
  },
  {
    element: 'material:营业执照',
    check: 'not-expired',
    parameter: '',
    message: '营业执照登记的有效期已过',
    severity: 'error',
  },
  {
    element: 'name',
    check: 'differs',
    parameter: 'clerkName',
    message: '申请人与收件人员同名，请核实是否为本人办件',
    severity: 'error',
  },
  {
    element: 'name',
    check: 'differs',
    parameter: 'deciderName',
    message: '申请人与决定人员同名，请核实是否应当回避',
    severity: 'error',
  },
  {
    element: 'applicantToday',
    check: 'at-most',
    parameter: '5',
    message: '同一申请人当天办件超过 5 件',
    severity: 'error',
  },
  {
    element: 'agentToday',
    check: 'at-most',
    parameter: '10',
    message: '同一代办人当天办件超过 10 件',
    severity: 'error',
  },
];
