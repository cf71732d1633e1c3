import type { Role } from './roles.js';

/** What may be done, as 'noun.verb'; each with the words of the hall. */
export const PERMISSIONS = {
  'desk.view': '查看我的工作台',
  'intake.open': '打开收件页面',
  'intake.submit': '提交收件',
  'enquiry.view': '查看咨询登记',
  'enquiry.handle': '登记和办理咨询',
  'booking.handle': '登记和回复预约',
  'absence.ask': '申请离岗、确认替岗',
  'whereabouts.view': '查看人员去向',
  'case.view': '查看办件',
  'case.search': '查找办件',
  'case.supplement': '登记补正材料、出具一次性告知',
  'case.attach': '上传扫描件和照片',
  'case.accept': '受理',
  'case.refuse-acceptance': '不予受理',
  'case.finish-instant': '即时办结',
  'case.reply': '书面答复（不予办理）',
  'case.review': '审查',
  'case.suspend': '暂停和恢复计时（特别程序）',
  'case.ask-extension': '申请延期',
  'case.approve-extension': '审批延期',
  'case.decide': '作出决定',
  'case.notify-ready': '收费登记、制证并通知领取',
  'case.deliver': '发证办结',
  'case.withdraw': '登记申请人撤回',
  'case.reveal': '查看完整个人信息（留痕）',
  'notice.print': '打印文书',
  'notice.reprint': '重新打印文书',
  'supervision.view': '查看超期和临期清单',
  'supervision.export': '导出超期和临期清单',
  'breach.view': '查看一次性告知违规',
  'case.explain-overdue': '登记超期原因和处置',
  'supervision.check': '查看每日督查、督查事件和大屏',
  'supervision.act': '督办、处理督查事件、抽样回访',
  'item.edit': '编辑事项',
  'item.publish': '公布事项',
  'staff.manage': '管理人员和角色',
  'department.manage': '管理部门和窗口',
  'calendar.manage': '管理工作日历',
  'settings.manage': '管理设置',
  'hall.manage': '管理大厅',
  'audit.view': '查看操作记录',
  'styleguide.view': '查看界面样式',
  'account.self': '管理自己的账号',
} as const;

export type Permission = keyof typeof PERMISSIONS;

const OWN_ACCOUNT = ['account.self', 'styleguide.view'] as const satisfies readonly Permission[];

const FIRST_ASKED = ['enquiry.view', 'enquiry.handle'] as const satisfies readonly Permission[];

const OWN_POST = ['absence.ask', 'whereabouts.view'] as const satisfies readonly Permission[];

const WINDOW_WORK = [
  'desk.view',
  'intake.open',
  'intake.submit',
  ...FIRST_ASKED,
  'booking.handle',
  ...OWN_POST,
  'case.view',
  'case.search',
  'case.supplement',
  'case.attach',
  'case.accept',
  'case.refuse-acceptance',
  'case.finish-instant',
  'case.reply',
  'case.notify-ready',
  'case.deliver',
  'case.withdraw',
  'case.reveal',
  'case.explain-overdue',
  'case.ask-extension',
  'notice.print',
  'notice.reprint',
] as const satisfies readonly Permission[];

/** Section 10 as one table; intake and decision never stand in one role (S-40). */
export const PERMISSIONS_OF_ROLE: Readonly<Record<Role, readonly Permission[]>> = {
  applicant: [],
  agent: [],
  clerk: [...WINDOW_WORK, ...OWN_ACCOUNT],
  'joint-review-clerk': [],
  substitute: [],
  'window-head': [...WINDOW_WORK, 'supervision.view', ...OWN_ACCOUNT],
  reviewer: [
    'desk.view',
    ...FIRST_ASKED,
    'booking.handle',
    ...OWN_POST,
    'case.view',
    'case.search',
    'case.review',
    'case.suspend',
    'case.ask-extension',
    'case.reveal',
    'case.explain-overdue',
    'notice.print',
    ...OWN_ACCOUNT,
  ],
  approver: [
    'desk.view',
    ...FIRST_ASKED,
    'booking.handle',
    ...OWN_POST,
    'case.view',
    'case.search',
    'case.decide',
    'case.suspend',
    'case.reveal',
    'case.explain-overdue',
    'notice.print',
    ...OWN_ACCOUNT,
  ],
  'unit-leader': [
    'desk.view',
    ...OWN_POST,
    'case.view',
    'case.search',
    'case.approve-extension',
    'notice.print',
    ...OWN_ACCOUNT,
  ],
  'unit-top-leader': [],
  'pre-reviewer': [],
  'duty-manager': [],
  supervision: [
    'desk.view',
    'enquiry.view',
    'booking.handle',
    ...OWN_POST,
    'case.view',
    'case.search',
    'case.reveal',
    'supervision.view',
    'supervision.export',
    'breach.view',
    'supervision.check',
    'supervision.act',
    'audit.view',
    ...OWN_ACCOUNT,
  ],
  'general-section': [],
  'disclosure-group': [],
  'appraisal-group': [],
  'management-committee': [],
  director: [
    'desk.view',
    'enquiry.view',
    ...OWN_POST,
    'case.view',
    'case.search',
    'supervision.view',
    'supervision.export',
    'breach.view',
    'supervision.check',
    'item.publish',
    ...OWN_ACCOUNT,
  ],
  'district-government': [],
  'inspection-office': [],
  'efficiency-group': [],
  'discipline-commission': [],
  'auditor-1': [],
  'auditor-2': [],
  'service-level-manager': [],
  'network-administrator': [],
  'party-branch': [],
  administrator: [
    'whereabouts.view',
    'item.edit',
    'item.publish',
    'staff.manage',
    'department.manage',
    'calendar.manage',
    'settings.manage',
    'hall.manage',
    'audit.view',
    ...OWN_ACCOUNT,
  ],
};

/** True when one of the roles carries the permission. */
export function may(roles: readonly Role[], permission: Permission): boolean {
  return roles.some((role) => PERMISSIONS_OF_ROLE[role].includes(permission));
}

/** Every permission the roles carry together, in the order of the list. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return permissionCodes().filter((permission) => may(roles, permission));
}

/** The codes of all permissions, in the order of the list. */
export function permissionCodes(): Permission[] {
  return Object.keys(PERMISSIONS) as Permission[];
}
