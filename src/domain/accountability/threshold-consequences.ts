import type { MeasureSubject } from './measure-states.js';
import type { MeasureCode } from './measures.js';

/** What a threshold comes to when its proposal is accepted: measures, on whom; none: the appraisal takes it up. */
export interface ThresholdConsequence {
  measures: readonly MeasureCode[];
  on: MeasureSubject;
}

const PERSON: MeasureSubject = 'person';

/** By threshold, kind of event and step (7.5, last column but one). */
const CONSEQUENCES: Readonly<Record<string, ThresholdConsequence>> = {
  'TH-01 complaint 3': { measures: ['off-post'], on: PERSON },
  'TH-02 complaint 2': { measures: ['return-to-unit'], on: PERSON },
  'TH-03 unfit-month 2': { measures: ['return-to-unit'], on: PERSON },
  'TH-04 unfit-month 1': { measures: ['return-to-unit'], on: PERSON },
  'TH-04 unfit-year 1': { measures: ['transfer'], on: PERSON },
  'TH-05 office-warning 2': { measures: ['written-warning'], on: 'leader' },
  'TH-06 office-warning 5': { measures: ['written-warning'], on: 'leader' },
  'TH-07 section-warning 3': { measures: ['section-warning'], on: 'section' },
  'TH-08 late-or-early 4': { measures: ['written-warning'], on: PERSON },
  'TH-09 administrative-warning 2': { measures: ['loss-of-awards'], on: PERSON },
  'TH-10 efficiency-warning 2': { measures: [], on: PERSON },
  'TH-11 ignorance-breach 1': { measures: ['study-off-post'], on: PERSON },
  'TH-11 ignorance-breach 2': { measures: ['transfer'], on: PERSON },
  'TH-12 no-promise-system 1': { measures: ['caution'], on: 'leader' },
  'TH-12 no-promise-system-refused 1': { measures: ['written-warning'], on: 'leader' },
  'TH-13 late-certificate 1': { measures: ['caution'], on: PERSON },
  'TH-13 late-certificate 2': { measures: ['written-warning'], on: PERSON },
  'TH-14 dress-badge-language 1': { measures: ['caution'], on: PERSON },
  'TH-14 dress-badge-language 2': { measures: ['written-warning'], on: PERSON },
  'TH-15 rude-quarrel 1': { measures: ['written-warning'], on: PERSON },
  'TH-16 ten-facts-missing 1': { measures: ['caution'], on: 'leader' },
  'TH-16 ten-facts-refused 1': { measures: ['written-warning'], on: 'leader' },
  'TH-17 integrity-breach 1': {
    measures: ['circular-criticism', 'loss-of-awards', 'return-to-unit'],
    on: PERSON,
  },
  'TH-18 department-criticised 1': { measures: [], on: 'section' },
};

/** What the step of a threshold comes to; null for a step the table does not hold. */
export function consequenceOf(thresholdId: string, kind: string, count: number): ThresholdConsequence | null {
  return CONSEQUENCES[`${thresholdId} ${kind} ${count}`] ?? null;
}

/** Where a proposal of a threshold stands. */
export const THRESHOLD_STATES = {
  proposed: { name: '待决定', tone: 'amber' },
  accepted: { name: '已采纳', tone: 'red' },
  rejected: { name: '不采纳', tone: 'neutral' },
  lapsed: { name: '依据撤销，已失效', tone: 'neutral' },
} as const;

export type ThresholdState = keyof typeof THRESHOLD_STATES;

/** True when the text is a state. */
export function isThresholdState(text: string): text is ThresholdState {
  return Object.hasOwn(THRESHOLD_STATES, text);
}

/** What the counters count, in words. */
export const COUNTER_WORDS: Readonly<Record<string, string>> = {
  complaint: '有效投诉',
  'unfit-month': '月度不称职',
  'unfit-year': '年度不称职',
  'office-warning': '科室人员受告诫（人次）',
  'section-warning': '科室人员受效能告诫（次）',
  'late-or-early': '迟到早退',
  'administrative-warning': '行政告诫',
  'efficiency-warning': '效能告诫',
  'ignorance-breach': '业务不熟违规',
  'no-promise-system': '没有承诺制',
  'no-promise-system-refused': '拒不建立承诺制',
  'late-certificate': '超期办证',
  'dress-badge-language': '着装工牌用语',
  'rude-quarrel': '粗暴争吵',
  'ten-facts-missing': '十项内容未公开',
  'ten-facts-refused': '拒不公开十项内容',
  'integrity-breach': '不廉洁行为',
  'department-criticised': '受区领导批评',
};
