/** Every address of the application that a page or a redirect names with a value in it. */
export const paths = {
  desk: '/desk',
  intake: '/intake',
  intakeFor: (itemId: number) => `/intake?item=${itemId}`,
  case: (number: string) => `/cases/${encodeURIComponent(number)}`,
  caseAction: (number: string, noun: string) => `/cases/${encodeURIComponent(number)}/${noun}`,
  notice: (number: string, noticeId: number) => `/cases/${encodeURIComponent(number)}/notices/${noticeId}`,
  noticeFile: (number: string, noticeId: number) =>
    `/cases/${encodeURIComponent(number)}/notices/${noticeId}.pdf`,
  noticePrints: (number: string, noticeId: number) =>
    `/cases/${encodeURIComponent(number)}/notices/${noticeId}/prints`,
  noticeOfPrint: (number: string, noticeId: number, count: number) =>
    `/cases/${encodeURIComponent(number)}/notices/${noticeId}?copy=${count}`,
  noticeFileOfPrint: (number: string, noticeId: number, count: number) =>
    `/cases/${encodeURIComponent(number)}/notices/${noticeId}.pdf?copy=${count}`,
  publicStatus: (token: string) => `/s/${token}`,
  guide: (itemId: number) => `/guides/${itemId}`,
  workList: (name: string) => `/desk/lists/${name}`,
  reviews: (list: string) => `/reviews?list=${list}`,
  search: (query: string) => `/search?q=${encodeURIComponent(query)}`,
  overdue: '/supervision/overdue',
  dueSoon: '/supervision/due-soon',
  signIn: '/sign-in',
  adminStaff: '/admin/staff',
  adminStaffMember: (staffId: number) => `/admin/staff/${staffId}`,
  adminDepartments: '/admin/departments',
  adminDepartment: (departmentId: number) => `/admin/departments/${departmentId}`,
  adminWindow: (windowId: number) => `/admin/windows/${windowId}`,
  adminItems: '/admin/items',
  adminItem: (itemId: number) => `/admin/items/${itemId}`,
  adminItemVersion: (versionId: number) => `/admin/item-versions/${versionId}`,
  adminCalendar: '/admin/calendar',
  adminSettings: '/admin/settings',
  adminAudit: '/admin/audit',
  adminHalls: '/admin/halls',
  adminHall: (hallId: number) => `/admin/halls/${hallId}`,
} as const;
