/** How an enquiry reached the hall (S-02). */
export const ENQUIRY_CHANNELS = {
  window: '来窗口',
  phone: '电话',
  letter: '来信',
  mail: '电子邮件',
} as const;

export type EnquiryChannel = keyof typeof ENQUIRY_CHANNELS;

/** True when the text names a channel. */
export function isEnquiryChannel(text: string): text is EnquiryChannel {
  return Object.hasOwn(ENQUIRY_CHANNELS, text);
}

/** S-04: only who asks by phone may be told by word of mouth; everybody else gets the one-time notice in writing. */
export function isToldInWriting(channel: EnquiryChannel): boolean {
  return channel !== 'phone';
}
