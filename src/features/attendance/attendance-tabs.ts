import { may } from '../../domain/access/permissions.js';
import type { Role } from '../../domain/access/roles.js';
import { paths } from '../../web/paths.js';

/** The rooms behind the word 考勤. */
export function attendanceTabs(current: string, roles: readonly Role[]) {
  const views = may(roles, 'attendance.view');
  return [
    { href: paths.attendance, label: '我的考勤', shown: may(roles, 'attendance.sign') },
    { href: paths.leave, label: '我的请假', shown: may(roles, 'attendance.sign') },
    {
      href: paths.leaveWaiting,
      label: '请假审批',
      shown: may(roles, 'leave.approve') || may(roles, 'attendance.decide'),
    },
    { href: paths.leaveList, label: '请假登记', shown: views },
    { href: paths.attendanceDay, label: '当日考勤', shown: views },
    { href: paths.attendanceTable, label: '月度考勤表', shown: views },
    { href: paths.attendanceEvents, label: '考勤情况', shown: views },
    { href: paths.attendanceEntry, label: '补登签到', shown: may(roles, 'attendance.decide') },
  ]
    .filter(({ shown }) => shown)
    .map(({ href, label }) => ({ href, label, current: href === current }));
}
