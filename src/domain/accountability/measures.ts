export type MeasureGroup = 'education' | 'organisational' | 'disciplinary';

/** The measures of 7.3 with the one label each has on every page and paper (C-29). */
export const MEASURES = {
  talk: { name: '诫勉谈话', group: 'education' },
  caution: { name: '诫勉教育', group: 'education' },
  'oral-warning': { name: '口头告诫', group: 'education' },
  'written-warning': { name: '书面告诫', group: 'education' },
  'section-warning': { name: '集体告诫', group: 'education' },
  'self-criticism': { name: '书面检讨', group: 'education' },
  'circular-criticism': { name: '通报批评', group: 'education' },
  'loss-of-awards': { name: '取消评先评优资格', group: 'education' },
  apology: { name: '赔礼道歉', group: 'education' },
  'study-off-post': { name: '离岗学习一周', group: 'organisational' },
  'off-post': { name: '离岗待岗15日', group: 'organisational' },
  transfer: { name: '调整岗位', group: 'organisational' },
  suspension: { name: '停职', group: 'organisational' },
  removal: { name: '免职', group: 'organisational' },
  demotion: { name: '降职', group: 'organisational' },
  'return-to-unit': { name: '退回原单位', group: 'organisational' },
  dismissal: { name: '辞退', group: 'organisational' },
  'party-or-government-discipline': { name: '党纪政纪处分', group: 'disciplinary' },
  'discipline-inspection': { name: '移送纪检监察机关', group: 'disciplinary' },
  'judicial-referral': { name: '移送司法机关', group: 'disciplinary' },
} as const satisfies Record<string, { name: string; group: MeasureGroup }>;

export type MeasureCode = keyof typeof MEASURES;

export const MEASURE_CODES = Object.keys(MEASURES) as readonly MeasureCode[];

export const MEASURE_GROUP_NAMES: Readonly<Record<MeasureGroup, string>> = {
  education: '教育处理',
  organisational: '组织处理',
  disciplinary: '纪律处分和移送',
};

/** The ladder for staff from mild to severe (7.6), as far as it consists of measures. */
export const STAFF_LADDER: readonly MeasureCode[] = [
  'caution',
  'oral-warning',
  'written-warning',
  'circular-criticism',
  'off-post',
  'transfer',
  'return-to-unit',
  'dismissal',
];

/** D-14 is due so many calendar days after the warning was delivered (7.4, C-05). */
export const SELF_CRITICISM_DAYS = 7;

/** Off post, then the evaluation meeting decides (7.4, TH-01, C-05): calendar days. */
export const OFF_POST_DAYS = 15;

/** Study off post after a first breach through ignorance (7.4, TH-11): calendar days. */
export const STUDY_OFF_POST_DAYS = 7;

/** True when the text is the code of a measure. */
export function isMeasureCode(text: string): text is MeasureCode {
  return Object.hasOwn(MEASURES, text);
}
