import { may, type Permission } from '../../domain/access/permissions.js';
import type { Role } from '../../domain/access/roles.js';

/** The groups of the page 更多, in their order. */
export const NAV_GROUPS = ['窗口和办件', '督查', '投诉和评价', '考核和问责', '人员和去向', '管理'] as const;

export interface NavWord {
  href: string;
  label: string;
  permission: Permission;
  group: (typeof NAV_GROUPS)[number];
  count?: 'overdue' | 'open' | 'review' | 'decide';
  /** Who is shown the figure; others see the word alone. */
  countFor?: Permission;
  /** Addresses that stand under this word beside its own. */
  covers?: readonly string[];
}

/** The words of the left side, those used most first; what does not fit stands on the page 更多. */
const NAV: readonly NavWord[] = [
  {
    href: '/desk',
    label: '我的工作台',
    permission: 'desk.view',
    group: '窗口和办件',
    count: 'open',
    countFor: 'intake.submit',
  },
  { href: '/intake', label: '收件', permission: 'intake.open', group: '窗口和办件' },
  { href: '/reviews', label: '审查', permission: 'case.review', group: '窗口和办件', count: 'review' },
  { href: '/reviews', label: '审批', permission: 'case.decide', group: '窗口和办件', count: 'decide' },
  { href: '/legs', label: '联办', permission: 'leg.answer', group: '窗口和办件' },
  { href: '/supervision/today', label: '今日督查', permission: 'supervision.check', group: '督查' },
  {
    href: '/supervision/overdue',
    label: '超期办件',
    permission: 'supervision.view',
    group: '督查',
    count: 'overdue',
  },
  { href: '/supervision/due-soon', label: '即将到期', permission: 'supervision.view', group: '督查' },
  { href: '/extensions', label: '延期审批', permission: 'case.approve-extension', group: '窗口和办件' },
  { href: '/referrals', label: '否定报备', permission: 'case.answer-referral', group: '窗口和办件' },
  { href: '/supervision/events', label: '督查事件', permission: 'supervision.check', group: '督查' },
  { href: '/complaints', label: '投诉', permission: 'complaint.view', group: '投诉和评价' },
  { href: '/supervision/reports', label: '报表', permission: 'supervision.view', group: '督查' },
  { href: '/faults', label: '过错', permission: 'fault.view', group: '考核和问责' },
  { href: '/faults/waiting', label: '过错线索', permission: 'fault.propose', group: '考核和问责' },
  { href: '/appeals', label: '申诉', permission: 'appeal.view', group: '考核和问责' },
  { href: '/enquiries', label: '咨询', permission: 'enquiry.view', group: '人员和去向' },
  { href: '/tasks', label: '首接责任', permission: 'intake.submit', group: '人员和去向' },
  {
    href: '/absences',
    label: '去向',
    permission: 'whereabouts.view',
    group: '人员和去向',
    covers: ['/presence', '/bookings'],
  },
  { href: '/bookings', label: '预约登记', permission: 'booking.handle', group: '人员和去向' },
  { href: '/presence', label: '窗口在岗', permission: 'supervision.view', group: '人员和去向' },
  {
    href: '/attendance',
    label: '考勤和请假',
    permission: 'attendance.sign',
    group: '人员和去向',
    covers: ['/leave'],
  },
  { href: '/leave/waiting', label: '请假审批', permission: 'leave.approve', group: '人员和去向' },
  { href: '/checks', label: '检查', permission: 'check.view', group: '考核和问责' },
  { href: '/attendance/events', label: '考勤情况', permission: 'attendance.view', group: '人员和去向' },
  { href: '/legs', label: '联办', permission: 'case.lead-joint', group: '窗口和办件' },
  {
    href: '/supervision/upward',
    label: '报上级跟踪',
    permission: 'case.forward-upward',
    group: '窗口和办件',
  },
  { href: '/supervision/upward', label: '报上级跟踪', permission: 'supervision.view', group: '督查' },
  { href: '/supervision/samples', label: '抽查', permission: 'supervision.check', group: '督查' },
  { href: '/supervision/suspensions', label: '暂停计时', permission: 'supervision.view', group: '督查' },
  { href: '/supervision/breaches', label: '告知监督', permission: 'breach.view', group: '督查' },
  { href: '/complaints/new', label: '登记投诉', permission: 'complaint.register', group: '投诉和评价' },
  { href: '/complaint-statistics', label: '投诉统计', permission: 'complaint.view', group: '投诉和评价' },
  { href: '/thresholds', label: '追究标准', permission: 'fault.view', group: '考核和问责' },
  { href: '/measures', label: '处理措施', permission: 'fault.view', group: '考核和问责' },
  { href: '/self-criticisms', label: '检讨审阅', permission: 'leave.approve', group: '考核和问责' },
  { href: '/measures/new', label: '提出处理', permission: 'fault.propose', group: '考核和问责' },
  { href: '/praise', label: '表扬', permission: 'complaint.register', group: '投诉和评价' },
  { href: '/pre-audits', label: '稽核', permission: 'pre-audit.first', group: '督查' },
  { href: '/pre-audits', label: '稽核', permission: 'pre-audit.second', group: '督查' },
  { href: '/ratings', label: '服务评价', permission: 'rating.view', group: '投诉和评价' },
  { href: '/appraisal', label: '考核', permission: 'appraisal.view', group: '考核和问责' },
  { href: '/appraisal/mine', label: '我的考核', permission: 'record.own', group: '考核和问责' },
  { href: '/assessments', label: '民主测评', permission: 'appraisal.assess', group: '考核和问责' },
  { href: '/self-checks', label: '月度自查', permission: 'appraisal.self-check', group: '考核和问责' },
  { href: '/admin/items', label: '事项管理', permission: 'item.publish', group: '管理' },
  { href: '/admin/bundles', label: '一件事', permission: 'item.edit', group: '管理' },
  { href: '/admin/staff', label: '人员', permission: 'staff.manage', group: '管理' },
  {
    href: '/admin/departments',
    label: '部门与窗口',
    permission: 'department.manage',
    group: '管理',
    covers: ['/admin/windows'],
  },
  { href: '/admin/appraisal-schemes', label: '考核办法', permission: 'appraisal.scheme', group: '管理' },
  { href: '/appraisal/entries', label: '加减分', permission: 'appraisal.view', group: '考核和问责' },
  { href: '/appraisal/dry-run', label: '考核试算', permission: 'appraisal.try', group: '考核和问责' },
  { href: '/admin/calendar', label: '工作日历', permission: 'calendar.manage', group: '管理' },
  { href: '/admin/thresholds', label: '追究标准设置', permission: 'appraisal.scheme', group: '管理' },
  { href: '/admin/settings', label: '设置', permission: 'settings.manage', group: '管理' },
  { href: '/admin/halls', label: '大厅', permission: 'hall.manage', group: '管理' },
  { href: '/admin/audit', label: '操作记录', permission: 'audit.view', group: '管理' },
  { href: '/record', label: '我的记录', permission: 'record.own', group: '考核和问责' },
  { href: '/account', label: '我的账号', permission: 'account.self', group: '人员和去向' },
];

const MOST_WORDS = 8;
const MORE: NavWord = { href: '/menu', label: '更多', permission: 'account.self', group: '管理' };

/** Every page a person may start from, each once, in the order of use. */
export function navWordsFor(roles: readonly Role[]): NavWord[] {
  const words = NAV.filter((word) => may(roles, word.permission));
  return words.filter(({ href }, position) => words.findIndex((word) => word.href === href) === position);
}

/** The words at the side: at most eight; when there are more, the last one leads to the rest. */
export function sideWordsFor(roles: readonly Role[]): NavWord[] {
  const words = navWordsFor(roles).filter((word) => word.href !== '/account');
  return words.length <= MOST_WORDS ? words : [...words.slice(0, MOST_WORDS - 1), MORE];
}
