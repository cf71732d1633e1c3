import type { MeasureCode } from './measures.js';

/**
 * What follows once a measure is served (7.4): a self-criticism (D-14), a time off post with its evaluation meeting,
 * something to be carried out and reported, or nothing, because serving it is the whole measure.
 */
export type MeasureSequel = 'self-criticism' | 'off-post' | 'carry-out' | 'none';

const SEQUELS: Readonly<Record<MeasureCode, MeasureSequel>> = {
  talk: 'none',
  caution: 'none',
  'oral-warning': 'none',
  'written-warning': 'self-criticism',
  'section-warning': 'none',
  'self-criticism': 'self-criticism',
  'circular-criticism': 'none',
  'loss-of-awards': 'none',
  apology: 'carry-out',
  'study-off-post': 'off-post',
  'off-post': 'off-post',
  transfer: 'carry-out',
  suspension: 'off-post',
  removal: 'carry-out',
  demotion: 'carry-out',
  'return-to-unit': 'carry-out',
  dismissal: 'carry-out',
  'party-or-government-discipline': 'carry-out',
  'discipline-inspection': 'carry-out',
  'judicial-referral': 'carry-out',
};

export function sequelOf(code: MeasureCode): MeasureSequel {
  return SEQUELS[code];
}

/** Measures on a section as a whole; every other one is on a person. */
export function isOnSection(code: MeasureCode): boolean {
  return code === 'section-warning';
}

/** The measures that are warnings by notice D-13. */
export const WARNING_CODES = ['oral-warning', 'written-warning', 'section-warning'] as const;

/** True when the measure is a warning by notice D-13. */
export function isWarning(code: MeasureCode): boolean {
  return WARNING_CODES.some((each) => each === code);
}

/** What a measure means for the appraisal, as told to the person and shown beside it. */
const APPRAISAL_EFFECTS: Partial<Readonly<Record<MeasureCode, string>>> = {
  'oral-warning': '计入当年告诫次数；一年两次取消评先评优（TH-09）',
  'written-warning': '计入当年告诫次数；一年两次取消评先评优、年度考核定为不称职（TH-09、TH-10）',
  'section-warning': '作为科室年度考核的依据',
  'circular-criticism': '作为年度考核的依据',
  'loss-of-awards': '当年不得评先评优',
  'off-post': '待岗期间停发岗位奖金，作为年度考核的依据',
  suspension: '停职期间不参加月度考核评优',
  'return-to-unit': '不再参加本中心考核',
};

/** The effect on the appraisal in words; empty where the rule book names none. */
export function appraisalEffectOf(code: MeasureCode): string {
  return APPRAISAL_EFFECTS[code] ?? '';
}
