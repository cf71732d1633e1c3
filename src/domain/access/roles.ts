/** Every role of the rule book's section 10; `active` roles carry permissions in this release. */
export const ROLES = [
  {
    code: 'applicant',
    name: '办事群众和企业',
    active: false,
    note: '不用账号，凭办件编号和查询码查看自己的办件',
  },
  { code: 'agent', name: '帮办代办人员', active: false, note: '受申请人委托办理，不作决定' },
  {
    code: 'clerk',
    name: '窗口工作人员',
    active: true,
    note: '收件、核对、受理、发证；不得审批自己受理的办件',
  },
  { code: 'joint-review-clerk', name: '联审专员', active: false, note: '多项许可的初审和录入，不作审批' },
  { code: 'substitute', name: '替岗人员（B角）', active: false, note: 'A角离岗期间行使A角权限并承担责任' },
  {
    code: 'window-head',
    name: '窗口负责人',
    active: true,
    note: '管理本部门窗口，可不予受理、可看本部门时限',
  },
  { code: 'reviewer', name: '部门审查人员', active: true, note: '按审查要点逐项审查，不受理' },
  { code: 'approver', name: '部门审批人员', active: true, note: '准予或者不予许可，不受理' },
  { code: 'unit-leader', name: '部门分管领导', active: true, note: '审批延期和否定报备' },
  { code: 'unit-top-leader', name: '部门主要负责人', active: false, note: '第一责任人' },
  { code: 'pre-reviewer', name: '网上预审人员', active: false, note: '网上申报的预审' },
  { code: 'duty-manager', name: '值班长', active: false, note: '大厅值班、引导和现场协调' },
  { code: 'supervision', name: '督查科', active: true, note: '查看全厅办件和时限，不评定等次' },
  { code: 'general-section', name: '综合科', active: false, note: '会议、学习、资产和公开事务' },
  { code: 'disclosure-group', name: '政务公开领导小组', active: false, note: '公开信息的终审' },
  { code: 'appraisal-group', name: '考核小组', active: true, note: '复核考核建议和申诉' },
  { code: 'management-committee', name: '管理委员会', active: true, note: '确定考核等次和事项调整' },
  { code: 'director', name: '中心主任', active: true, note: '查看全厅运行情况，批准事项公布' },
  { code: 'district-government', name: '区政府', active: false, note: '批准事项进驻，接收报告' },
  { code: 'inspection-office', name: '监察室', active: true, note: '口头告诫、填写告诫通知书' },
  { code: 'efficiency-group', name: '效能建设领导小组', active: true, note: '决定告诫' },
  { code: 'discipline-commission', name: '纪检机关', active: false, note: '直接受理投诉，责成整改' },
  { code: 'auditor-1', name: '一级稽核员', active: true, note: '稽核异常办件，不稽核自己的办件' },
  { code: 'auditor-2', name: '二级稽核员', active: true, note: '复核一级稽核送上来的本部门办件' },
  { code: 'service-level-manager', name: '服务级别管理专责', active: false, note: '服务目录和服务级别协议' },
  { code: 'network-administrator', name: '网络管理员', active: false, note: '设备和网络维护' },
  { code: 'party-branch', name: '党支部', active: false, note: '不在本系统内办理' },
  {
    code: 'administrator',
    name: '系统管理员',
    active: true,
    note: '管理人员、事项、日历和设置，不办理也不查看办件',
  },
] as const;

/**
 * What somebody is while a measure keeps him off his post (S-16): he sees his own account and record, nothing else.
 * Nobody can be given it; it takes the place of his roles.
 */
export const OFF_POST_ROLE = { code: 'off-post', name: '离岗人员' } as const;

export type Role = (typeof ROLES)[number]['code'] | typeof OFF_POST_ROLE.code;

/** True when the text is the code of a role. */
export function isRole(text: string): text is Role {
  return ROLES.some((role) => role.code === text);
}

/** The Chinese name of a role. */
export function roleName(code: Role): string {
  return [...ROLES, OFF_POST_ROLE].find((role) => role.code === code)?.name ?? code;
}
