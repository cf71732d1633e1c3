/** Every address of the application that a page or a redirect names with a value in it. */
export const paths = {
  desk: '/desk',
  intake: '/intake',
  intakeFor: (itemId: number) => `/intake?item=${itemId}`,
  case: (number: string) => `/cases/${encodeURIComponent(number)}`,
  caseAction: (number: string, noun: string) => `/cases/${encodeURIComponent(number)}/${noun}`,
  notice: (number: string, noticeId: number) => `/cases/${encodeURIComponent(number)}/notices/${noticeId}`,
  noticeFile: (number: string, noticeId: number) => `/cases/${encodeURIComponent(number)}/notices/${noticeId}.pdf`,
  publicStatus: (token: string) => `/s/${token}`,
  guide: (itemId: number) => `/guides/${itemId}`,
  workList: (name: string) => `/desk/lists/${name}`,
  reviews: (list: string) => `/reviews?list=${list}`,
  search: (query: string) => `/search?q=${encodeURIComponent(query)}`,
  overdue: '/supervision/overdue',
  dueSoon: '/supervision/due-soon',
  signIn: '/sign-in',
} as const;
