import type { AppDeps } from '../../app.js';
import { may, type Permission } from '../../domain/access/permissions.js';
import { caseScope } from '../../domain/access/scope.js';
import type { FrameSource } from '../../web/render.js';
import type { Visit } from '../../web/visit.js';
import { deskCounts } from './desk-counts.js';

const KEEP_COUNTS_MS = 10_000;
const KEEP_HOUSE_MS = 10_000;

interface NavWord {
  href: string;
  label: string;
  permission: Permission;
  count?: 'overdue' | 'open' | 'review' | 'decide';
  /** Who is shown the figure; others see the word alone. */
  countFor?: Permission;
}

/** The words of the left side; at most eight are shown to one person. */
const NAV: readonly NavWord[] = [
  { href: '/desk', label: '我的工作台', permission: 'desk.view', count: 'open', countFor: 'intake.submit' },
  { href: '/intake', label: '收件', permission: 'intake.open' },
  { href: '/enquiries', label: '咨询', permission: 'enquiry.handle' },
  { href: '/absences', label: '去向', permission: 'whereabouts.view' },
  { href: '/reviews', label: '审查', permission: 'case.review', count: 'review' },
  { href: '/reviews', label: '审批', permission: 'case.decide', count: 'decide' },
  { href: '/supervision/today', label: '今日督查', permission: 'supervision.check' },
  { href: '/extensions', label: '延期审批', permission: 'case.approve-extension' },
  { href: '/referrals', label: '否定报备', permission: 'case.answer-referral' },
  { href: '/supervision/overdue', label: '超期办件', permission: 'supervision.view', count: 'overdue' },
  { href: '/supervision/reports', label: '报表', permission: 'supervision.view' },
  { href: '/supervision/due-soon', label: '即将到期', permission: 'supervision.view' },
  { href: '/supervision/suspensions', label: '暂停计时', permission: 'supervision.view' },
  { href: '/supervision/events', label: '督查事件', permission: 'supervision.check' },
  { href: '/supervision/samples', label: '抽查', permission: 'supervision.check' },
  { href: '/pre-audits', label: '稽核', permission: 'pre-audit.first' },
  { href: '/pre-audits', label: '稽核', permission: 'pre-audit.second' },
  { href: '/admin/items', label: '事项管理', permission: 'item.publish' },
  { href: '/admin/staff', label: '人员', permission: 'staff.manage' },
  { href: '/admin/departments', label: '部门与窗口', permission: 'department.manage' },
  { href: '/admin/calendar', label: '工作日历', permission: 'calendar.manage' },
  { href: '/admin/halls', label: '大厅', permission: 'hall.manage' },
  { href: '/admin/settings', label: '设置', permission: 'settings.manage' },
  { href: '/admin/audit', label: '操作记录', permission: 'audit.view' },
];

const MOST_WORDS = 8;

/** The frame around pages: the words of the left side with counts where work waits, and the hall's name. */
export function createFrameSource({ database, clock }: Pick<AppDeps, 'database' | 'clock'>): FrameSource {
  const counts = new Map<string, { at: number; value: Record<string, number> }>();
  let house: { at: number; value: Awaited<ReturnType<FrameSource['publicFrame']>> } | null = null;

  const countsFor = async (visit: Visit & { person: NonNullable<Visit['person']> }) => {
    const key = JSON.stringify(caseScope(visit.person));
    const known = counts.get(key);
    if (known && performance.now() - known.at < KEEP_COUNTS_MS) return known.value;
    const value = await deskCounts(database, visit.person, clock());
    counts.set(key, { at: performance.now(), value });
    if (counts.size > 5_000) counts.clear();
    return value;
  };

  return {
    async staffNav(visit) {
      const person = visit.person;
      if (person === null) return [];
      const value = await countsFor({ ...visit, person });
      const words = NAV.filter((word) => may(person.roles, word.permission));
      return words
        .filter(({ href }, position) => words.findIndex((word) => word.href === href) === position)
        .slice(0, MOST_WORDS)
        .map(({ href, label, permission, count, countFor = permission }) => ({
          href,
          label,
          count: count !== undefined && may(person.roles, countFor) ? (value[count] ?? null) : null,
        }));
    },
    async publicFrame() {
      if (house && performance.now() - house.at < KEEP_HOUSE_MS) return house.value;
      const hall = await database.read.hall.findFirst({ where: { parentId: null }, orderBy: { id: 'asc' } });
      const value = {
        hallName: hall?.name ?? '政务服务大厅',
        demo: hall?.isDemo ?? false,
        helpPhone: hall?.phone ?? '',
        complaintPhone: hall?.complaintPhone ?? '',
      };
      house = { at: performance.now(), value };
      return value;
    },
  };
}
