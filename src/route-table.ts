import type { Deps } from './app.js';
import { absenceRoutes } from './features/absences/absences.routes.js';
import { accountRoutes } from './features/accounts/accounts.routes.js';
import { appealRoutes } from './features/appeals/appeals.routes.js';
import { appraisalEntryRoutes } from './features/appraisal/entries.routes.js';
import { appraisalPeriodRoutes } from './features/appraisal-periods/periods.routes.js';
import { assessmentRoutes } from './features/assessments/assessments.routes.js';
import { attachmentRoutes } from './features/attachments/attachments.routes.js';
import { attendanceRoutes } from './features/attendance/attendance.routes.js';
import { auditRoutes } from './features/audit/audit.routes.js';
import { bookingRoutes } from './features/bookings/bookings.routes.js';
import { webBookingRoutes } from './features/bookings/web-booking.routes.js';
import { bundleRoutes } from './features/bundles/bundles.routes.js';
import { calendarRoutes } from './features/calendar/calendar.routes.js';
import { casesRoutes } from './features/cases/cases.routes.js';
import { checkRoutes } from './features/checks/checks.routes.js';
import { complaintStatisticsRoutes } from './features/complaint-statistics/complaint-statistics.routes.js';
import { complaintRoutes } from './features/complaints/complaints.routes.js';
import { departmentRoutes } from './features/departments/departments.routes.js';
import { deskRoutes } from './features/desk/desk.routes.js';
import { enquiryRoutes } from './features/enquiries/enquiries.routes.js';
import { extensionRoutes } from './features/extensions/extensions.routes.js';
import { faultRoutes } from './features/faults/faults.routes.js';
import { feeRoutes } from './features/fees/fees.routes.js';
import { guideRoutes } from './features/guides/guides.routes.js';
import { hallRoutes } from './features/halls/halls.routes.js';
import { homeRoutes } from './features/home/home.routes.js';
import { intakeRoutes } from './features/intake/intake.routes.js';
import { itemRoutes } from './features/items/items.routes.js';
import { jointRoutes } from './features/joint/joint.routes.js';
import { kindCorrectionRoutes } from './features/kind-correction/kind-correction.routes.js';
import { leaveRoutes } from './features/leave/leave.routes.js';
import { materialFileRoutes } from './features/material-files/material-files.routes.js';
import { measureRoutes } from './features/measures/measures.routes.js';
import { menuRoutes } from './features/menu/menu.routes.js';
import { noticeRoutes } from './features/notices/notices.routes.js';
import { ownRecordRoutes } from './features/own-record/own-record.routes.js';
import { praiseRoutes } from './features/praise/praise.routes.js';
import { auditRuleRoutes } from './features/pre-audit/audit-rules.routes.js';
import { preAuditRoutes } from './features/pre-audit/pre-audit.routes.js';
import { presenceRoutes } from './features/presence/presence.routes.js';
import { publicComplaintRoutes } from './features/public-complaints/public-complaints.routes.js';
import { ratingRoutes } from './features/ratings/ratings.routes.js';
import { referralListRoutes } from './features/refusal-filing/referral-lists.routes.js';
import { refusalFilingRoutes } from './features/refusal-filing/refusal-filing.routes.js';
import { reminderRoutes } from './features/reminders/reminders.routes.js';
import { reportRoutes } from './features/reports/reports.routes.js';
import { samplingRoutes } from './features/sampling/sampling.routes.js';
import { dryRunRoutes } from './features/schemes/dry-run.routes.js';
import { schemeRoutes } from './features/schemes/schemes.routes.js';
import { scoreSheetRoutes } from './features/score-sheets/score-sheets.routes.js';
import { searchRoutes } from './features/search/search.routes.js';
import { selfCheckRoutes } from './features/self-checks/self-checks.routes.js';
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
import { tabletRoutes } from './features/tablet/tablet.routes.js';
import { tabletsRoutes } from './features/tablet/tablets.routes.js';
import { ticketRoutes } from './features/tablet/tickets.routes.js';
import { taskRoutes } from './features/tasks/tasks.routes.js';
import { thresholdRoutes } from './features/thresholds/thresholds.routes.js';
import { toleranceRoutes } from './features/tolerance/tolerance.routes.js';
import { upwardRoutes } from './features/upward/upward.routes.js';
import { urgingRoutes } from './features/urging/urging.routes.js';
import { wallRoutes } from './features/wall/wall.routes.js';
import { healthRoutes } from './web/health.routes.js';
import type { Route } from './web/routes.js';

/** The features in the order in which an address is sought. Pages of citizens come first: they are asked for most. */
const FEATURES: readonly ((deps: Deps) => Route[])[] = [
  statusRoutes,
  guideRoutes,
  tabletRoutes,
  ticketRoutes,
  tabletsRoutes,
  ratingRoutes,
  publicComplaintRoutes,
  complaintStatisticsRoutes,
  homeRoutes,
  healthRoutes,
  accountRoutes,
  setupRoutes,
  intakeRoutes,
  casesRoutes,
  refusalFilingRoutes,
  referralListRoutes,
  toleranceRoutes,
  kindCorrectionRoutes,
  upwardRoutes,
  jointRoutes,
  attachmentRoutes,
  selfCheckRoutes,
  assessmentRoutes,
  appraisalPeriodRoutes,
  scoreSheetRoutes,
  preAuditRoutes,
  auditRuleRoutes,
  deskRoutes,
  enquiryRoutes,
  complaintRoutes,
  praiseRoutes,
  absenceRoutes,
  bookingRoutes,
  webBookingRoutes,
  presenceRoutes,
  attendanceRoutes,
  leaveRoutes,
  checkRoutes,
  taskRoutes,
  searchRoutes,
  supervisionRoutes,
  reportRoutes,
  feeRoutes,
  overrunRoutes,
  todayRoutes,
  contactRoutes,
  reminderRoutes,
  wallRoutes,
  samplingRoutes,
  supervisionEventRoutes,
  measureRoutes,
  thresholdRoutes,
  urgingRoutes,
  faultRoutes,
  appealRoutes,
  ownRecordRoutes,
  suspensionRoutes,
  extensionRoutes,
  noticeRoutes,
  menuRoutes,
  styleguideRoutes,
  staffRoutes,
  departmentRoutes,
  calendarRoutes,
  itemRoutes,
  materialFileRoutes,
  bundleRoutes,
  hallRoutes,
  appraisalEntryRoutes,
  schemeRoutes,
  dryRunRoutes,
  settingsRoutes,
  auditRoutes,
];

/** Every address of the application. */
export function allRoutes(deps: Deps): Route[] {
  return FEATURES.flatMap((routesOf) => routesOf(deps));
}
