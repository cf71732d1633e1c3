import type { EnquiryBranch } from '../domain/enquiries/branches.js';
import type { EnquiryChannel } from '../domain/enquiries/channels.js';
import type { AbsenceKind } from '../domain/staffing/absence-kinds.js';

/** An enquiry, with what was done about it. */
export interface DemoEnquiry {
  by: string;
  daysAgo: number;
  channel: EnquiryChannel;
  matter: string;
  visitorName: string;
  phone: string;
  /** The item of which the one-time notice is given. */
  item?: string;
  branch?: EnquiryBranch;
  answer?: string;
  to?: string;
  message?: string;
  body?: string;
  place?: string;
  days?: number;
  /** What the receiver answered after he took it over. */
  thenAnswer?: string;
}

export const DEMO_ENQUIRIES: readonly DemoEnquiry[] = [
  {
    by: 'clerk',
    daysAgo: 8,
    channel: 'phone',
    matter: '施工许可证换了建设单位，要重新办吗',
    visitorName: '禾新建筑公司',
    phone: '13900001001',
    branch: 'own',
    answer: '不用重办，带变更申请表、双方营业执照和原许可证来变更，当场办结',
  },
  {
    by: 'sw.clerk',
    daysAgo: 7,
    channel: 'window',
    matter: '水费滞纳金怎么减免',
    visitorName: '葛大勇',
    phone: '13900001002',
    branch: 'outside',
    body: '区自来水公司营业厅',
    place: '禾兴大道 88 号',
    answer: '滞纳金由供水企业核减，大厅不受理',
  },
  {
    by: 'shared',
    daysAgo: 6,
    channel: 'window',
    matter: '灵活就业人员怎么转养老保险',
    visitorName: '柏新苗',
    phone: '13900001003',
    branch: 'other-section',
    to: 'rs.clerk',
    message: '人已经领到8号窗口，想今天办完',
    thenAnswer: '带身份证和原参保地缴费凭证，在8号窗口当场办理转入',
  },
  {
    by: 'wj.clerk',
    daysAgo: 2,
    channel: 'window',
    matter: '开小餐馆办卫生许可要准备什么',
    visitorName: '姜秋实',
    phone: '13900001004',
    item: 'WJ',
    branch: 'own',
  },
  {
    by: 'sc.clerk',
    daysAgo: 5,
    channel: 'letter',
    matter: '祖传小作坊能不能按食品经营许可备案',
    visitorName: '窦南星',
    phone: '13900001005',
    branch: 'later',
    answer: '要请示市局对小作坊的口径',
    days: 1,
  },
  {
    by: 'head',
    daysAgo: 0,
    channel: 'phone',
    matter: '竣工联合验收能不能改到下周',
    visitorName: '青禾丰年房地产开发有限公司',
    phone: '13900001006',
    branch: 'colleague-away',
    to: 'clerk',
    message: '对方下午三点以后方便接电话',
  },
  {
    by: 'clerk',
    daysAgo: 0,
    channel: 'mail',
    matter: '外地企业备案在网上填了没有回音',
    visitorName: '青禾麦浪建筑工程有限公司',
    phone: '13900001007',
  },
];

/** Who was or is away, and who stands in. */
export interface DemoAbsence {
  who: string;
  substitute: string;
  kind: AbsenceKind;
  whereabouts: string;
  /** Hours before now at which it was asked for; it begins at once. */
  hoursAgo: number;
  /** Working days it lasts from the next; 0: he came back after two hours. */
  days: number;
  confirmed: boolean;
}

export const DEMO_ABSENCES: readonly DemoAbsence[] = [
  {
    who: 'jt.clerk',
    substitute: 'jt.head',
    kind: 'errand',
    whereabouts: '送件到市局',
    hoursAgo: 8 * 24,
    days: 0,
    confirmed: true,
  },
  {
    who: 'sw.clerk',
    substitute: 'sw.head',
    kind: 'business',
    whereabouts: '市水务局开会',
    hoursAgo: 0,
    days: 1,
    confirmed: true,
  },
  {
    who: 'zr.clerk',
    substitute: 'zr.head',
    kind: 'training',
    whereabouts: '区委党校',
    hoursAgo: 0,
    days: 2,
    confirmed: false,
  },
];
