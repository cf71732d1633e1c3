import { may, type Permission } from '../../domain/access/permissions.js';
import type { Role } from '../../domain/access/roles.js';

export interface NavWord {
  href: string;
  label: string;
  permission: Permission;
  group: '窗口和办件' | '人员和去向' | '督查' | '管理';
  count?: 'overdue' | 'open' | 'review' | 'decide';
  /** Who is shown the figure; others see the word alone. */
  countFor?: Permission;
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
  { href: '/supervision/reports', label: '报表', permission: 'supervision.view', group: '督查' },
  { href: '/enquiries', label: '咨询', permission: 'enquiry.view', group: '人员和去向' },
  { href: '/tasks', label: '首接责任', permission: 'intake.submit', group: '人员和去向' },
  { href: '/absences', label: '去向', permission: 'whereabouts.view', group: '人员和去向' },
  { href: '/bookings', label: '预约登记', permission: 'booking.handle', group: '人员和去向' },
  { href: '/presence', label: '窗口在岗', permission: 'supervision.view', group: '人员和去向' },
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
  { href: '/pre-audits', label: '稽核', permission: 'pre-audit.first', group: '督查' },
  { href: '/pre-audits', label: '稽核', permission: 'pre-audit.second', group: '督查' },
  { href: '/admin/items', label: '事项管理', permission: 'item.publish', group: '管理' },
  { href: '/admin/staff', label: '人员', permission: 'staff.manage', group: '管理' },
  { href: '/admin/departments', label: '部门与窗口', permission: 'department.manage', group: '管理' },
  { href: '/admin/calendar', label: '工作日历', permission: 'calendar.manage', group: '管理' },
  { href: '/admin/settings', label: '设置', permission: 'settings.manage', group: '管理' },
  { href: '/admin/halls', label: '大厅', permission: 'hall.manage', group: '管理' },
  { href: '/admin/audit', label: '操作记录', permission: 'audit.view', group: '管理' },
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
