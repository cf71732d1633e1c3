import { SETTINGS, type SettingKey, type SettingRow } from './setting-table.js';

interface SettingGroup {
  id: string;
  name: string;
  keys: readonly SettingKey[];
}

/** How the page of the settings is divided, in the order of a hall's day. */
const GROUPS: readonly SettingGroup[] = [
  {
    id: 'intake',
    name: '收件和补正',
    keys: [
      'correctionNoticeWorkingDays',
      'deemedAcceptance',
      'supplementWorkingDays',
      'tolerantAcceptance',
      'afterHours',
      'lateEntryHours',
      'parkFirmHalfFee',
      'cardReader',
      'attachmentMegabytes',
      'draftKeepDays',
    ],
  },
  {
    id: 'clocks',
    name: '时限和灯号',
    keys: ['dueSoonWorkingDays', 'amberAbovePercent', 'orangeAbovePercent'],
  },
  { id: 'papers', name: '文书', keys: ['sealName', 'reconsiderationBody', 'court'] },
  {
    id: 'organs',
    name: '联办、报上级和否定报备',
    keys: ['jointLead', 'legHandoverHours', 'upwardSilentWorkingDays', 'leaderAnswerWorkingDays'],
  },
  {
    id: 'people',
    name: '咨询、预约和窗口在岗',
    keys: [
      'enquiryAnswerWorkingDays',
      'enquiryLongestWorkingDays',
      'enquiryOtherSection',
      'bookingReplyWorkingDays',
      'webBooking',
      'webBookingSlotMinutes',
      'webBookingPerSlot',
      'webBookingWorkingDays',
      'unattendedMinutes',
      'windowAvailabilityPercent',
    ],
  },
  {
    id: 'attendance',
    name: '考勤、请假和检查',
    keys: [
      'attendanceOn',
      'attendanceFor',
      'lateGraceMinutes',
      'awayMinutes',
      'leaveHeadHalfDays',
      'leaveLongHalfDays',
      'checkPowerLines',
    ],
  },
  {
    id: 'supervision',
    name: '提醒和督查',
    keys: [
      'remindersOn',
      'reminderFirstPercent',
      'reminderSecondPercent',
      'reminderOverdueDaily',
      'reminderDirectorWorkingDays',
      'urgingReplyWorkingDays',
      'samplePerWindow',
    ],
  },
  {
    id: 'complaints',
    name: '投诉',
    keys: [
      'complaintFirstReplyHours',
      'complaintFirstReplyUnit',
      'complaintForwardWorkingDays',
      'complaintSolutionWorkingDays',
      'complaintLevelSkippingWorkingDays',
      'complaintSatisfactionWorkingDays',
      'complaintReverifyWorkingDays',
      'complaintReturnVisitDays',
      'complaintRouteStaff',
      'complaintRouteDepartment',
      'complaintRouteLeader',
      'complaintTestFacts',
      'complaintTestAttributable',
      'complaintTestRule',
    ],
  },
  {
    id: 'ratings',
    name: '服务评价',
    keys: [
      'ratingVerifyWorkingDays',
      'ratingCorrectWorkingDays',
      'ratingAnswerWorkingDays',
      'ratingVisitWorkingDays',
      'ratingReviewWorkingDays',
      'ratingShownAfterDays',
      'ratingTicketMinutes',
      'ratingPublicLeast',
      'satisfactionPercent',
    ],
  },
  {
    id: 'accountability',
    name: '过错、申诉和处理',
    keys: [
      'faultHearingWorkingDays',
      'faultCorrectionWorkingDays',
      'appealFilingWorkingDays',
      'appealDecisionWorkingDays',
      'refusalOverturnedDays',
      'agencySharePercent',
      'agencyShareLeast',
      'disclosureWarnDays',
      'disclosureFaultDays',
      'selfCheckLastDay',
      'selfCriticismDays',
      'offPostDays',
      'studyOffPostDays',
    ],
  },
];

/** Every setting in its group; one that belongs nowhere stands at the end. */
export function groupedSettings(): { id: string; name: string; settings: SettingRow[] }[] {
  const rows: readonly (SettingRow & { key: SettingKey })[] = SETTINGS;
  const grouped = new Set(GROUPS.flatMap(({ keys }) => keys));
  const others = {
    id: 'others',
    name: '其他',
    keys: rows.map(({ key }) => key).filter((key) => !grouped.has(key)),
  };
  return [...GROUPS, others]
    .map(({ id, name, keys }) => ({
      id: `group-${id}`,
      name,
      settings: keys.flatMap((key) => rows.filter((row) => row.key === key)),
    }))
    .filter(({ settings }) => settings.length > 0);
}
