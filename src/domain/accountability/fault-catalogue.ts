import type { MeasureCode } from './measures.js';

/** What points to a fault without deciding it; `manual` alone: only a person can propose it. */
export type FaultDetector =
  | 'complaint'
  | 'refusal-overturned'
  | 'missing-notice'
  | 'repeated-correction-notice'
  | 'undelegated-decision'
  | 'overdue-untold'
  | 'falsified-finish'
  | 'outside-hall'
  | 'needless-upward-case'
  | 'upward-case-not-pursued'
  | 'kind-mismatch'
  | 'agency-share'
  | 'joint-leg-not-started'
  | 'fee-irregular'
  | 'missing-receipt'
  | 'unattended-with-queue'
  | 'attendance'
  | 'warning-count'
  | 'manual';

/** A fault of the rule book: its list, its words, its detectors, the measures a list names for it. */
export type Fault = {
  id: string;
  list: FaultListCode;
  text: string;
  detectors: readonly FaultDetector[];
  mildMeasures: readonly MeasureCode[];
  seriousMeasures: readonly MeasureCode[];
};

/** The lists of 7.1 and 7.2 with their titles. */
export const FAULT_LISTS = {
  FA: '行政许可过错',
  FB: '首问负责制（县）',
  FC: '首问负责制（局）',
  FD: '失职追究',
  FE: '工作人员效能告诫',
  FF: '科室集体告诫',
  FG: '科室负责人责任',
  FH: '服务承诺责任',
  FI: '服务承诺分级追究',
  FJ: '口头告诫',
  FK: '书面告诫',
  FL: '廉洁从政禁令',
  FM: '大厅纪律“八不准”',
  FN: '五条禁令',
  FO: '四不准',
  FP: '否定报备制',
  FQ: '一次性告知制',
  FR: '项目管理规定',
  FS: '投诉保密',
  FT: '公物管理',
  FU: '售后服务',
} as const;

export type FaultListCode = keyof typeof FAULT_LISTS;

/** The 17 permit faults (7.1; 002:L577-609). */
const PERMIT_FAULTS: readonly (readonly [string, string, readonly FaultDetector[]])[] = [
  ['FA-01', '对符合条件的申请不予受理', ['complaint', 'refusal-overturned']],
  ['FA-02', '受理不出具受理通知书，或者答复件只作口头答复、没有书面意见', ['missing-notice']],
  [
    'FA-03',
    '材料不全或者不合规时不一次说清，或者不出具补正通知书',
    ['repeated-correction-notice', 'missing-notice'],
  ],
  ['FA-04', '没有法定依据或者超越权限准予许可', ['undelegated-decision']],
  ['FA-05', '承诺件、联办件没有按期办结，又不告知申请人原因', ['overdue-untold']],
  ['FA-06', '超期件在系统中虚假办结', ['falsified-finish']],
  ['FA-07', '受理后不在窗口收费或者发证，让办事人再跑部门', ['outside-hall']],
  ['FA-08', '不需要上报的事项按报批件登记', ['needless-upward-case']],
  ['FA-09', '报批件不跟踪催办', ['upward-case-not-pursued']],
  ['FA-10', '把承诺件、联办件按即办件、答复件登记，逃避监督', ['kind-mismatch']],
  ['FA-11', '强迫申请人接受指定的中介或者产品', ['complaint', 'agency-share']],
  ['FA-12', '联办件首接窗口不履行职责、拖延推诿，或者办完本环节不移交', ['joint-leg-not-started']],
  ['FA-13', '无依据收费、擅自改变标准、搭车收费，或者违规收取押金保证金', ['fee-irregular']],
  ['FA-14', '收费不开具合法票据或者正式单据', ['missing-receipt']],
  ['FA-15', '工作时间擅自离岗，损害申请人利益', ['unattended-with-queue']],
  ['FA-16', '其他违反许可规定、影响工作或者损害权益的行为', ['manual']],
  ['FA-17', '在许可中滥用职权', ['manual']],
];

/** The other lists (7.2), item by item. */
const OTHER_FAULTS: readonly (readonly [FaultListCode, readonly string[]])[] = [
  [
    'FB',
    [
      '冷漠、刁难服务对象或者与服务对象争吵',
      '拒绝办理或者拖延',
      '处理不当引起投诉或者上访',
      '被媒体曝光或者受到上级批评',
      '答复违反政策或者程序',
      '其他违反首问负责制的行为',
    ],
  ],
  ['FC', ['首问人不移交或者承办人不联系申请人，造成不良影响', '推诿、刁难、态度不好', '经教育后再次违反']],
  [
    'FD',
    [
      '不执行政策或者命令',
      '长期疏于管理，致使工作人员违纪（同时追究领导）',
      '领导隐瞒、纵容配偶子女的违纪行为',
      '执法中滥用职权、收受礼品、接受宴请',
      '工作人员的问题不报告、不处理（同时追究领导）',
      '拖延、粗暴、刁难、超期、效率低下',
      '对承诺或者查实的效能投诉不负责任',
    ],
  ],
  [
    'FE',
    [
      '一个月内迟到或者早退超过3次',
      '材料齐全合法的不当场办理，或者无理由、无期限拖延',
      '不履行首问责任',
      '擅自离岗、串岗、聊天',
      '态度粗暴，投诉经查属实',
      '吃拿卡要',
      '滥用职权或者不正当竞争',
      '阻碍投诉或者打击报复投诉人',
      '其他失职行为',
    ],
  ],
  ['FF', ['所属人员累计受告诫3次以上', '阻碍调查', '科室集体违反规定']],
  ['FG', ['不组织效能建设工作，造成严重问题']],
  ['FH', ['没有作出服务承诺', '承诺没有公布', '承诺没有兑现', '其他违反承诺的行为']],
  [
    'FI',
    ['单位没有建立承诺制', '超期办证', '着装、工作牌、用语不规范，或者态度粗暴争吵', '十项内容没有公开'],
  ],
  [
    'FJ',
    ['轻微违反承诺并及时改正', '没有履行首问责任', '预约没有及时答复', '轻微违反一次性告知或者顶岗补位规定'],
  ],
  ['FK', ['违反效能规定，有投诉或者举报，影响不好，经查属实']],
  [
    'FL',
    [
      '利用职务谋取私利',
      '拉赞助、搞摊派、乱收费',
      '收受礼品、礼金、有价证券',
      '截留、贪污公款',
      '向服务对象借钱、借车或者让其代购物品',
      '让服务对象报销个人费用',
      '接受有交易目的的宴请，或者公款娱乐',
      '接受服务对象出资的旅游',
      '赌博、封建迷信、传播淫秽物品',
    ],
  ],
  ['FM', ['吸烟', '饮酒', '吃零食', '嬉笑打闹', '大声喧哗', '串岗', '扎堆聊天', '接待时看书报', '搬弄是非']],
  [
    'FN',
    ['值班饮酒或者酒后驾车', '非驾驶人员驾车', '私自罚款或者罚款不开票', '辱骂群众或者粗暴执法', '赌博'],
  ],
  ['FO', ['违法作业', '态度粗暴', '吃拿卡要', '违规收费']],
  ['FP', ['违反否定报备规定']],
  ['FQ', ['没有一次性告知或者屡次告知']],
  ['FR', ['违反项目管理规定']],
  ['FS', ['违反投诉保密规定']],
  ['FT', ['过失造成公物损坏或者丢失']],
  ['FU', ['服务前要求客户签字、冒签或者乱收费']],
];

const FAULT_DETECTORS: Readonly<Record<string, readonly FaultDetector[]>> = {
  'FE-01': ['attendance'],
  'FE-05': ['complaint'],
  'FF-01': ['warning-count'],
  'FK-01': ['complaint'],
};

/** What the lists name for single faults: the mild measures, then the serious ones (7.2, 7.4; 003:L134-146). */
const NAMED_MEASURES: Readonly<Record<string, readonly [readonly MeasureCode[], readonly MeasureCode[]]>> = {
  'FD-01': [
    ['talk', 'written-warning', 'self-criticism', 'circular-criticism'],
    ['transfer', 'suspension', 'removal', 'party-or-government-discipline'],
  ],
  'FD-02': [
    ['circular-criticism', 'loss-of-awards'],
    ['transfer', 'removal', 'demotion', 'party-or-government-discipline'],
  ],
  'FD-03': [
    ['written-warning', 'self-criticism'],
    ['party-or-government-discipline', 'judicial-referral'],
  ],
  'FD-04': [
    ['circular-criticism', 'loss-of-awards'],
    ['removal', 'demotion', 'party-or-government-discipline'],
  ],
  'FD-05': [
    ['self-criticism', 'circular-criticism'],
    ['transfer', 'suspension', 'removal', 'party-or-government-discipline'],
  ],
  'FD-06': [
    ['written-warning', 'self-criticism', 'circular-criticism'],
    ['transfer', 'suspension', 'removal', 'party-or-government-discipline'],
  ],
  'FD-07': [
    ['written-warning', 'circular-criticism'],
    ['suspension', 'removal', 'party-or-government-discipline'],
  ],
  'FF-01': [['section-warning'], []],
  'FF-02': [['section-warning'], []],
  'FF-03': [['section-warning'], []],
  'FU-01': [[], ['dismissal']],
};

/** Measures a whole list names for each of its faults (7.2, 7.4). */
const LIST_MEASURES: Partial<Readonly<Record<FaultListCode, readonly MeasureCode[]>>> = {
  FC: ['caution', 'written-warning'],
  FE: ['written-warning'],
  FI: ['caution', 'written-warning'],
  FJ: ['oral-warning'],
  FK: ['written-warning'],
};

/** Every fault of 7.1 and 7.2, in the order of the rule book. */
export const FAULTS: readonly Fault[] = [
  ...PERMIT_FAULTS.map(([id, text, detectors]) => fault(id, 'FA', text, detectors)),
  ...OTHER_FAULTS.flatMap(([list, texts]) =>
    texts.map((text, index) => {
      const id = `${list}-${String(index + 1).padStart(2, '0')}`;
      return fault(id, list, text, FAULT_DETECTORS[id] ?? ['manual']);
    }),
  ),
];

const FAULTS_BY_ID: ReadonlyMap<string, Fault> = new Map(FAULTS.map((each) => [each.id, each]));

/** The fault of that id; null when the rule book has none. */
export function findFault(id: string): Fault | null {
  return FAULTS_BY_ID.get(id) ?? null;
}

function fault(id: string, list: FaultListCode, text: string, detectors: readonly FaultDetector[]): Fault {
  const [mildMeasures, seriousMeasures] = NAMED_MEASURES[id] ?? [LIST_MEASURES[list] ?? [], []];
  return { id, list, text, detectors, mildMeasures, seriousMeasures };
}
