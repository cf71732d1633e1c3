import { PERMISSIONS_OF_ROLE } from './role-permissions.js';
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
  'case.reply': '书面答复（不予办理）、否定报备',
  'case.answer-referral': '答复否定报备',
  'referral.view': '查看否定报备和不予办理登记',
  'case.review': '审查',
  'case.suspend': '暂停和恢复计时（特别程序）',
  'case.ask-extension': '申请延期',
  'case.approve-extension': '审批延期',
  'case.decide': '作出决定',
  'case.forward-upward': '转报上级、登记与上级的联系和批复',
  'case.lead-joint': '牵头联办：启动、抄告、催办、汇总',
  'leg.answer': '联系申请人、答复联办意见',
  'case.notify-ready': '收费登记、制证并通知领取',
  'case.deliver': '发证办结',
  'case.withdraw': '登记申请人撤回',
  'case.return': '退件',
  'case.correct-kind': '更正办件类型',
  'case.reveal': '查看完整个人信息（留痕）',
  'notice.print': '打印文书',
  'notice.reprint': '重新打印文书',
  'supervision.view': '查看超期和临期清单',
  'supervision.export': '导出超期和临期清单',
  'breach.view': '查看一次性告知违规',
  'report.close': '月度报表结账、重新打开',
  'case.explain-overdue': '登记超期原因和处置',
  'supervision.check': '查看每日督查、督查事件和大屏',
  'supervision.act': '督办、处理督查事件、抽样回访',
  'complaint.register': '登记投诉和表扬',
  'complaint.view': '查看投诉清单（不含投诉人）',
  'complaint.handle': '受理、分办、调查和答复投诉',
  'praise.verify': '核实表扬',
  'rating.open': '请群众评价窗口服务',
  'rating.view': '查看评价和差评整改',
  'rating.correct': '整改差评、对差评提出异议',
  'rating.keep-tablets': '安装和停用窗口平板',
  'rating.handle': '核实差评、回访、复核异议',
  'fault.view': '查看过错和处理',
  'fault.propose': '提出过错线索',
  'fault.establish': '听取申辩、认定过错、送达告诫',
  'fault.decide': '决定过错责任和处理措施',
  'appeal.view': '查看申诉',
  'appeal.review': '复核申诉',
  'record.own': '查看自己的考核、过错和考勤记录，申辩和申诉',
  'attendance.sign': '签到签退、请假',
  'attendance.view': '查看考勤',
  'attendance.decide': '核定考勤情况、请假备案',
  'leave.approve': '审批请假',
  'check.view': '查看检查记录',
  'check.make': '开展日常抽查和暗访',
  'appraisal.self-check': '填报月度考核自查表',
  'appraisal.assess': '参加民主测评',
  'appraisal.view': '查看考核',
  'appraisal.propose': '计算考核得分、登记加减分、提出等次建议',
  'appraisal.consent': '审核手工加减分',
  'appraisal.review': '复核考核建议',
  'appraisal.decide': '确定考核等次、公布',
  'appraisal.try': '试算考核办法',
  'appraisal.scheme': '管理考核办法和追究标准',
  'pre-audit.first': '一级稽核',
  'pre-audit.second': '二级稽核',
  'pre-audit.view': '查看稽核统计',
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
