import { describe, expect, it } from 'vitest';
import { may, permissionCodes, permissionsOf } from '../../../src/domain/access/permissions.js';
import { PERMISSIONS_OF_ROLE } from '../../../src/domain/access/role-permissions.js';
import { isRole, ROLES, roleName } from '../../../src/domain/access/roles.js';

const ACTIVE = [
  'clerk',
  'window-head',
  'reviewer',
  'approver',
  'unit-leader',
  'supervision',
  'appraisal-group',
  'management-committee',
  'director',
  'inspection-office',
  'efficiency-group',
  'auditor-1',
  'auditor-2',
  'administrator',
] as const;

// c clerk, h window head, r reviewer, a approver, l leader in charge, s supervision, g appraisal group, m committee,
// d director, i inspection office, e efficiency group, 1 and 2 auditors, x administrator
const MATRIX = `
desk.view              c h r a l s g m d i e 1 2 -
intake.open            c h - - - - - - - - - - - -
intake.submit          c h - - - - - - - - - - - -
enquiry.view           c h r a - s - - d - - - - -
enquiry.handle         c h r a - - - - - - - - - -
booking.handle         c h r a - s - - - - - - - -
absence.ask            c h r a l s - - d - - - - -
whereabouts.view       c h r a l s g m d i e 1 2 x
case.view              c h r a l s - - d - - 1 2 -
case.search            c h r a l s - - d - - 1 2 -
case.supplement        c h - - - - - - - - - - - -
case.attach            c h - - - - - - - - - - - -
case.accept            c h - - - - - - - - - - - -
case.refuse-acceptance c h - - - - - - - - - - - -
case.finish-instant    c h - - - - - - - - - - - -
case.reply             c h - - - - - - - - - - - -
case.answer-referral   - - - - l - - - - - - - - -
referral.view          c h - - l s - - d - - - - -
case.review            - - r - - - - - - - - - - -
case.suspend           - - r a - - - - - - - - - -
case.ask-extension     c h r - - - - - - - - - - -
case.approve-extension - - - - l - - - - - - - - -
case.decide            - - - a - - - - - - - - - -
case.forward-upward    c h - - - - - - - - - - - -
case.lead-joint        c h - - - s - - - - - - - -
leg.answer             - - r a - - - - - - - - - -
case.notify-ready      c h - - - - - - - - - - - -
case.deliver           c h - - - - - - - - - - - -
case.withdraw          c h - - - - - - - - - - - -
case.return            c h - - l - - - - - - - - -
case.correct-kind      - - - - - s - - - - - - - -
case.reveal            c h r a - s - - - - - - - -
notice.print           c h r a l - - - - - - - - -
notice.reprint         c h - - - - - - - - - - - -
supervision.view       - h - - - s - - d - - - - -
supervision.export     - - - - - s - - d - - - - -
breach.view            - - - - - s - - d - - - - -
report.close           - - - - - s - - - - - - - -
case.explain-overdue   c h r a - - - - - - - - - -
supervision.check      - - - - - s - - d - - - - -
supervision.act        - - - - - s - - - - - - - -
complaint.register     c h - - - s - - - i - - - -
complaint.view         - - - - - s - m d i - - - -
complaint.handle       - - - - - s - - - i - - - -
praise.verify          - - - - - s - - - - - - - -
rating.open            c h - - - - - - - - - - - -
rating.view            c h - - - s - - d - - - - -
rating.correct         c h - - - - - - - - - - - -
rating.keep-tablets    - h - - - s - - - - - - - -
rating.handle          - - - - - s - - - - - - - -
fault.view             - - - - - s g m d i e - - -
fault.propose          - h - - - s - - - i - - - -
fault.establish        - - - - - - - - - i - - - -
fault.decide           - - - - - - - - d - e - - -
appeal.view            - - - - - - g m d i e - - -
appeal.review          - - - - - - g m - - - - - -
record.own             c h r a l s g m d i e 1 2 -
attendance.sign        c h r a - s - - - - - - - -
attendance.view        - h - - l s - - d - - - - -
attendance.decide      - - - - - s - - - - - - - -
leave.approve          - h - - l - - - d - - - - -
check.view             - h - - - s g m d i - - - -
check.make             - - - - - s - - - - - - - -
appraisal.self-check   c h - - - - - - - - - - - -
appraisal.assess       c h r a - - - - - - - - - -
appraisal.view         - - - - - s g m d - - - - -
appraisal.propose      - - - - - s - - - - - - - -
appraisal.consent      - - - - - s g - - - - - - -
appraisal.review       - - - - - - g - - - - - - -
appraisal.decide       - - - - - - - m d - - - - -
appraisal.try          - - - - - s g m d - - - - x
appraisal.scheme       - - - - - - - - - - - - - x
pre-audit.first        - - - - - - - - - - - 1 - -
pre-audit.second       - - - - - - - - - - - - 2 -
pre-audit.view         - - - - - s - - d - - 1 2 -
item.edit              - - - - - - - - - - - - - x
item.publish           - - - - - - - - d - - - - x
staff.manage           - - - - - - - - - - - - - x
department.manage      - - - - - - - - - - - - - x
calendar.manage        - - - - - - - - - - - - - x
settings.manage        - - - - - - - - - - - - - x
hall.manage            - - - - - - - - - - - - - x
audit.view             - - - - - s - - - - - - - x
styleguide.view        c h r a l s g m d i e 1 2 x
account.self           c h r a l s g m d i e 1 2 x
`;

const LETTERS = 'chralsgmdie12x';

describe('permissions of section 10', () => {
  it('the whole role x permission matrix', () => {
    const drawn = permissionCodes().map((permission) => {
      const marks = ACTIVE.map((role, index) => (may([role], permission) ? LETTERS.charAt(index) : '-'));
      return `${permission.padEnd(22)} ${marks.join(' ')}`;
    });
    expect(drawn).toEqual(MATRIX.trim().split('\n'));
  });

  it('roles of later releases are named and carry nothing', () => {
    const carrying = ROLES.filter((role) => PERMISSIONS_OF_ROLE[role.code].length > 0).map(
      (role) => role.code,
    );
    expect(carrying).toEqual([...ACTIVE]);
    expect(ROLES.filter((role) => role.active).map((role) => role.code)).toEqual([...ACTIVE]);
    expect(ROLES).toHaveLength(28);
  });

  it('S-40: no single role both accepts and decides', () => {
    const both = ROLES.filter(({ code }) => may([code], 'case.accept') && may([code], 'case.decide'));
    expect(both).toEqual([]);
  });

  it('the administrator decides nothing and reads no case', () => {
    const touching = permissionsOf(['administrator']).filter((permission) =>
      /^(case|intake|desk|notice)/.test(permission),
    );
    expect(touching).toEqual([]);
  });

  it('several roles add up in the order of the list', () => {
    expect(permissionsOf(['approver', 'reviewer'])).toEqual([
      'desk.view',
      'enquiry.view',
      'enquiry.handle',
      'booking.handle',
      'absence.ask',
      'whereabouts.view',
      'case.view',
      'case.search',
      'case.review',
      'case.suspend',
      'case.ask-extension',
      'case.decide',
      'leg.answer',
      'case.reveal',
      'notice.print',
      'case.explain-overdue',
      'record.own',
      'attendance.sign',
      'appraisal.assess',
      'styleguide.view',
      'account.self',
    ]);
    expect(permissionsOf([])).toEqual([]);
  });

  it('a role is known by its code and named in Chinese', () => {
    expect([isRole('clerk'), isRole('king'), roleName('supervision')]).toEqual([true, false, '督查科']);
  });
});
