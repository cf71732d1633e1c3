/** How a complaint reaches the hall (section 6; 002:L559, L1245; 004:L164). */
export const COMPLAINT_CHANNELS = {
  'on-the-spot': '当面',
  phone: '电话',
  letter: '来信',
  'e-mail': '电子邮件',
  'report-box': '举报箱',
  hotline: '热线转办',
  'other-body': '其他机关转来',
  'public-page': '网上投诉',
} as const;

export type ComplaintChannel = keyof typeof COMPLAINT_CHANNELS;

/** True when the text names a channel. */
export function isComplaintChannel(text: string): text is ComplaintChannel {
  return Object.hasOwn(COMPLAINT_CHANNELS, text);
}

/** The channels that a member of staff takes down; the public page is the citizen's own. */
export const STAFF_CHANNELS = (Object.keys(COMPLAINT_CHANNELS) as ComplaintChannel[]).filter(
  (channel) => channel !== 'public-page',
);
