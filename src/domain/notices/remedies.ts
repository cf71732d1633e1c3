/** 行政复议法（2023年修订）第二十条: calendar days from learning of the decision. */
export const RECONSIDERATION_WITHIN_DAYS = 60;

/** 行政诉讼法第四十六条: months from learning of the decision. */
export const LITIGATION_WITHIN_MONTHS = 6;

export const RECONSIDERATION_SOURCE = '《中华人民共和国行政复议法》第二十条';
export const LITIGATION_SOURCE = '《中华人民共和国行政诉讼法》第四十六条';

export interface RemedyBodies {
  /** Who reconsiders; empty when the hall has not set it. */
  reconsiderationBody: string;
  court: string;
}

/** What an applicant may do against a refusal or non-acceptance, and how long (002:L513). */
export function remediesInWords({ reconsiderationBody, court }: RemedyBodies): string {
  const body = reconsiderationBody || '有管辖权的行政复议机关';
  return (
    `如不服本决定，可以自知道之日起${RECONSIDERATION_WITHIN_DAYS}日内依据${RECONSIDERATION_SOURCE}向${body}申请行政复议，` +
    `或者自知道之日起${LITIGATION_WITHIN_MONTHS}个月内依据${LITIGATION_SOURCE}向${court || '有管辖权的人民法院'}提起行政诉讼。`
  );
}
