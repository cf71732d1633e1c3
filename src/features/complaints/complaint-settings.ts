import type { ComplaintLimits } from '../../domain/complaints/complaint-clocks.js';
import { type ComplaintRoute, isComplaintRoute, type RoutingTable } from '../../domain/complaints/routes.js';
import type { ValidityTest } from '../../domain/complaints/valid-complaint.js';
import type { HallSettings } from '../settings/hall-settings.js';
import type { SettingKey } from '../settings/setting-table.js';

/** The limits of section 6 as the hall has set them. */
export function complaintLimits(settings: HallSettings): ComplaintLimits {
  return {
    firstReplyHours: settings.number('complaintFirstReplyHours'),
    firstReplyUnit: settings.text('complaintFirstReplyUnit') === 'workingHours' ? 'workingHours' : 'hours',
    forwardWorkingDays: settings.number('complaintForwardWorkingDays'),
    solutionWorkingDays: settings.number('complaintSolutionWorkingDays'),
    levelSkippingWorkingDays: settings.number('complaintLevelSkippingWorkingDays'),
    satisfactionWorkingDays: settings.number('complaintSatisfactionWorkingDays'),
    reverificationWorkingDays: settings.number('complaintReverifyWorkingDays'),
    returnVisitDays: settings.number('complaintReturnVisitDays'),
  };
}

/** Who leads by whom the complaint is about (C-50). */
export function routingTable(settings: HallSettings): RoutingTable {
  const route = (key: SettingKey): ComplaintRoute => {
    const text = settings.text(key);
    return isComplaintRoute(text) ? text : 'supervision';
  };
  return {
    staff: route('complaintRouteStaff'),
    department: route('complaintRouteDepartment'),
    leader: route('complaintRouteLeader'),
  };
}

/** The questions of the test of a valid complaint (C-22). */
export function validityTest(settings: HallSettings): ValidityTest {
  return {
    facts: settings.flag('complaintTestFacts'),
    attributable: settings.flag('complaintTestAttributable'),
    rule: settings.flag('complaintTestRule'),
  };
}
