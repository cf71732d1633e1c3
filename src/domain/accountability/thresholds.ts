/** The kinds of events that the counters of 7.5 count. */
export const THRESHOLD_KINDS = [
  'complaint',
  'unfit-month',
  'unfit-year',
  'office-warning',
  'section-warning',
  'late-or-early',
  'administrative-warning',
  'efficiency-warning',
  'ignorance-breach',
  'no-promise-system',
  'no-promise-system-refused',
  'late-certificate',
  'dress-badge-language',
  'rude-quarrel',
  'ten-facts-missing',
  'ten-facts-refused',
  'integrity-breach',
  'department-criticised',
] as const;

export type ThresholdKind = (typeof THRESHOLD_KINDS)[number];

/**
 * How a counter counts. `month`, `year`: within the calendar month or year. `cumulative`: on across the years.
 * `consecutive-months`: months that follow one another. `each`: every single event.
 */
export type CountingPeriod = 'month' | 'year' | 'cumulative' | 'consecutive-months' | 'each';

/** A step of a counter: reached by the `count`th event. */
export type ThresholdStep = { count: number; consequence: string };

/** One kind of events counted for one threshold; the steps rise. */
export type ThresholdCounter = {
  kind: ThresholdKind;
  period: CountingPeriod;
  steps: readonly ThresholdStep[];
};

/** A row of 7.5: whom it concerns, what is counted, and what it proposes. */
export type Threshold = {
  id: string;
  subject: string;
  event: string;
  counters: readonly ThresholdCounter[];
};

const CAUTION = '诫勉教育，限期改正';
const EFFICIENCY_WARNING = '效能告诫';

/**
 * TH-01 to TH-18 (domain 7.5). Two complaints in succession (TH-02) and what the rule book calls cumulative are
 * counted on across the years. Rows without a period are counted by the calendar year (C-31). Every consequence
 * is a proposal: a person decides.
 */
export const THRESHOLDS: readonly Threshold[] = [
  one('TH-01', '工作人员', '有效投诉', 'complaint', 'month', 3, '离岗待岗15日（被诉待岗）'),
  one('TH-02', '工作人员', '连续有效投诉', 'complaint', 'cumulative', 2, '调离窗口，退回原单位待岗'),
  one(
    'TH-03',
    '工作人员',
    '连续月度考核不称职',
    'unfit-month',
    'consecutive-months',
    2,
    '调离窗口，退回原单位待岗',
  ),
  {
    id: 'TH-04',
    subject: '工作人员',
    event: '月度或者年度考核不称职',
    counters: [
      counter('unfit-month', 'month', [1, '中心可以要求更换人员']),
      counter('unfit-year', 'year', [1, '与原单位共同处理，或者调离中心']),
    ],
  },
  one('TH-05', '科室或者站所', '人员受告诫（人次）', 'office-warning', 'month', 2, '告诫负责人'),
  one('TH-06', '科室或者站所', '人员受告诫（人次）', 'office-warning', 'year', 5, '告诫负责人'),
  one('TH-07', '科室', '人员受效能告诫（次数）', 'section-warning', 'cumulative', 3, '集体告诫'),
  one('TH-08', '工作人员', '迟到或者早退', 'late-or-early', 'month', 4, EFFICIENCY_WARNING),
  one('TH-09', '个人', '行政告诫', 'administrative-warning', 'year', 2, '取消当年评先评优资格'),
  one('TH-10', '领导或者个人', '效能告诫', 'efficiency-warning', 'year', 2, '年度考核定为不称职'),
  {
    id: 'TH-11',
    subject: '工作人员',
    event: '因业务不熟违反规定',
    counters: [counter('ignorance-breach', 'cumulative', [1, '离岗学习一周并考试'], [2, '调整岗位'])],
  },
  {
    id: 'TH-12',
    subject: '单位领导',
    event: '单位没有建立服务承诺制',
    counters: [
      counter('no-promise-system', 'year', [1, CAUTION]),
      counter('no-promise-system-refused', 'year', [1, EFFICIENCY_WARNING]),
    ],
  },
  {
    id: 'TH-13',
    subject: '单位领导、科室负责人或者工作人员',
    event: '办证或者承诺事项超期',
    counters: [counter('late-certificate', 'year', [1, '诫勉教育'], [2, EFFICIENCY_WARNING])],
  },
  {
    id: 'TH-14',
    subject: '个人',
    event: '着装、工作牌或者用语不规范',
    counters: [counter('dress-badge-language', 'year', [1, '诫勉教育'], [2, EFFICIENCY_WARNING])],
  },
  one('TH-15', '个人', '态度粗暴、与服务对象争吵', 'rude-quarrel', 'each', 1, EFFICIENCY_WARNING),
  {
    id: 'TH-16',
    subject: '单位领导',
    event: '没有公开十项内容',
    counters: [
      counter('ten-facts-missing', 'year', [1, CAUTION]),
      counter('ten-facts-refused', 'year', [1, EFFICIENCY_WARNING]),
    ],
  },
  one(
    'TH-17',
    '工作人员',
    '吃拿卡要等不廉洁行为',
    'integrity-breach',
    'each',
    1,
    '通报批评，取消年度最佳窗口和优秀资格，更换人员',
  ),
  one('TH-18', '部门', '审批工作受到区领导批评', 'department-criticised', 'each', 1, '部门考核扣5分'),
];

function one(
  id: string,
  subject: string,
  event: string,
  kind: ThresholdKind,
  period: CountingPeriod,
  count: number,
  consequence: string,
): Threshold {
  return { id, subject, event, counters: [counter(kind, period, [count, consequence])] };
}

function counter(
  kind: ThresholdKind,
  period: CountingPeriod,
  ...steps: readonly (readonly [number, string])[]
): ThresholdCounter {
  return { kind, period, steps: steps.map(([count, consequence]) => ({ count, consequence })) };
}
