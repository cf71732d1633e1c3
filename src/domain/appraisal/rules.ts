/** The schemes that are scored in points (domain 8.1). EFF and PWR are judged without points. */
export const SCHEME_CODES = ['DEP', 'WIN', 'STF', 'BEST'] as const;

export type SchemeCode = (typeof SCHEME_CODES)[number];

export type AppraisalSubjectKind = 'department' | 'window' | 'clerk';

/** What a rule brings beside points (domain 8.2), in the order in which results list them. */
export const VETOES = [
  'V_BEST_MONTH',
  'V_BEST_YEAR',
  'V_EXC_YEAR',
  'V_AWARD_YEAR',
  'REPLACE',
  'CIRC',
] as const;

export type Veto = (typeof VETOES)[number];

/** What each veto means to the people it concerns. */
export const VETO_NAMES: Readonly<Record<Veto, string>> = {
  V_BEST_MONTH: '取消当月最佳服务窗口评选资格',
  V_BEST_YEAR: '取消年度最佳服务窗口评选资格',
  V_EXC_YEAR: '取消年度优秀窗口评选资格',
  V_AWARD_YEAR: '取消年度评先评优资格',
  REPLACE: '更换工作人员或者窗口负责人',
  CIRC: '通报批评',
};

/** The category of what counts outside the 100 points. */
export const BONUS = 'bonus';

/**
 * One row of table 8.2. Points are signed. `pointsMin` = `pointsMax`: fixed; two values (`pointsMax` the larger
 * in size): the appraisal group chooses; `pointsMax` null: open, beginning at `pointsMin`. `allowedPoints`
 * narrows a range to single values; `ownPartPoints` is the part of the category this rule alone can use up.
 */
export type AppraisalRule = {
  code: string;
  scheme: SchemeCode;
  subject: AppraisalSubjectKind;
  category: string;
  categoryMaximum: number | null;
  condition: string;
  pointsMin: number;
  pointsMax: number | null;
  per: string;
  vetoes: readonly Veto[];
  needsConfirmation: boolean;
  reportedToGovernment: boolean;
  ownPartPoints: number | null;
  allowedPoints: readonly number[] | null;
  note: string | null;
};

/** True when the text is the code of a scheme scored in points. */
export function isSchemeCode(text: string): text is SchemeCode {
  return SCHEME_CODES.some((code) => code === text);
}

/** True when the text is the code of a veto. */
export function isVeto(text: string): text is Veto {
  return VETOES.some((veto) => veto === text);
}

/** True when the rule leaves no choice of points. */
export function hasFixedPoints(rule: AppraisalRule): boolean {
  return rule.pointsMin === rule.pointsMax;
}

/** True when the points (signed, of one occurrence) are among those the rule gives. */
export function mayGivePoints(rule: AppraisalRule, points: number): boolean {
  if (rule.allowedPoints !== null) {
    return rule.allowedPoints.includes(points);
  }
  if (rule.pointsMax === null) {
    return rule.pointsMin < 0 ? points <= rule.pointsMin : points >= rule.pointsMin;
  }
  return (
    points >= Math.min(rule.pointsMin, rule.pointsMax) && points <= Math.max(rule.pointsMin, rule.pointsMax)
  );
}
