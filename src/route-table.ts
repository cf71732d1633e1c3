import type { Deps } from './app.js';
import { absenceRoutes } from './features/absences/absences.routes.js';
import { accountRoutes } from './features/accounts/accounts.routes.js';
import { attachmentRoutes } from './features/attachments/attachments.routes.js';
import { auditRoutes } from './features/audit/audit.routes.js';
import { bookingRoutes } from './features/bookings/bookings.routes.js';
import { calendarRoutes } from './features/calendar/calendar.routes.js';
import { casesRoutes } from './features/cases/cases.routes.js';
import { departmentRoutes } from './features/departments/departments.routes.js';
import { deskRoutes } from './features/desk/desk.routes.js';
import { enquiryRoutes } from './features/enquiries/enquiries.routes.js';
import { extensionRoutes } from './features/extensions/extensions.routes.js';
import { feeRoutes } from './features/fees/fees.routes.js';
import { guideRoutes } from './features/guides/guides.routes.js';
import { hallRoutes } from './features/halls/halls.routes.js';
import { homeRoutes } from './features/home/home.routes.js';
import { intakeRoutes } from './features/intake/intake.routes.js';
import { itemRoutes } from './features/items/items.routes.js';
import { jointRoutes } from './features/joint/joint.routes.js';
import { kindCorrectionRoutes } from './features/kind-correction/kind-correction.routes.js';
import { menuRoutes } from './features/menu/menu.routes.js';
import { noticeRoutes } from './features/notices/notices.routes.js';
import { auditRuleRoutes } from './features/pre-audit/audit-rules.routes.js';
import { preAuditRoutes } from './features/pre-audit/pre-audit.routes.js';
import { presenceRoutes } from './features/presence/presence.routes.js';
import { referralListRoutes } from './features/refusal-filing/referral-lists.routes.js';
import { refusalFilingRoutes } from './features/refusal-filing/refusal-filing.routes.js';
import { reminderRoutes } from './features/reminders/reminders.routes.js';
import { reportRoutes } from './features/reports/reports.routes.js';
import { samplingRoutes } from './features/sampling/sampling.routes.js';
import { searchRoutes } from './features/search/search.routes.js';
import { settingsRoutes } from './features/settings/settings.routes.js';
import { setupRoutes } from './features/setup/setup.routes.js';
import { staffRoutes } from './features/staff/staff.routes.js';
import { statusRoutes } from './features/status/status.routes.js';
import { styleguideRoutes } from './features/styleguide/styleguide.routes.js';
import { contactRoutes } from './features/supervision/contacts.routes.js';
import { supervisionEventRoutes } from './features/supervision/events.routes.js';
import { overrunRoutes } from './features/supervision/overruns.routes.js';
import { supervisionRoutes } from './features/supervision/supervision.routes.js';
import { todayRoutes } from './features/supervision/today.routes.js';
import { suspensionRoutes } from './features/suspensions/suspensions.routes.js';
import { taskRoutes } from './features/tasks/tasks.routes.js';
import { toleranceRoutes } from './features/tolerance/tolerance.routes.js';
import { upwardRoutes } from './features/upward/upward.routes.js';
import { urgingRoutes } from './features/urging/urging.routes.js';
import { wallRoutes } from './features/wall/wall.routes.js';
import { healthRoutes } from './web/health.routes.js';
import type { Route } from './web/routes.js';

/** Every address of the application. Pages of citizens come first: they are asked for most. */
export function allRoutes(deps: Deps): Route[] {
  return [
    ...statusRoutes(deps),
    ...guideRoutes(deps),
    ...homeRoutes(deps),
    ...healthRoutes(deps),
    ...accountRoutes(deps),
    ...setupRoutes(deps),
    ...intakeRoutes(deps),
    ...casesRoutes(deps),
    ...refusalFilingRoutes(deps),
    ...referralListRoutes(deps),
    ...toleranceRoutes(deps),
    ...kindCorrectionRoutes(deps),
    ...upwardRoutes(deps),
    ...jointRoutes(deps),
    ...attachmentRoutes(deps),
    ...preAuditRoutes(deps),
    ...auditRuleRoutes(deps),
    ...deskRoutes(deps),
    ...enquiryRoutes(deps),
    ...absenceRoutes(deps),
    ...bookingRoutes(deps),
    ...presenceRoutes(deps),
    ...taskRoutes(deps),
    ...searchRoutes(deps),
    ...supervisionRoutes(deps),
    ...reportRoutes(deps),
    ...feeRoutes(deps),
    ...overrunRoutes(deps),
    ...todayRoutes(deps),
    ...contactRoutes(deps),
    ...reminderRoutes(deps),
    ...wallRoutes(deps),
    ...samplingRoutes(deps),
    ...supervisionEventRoutes(deps),
    ...urgingRoutes(deps),
    ...suspensionRoutes(deps),
    ...extensionRoutes(deps),
    ...noticeRoutes(deps),
    ...menuRoutes(deps),
    ...styleguideRoutes(deps),
    ...staffRoutes(deps),
    ...departmentRoutes(deps),
    ...calendarRoutes(deps),
    ...itemRoutes(deps),
    ...hallRoutes(deps),
    ...settingsRoutes(deps),
    ...auditRoutes(deps),
  ];
}
