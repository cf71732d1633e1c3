/** Why a matter is not accepted at all (C-43); anything else is accepted first and decided afterwards. */
export const REMIT_REASONS = {
  'outside-remit': {
    name: '不属于本机关职权范围',
    words: '该事项依法不属于本机关职权范围，请向有权机关提出申请。',
    basis: '《中华人民共和国行政许可法》第三十二条第一款第二项',
    needsWhereToGo: true,
  },
  'not-a-hall-matter': {
    name: '不属于本大厅办理的事项',
    words: '该事项不在本政务服务大厅办理，请到指定地点办理。',
    basis: '《中华人民共和国行政许可法》第三十二条第一款第二项',
    needsWhereToGo: true,
  },
  'no-permit-needed': {
    name: '依法不需要取得行政许可',
    words: '该事项依法不需要取得行政许可，无需申请。',
    basis: '《中华人民共和国行政许可法》第三十二条第一款第一项',
    needsWhereToGo: false,
  },
} as const;

export type RemitReason = keyof typeof REMIT_REASONS;

/** True when the text is the code of a reason for non-acceptance. */
export function isRemitReason(text: string): text is RemitReason {
  return Object.hasOwn(REMIT_REASONS, text);
}
