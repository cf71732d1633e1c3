/** The notices of this release (section 3.4): title, word of the number, wording at the place of the seal. */
export const NOTICE_KINDS = {
  'D-01': {
    title: '受理通知书',
    numberWord: '受字',
    seal: '业务受理专用章',
    name: 'acceptance notice',
    needsSignature: true,
    givenToApplicant: true,
  },
  'D-02': {
    title: '不予受理通知书',
    numberWord: '不受字',
    seal: '业务受理专用章',
    name: 'non-acceptance notice',
    needsSignature: true,
    givenToApplicant: true,
  },
  'D-03': {
    title: '材料补齐通知书（一次性告知书）',
    numberWord: '补字',
    seal: '业务受理专用章',
    name: 'correction notice',
    needsSignature: true,
    givenToApplicant: true,
  },
  'D-04': {
    title: '一次性告知书',
    numberWord: '告字',
    seal: '业务受理专用章',
    name: 'one-time notice',
    needsSignature: true,
    givenToApplicant: true,
  },
  'D-05': {
    title: '不予行政许可决定书',
    numberWord: '不许字',
    seal: '行政审批专用章',
    name: 'refusal decision',
    needsSignature: true,
    givenToApplicant: true,
  },
  'D-06': {
    title: '否定报备登记表',
    numberWord: '报备字',
    seal: '',
    name: 'refusal filing form',
    needsSignature: false,
    givenToApplicant: false,
  },
  'D-07': {
    title: '互联审批申请书',
    numberWord: '联字',
    seal: '业务受理专用章',
    name: 'joint application',
    needsSignature: true,
    givenToApplicant: true,
  },
  'D-08': {
    title: '抄告单',
    numberWord: '抄告字',
    seal: '业务受理专用章',
    name: 'copy notice',
    needsSignature: false,
    givenToApplicant: false,
  },
  'D-27': {
    title: '容缺受理承诺书',
    numberWord: '容字',
    seal: '业务受理专用章',
    name: 'gap promise',
    needsSignature: true,
    givenToApplicant: true,
  },
  'D-28': {
    title: '延期办理通知书',
    numberWord: '延字',
    seal: '行政审批专用章',
    name: 'extension notice',
    needsSignature: true,
    givenToApplicant: true,
  },
  /** TL-118 asks for it in writing; section 3.4 has no number of its own for it. */
  'D-118': {
    title: '中止计时告知书',
    numberWord: '中止字',
    seal: '行政审批专用章',
    name: 'suspension notice',
    needsSignature: true,
    givenToApplicant: true,
  },
  /** T36 asks for a return note and T38 for a return receipt; section 3.4 has no numbers of its own for them. */
  'D-136': {
    title: '退件通知书',
    numberWord: '退字',
    seal: '业务受理专用章',
    name: 'return notice',
    needsSignature: true,
    givenToApplicant: true,
  },
  'D-138': {
    title: '申请材料退还签收单',
    numberWord: '退还字',
    seal: '业务受理专用章',
    name: 'return receipt',
    needsSignature: true,
    givenToApplicant: true,
  },
} as const;

export type NoticeKind = keyof typeof NOTICE_KINDS;

/** True when the text is the id of a notice of this release. */
export function isNoticeKind(text: string): text is NoticeKind {
  return Object.hasOwn(NOTICE_KINDS, text);
}

/** The Chinese title of a notice. */
export function noticeTitle(kind: NoticeKind): string {
  return NOTICE_KINDS[kind].title;
}
