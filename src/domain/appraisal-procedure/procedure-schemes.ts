import { BEST_MONTH_BARS } from '../appraisal/best-window.js';
import { type EfficiencyScheme, efficiencyGrades } from '../appraisal/efficiency.js';
import { isMonthPeriod } from '../appraisal/period.js';
import type { AppraisalSubjectKind, SchemeCode, Veto } from '../appraisal/rules.js';
import type { AppraisalScheme, SeverityOverride } from '../appraisal/schemes.js';

/** The schemes that go through the procedure of 8.3: those in points, and EFF, which is judged without. */
export const PROCEDURE_SCHEMES = ['STF', 'WIN', 'BEST', 'DEP', 'EFF'] as const;

export type ProcedureScheme = (typeof PROCEDURE_SCHEMES)[number];

export type ProcedureSubjectKind = AppraisalSubjectKind;

export const PROCEDURE_SCHEME_NAMES: Readonly<Record<ProcedureScheme, string>> = {
  STF: '窗口人员考核',
  WIN: '窗口考核',
  BEST: '最佳服务窗口评选',
  DEP: '部门考核',
  EFF: '效能考评',
};

export const SUBJECT_KIND_NAMES: Readonly<Record<ProcedureSubjectKind, string>> = {
  clerk: '人员',
  window: '窗口',
  department: '部门',
};

/** What BEST calls the windows it chooses; the others are not named. */
export const BEST_WINDOW_GRADE = '最佳服务窗口';
export const NOT_CHOSEN = '未入选';

/** True when the text is a scheme of the procedure. */
export function isProcedureScheme(text: string): text is ProcedureScheme {
  return PROCEDURE_SCHEMES.some((scheme) => scheme === text);
}

export function isSubjectKind(text: string): text is ProcedureSubjectKind {
  return Object.hasOwn(SUBJECT_KIND_NAMES, text);
}

/** The scheme whose year adds up (8.1: year-end target with monthly accumulation); the others take their months' mean. */
const ACCUMULATED: readonly string[] = ['DEP'] satisfies ProcedureScheme[];

/** True when a period is scored from its evidence: a month, or a year that adds up. */
export function isScoredFromEvidence({ scheme, period }: { scheme: string; period: string }): boolean {
  return isMonthPeriod(period) || ACCUMULATED.includes(scheme);
}

/** True for a scheme in points. */
export function isScored(scheme: ProcedureScheme): scheme is SchemeCode {
  return scheme !== 'EFF';
}

/**
 * What bounds the grades of a period: the grades from the best down (empty: none is given), the lowest totals of
 * the first of them, what bars the best one, the severity override, and how many may have the best (null: no limit).
 */
export type GradeBounds = {
  grades: readonly string[];
  cutOffs: readonly number[];
  bars: readonly Veto[];
  override: SeverityOverride | null;
  quotaShare: number | null;
  /** Grades that need a reason even when they stand as they were, as no score gives them (EFF). */
  reasonedGrades: readonly string[];
};

/** What bars a grade at the year's end beside the points (8.2). */
export const YEAR_BARS: readonly Veto[] = ['V_EXC_YEAR', 'V_AWARD_YEAR'];
export const BEST_YEAR_BARS: readonly Veto[] = ['V_BEST_YEAR', 'V_AWARD_YEAR'];

/** The bounds of a month or a year by the scheme frozen into it. */
export function gradeBounds(scheme: AppraisalScheme | EfficiencyScheme, isYear: boolean): GradeBounds {
  if (scheme.code === 'EFF') return efficiencyBounds(scheme);
  if (scheme.code === 'BEST') {
    return {
      grades: [BEST_WINDOW_GRADE, NOT_CHOSEN],
      cutOffs: [scheme.cutOffs[0]],
      bars: isYear ? BEST_YEAR_BARS : BEST_MONTH_BARS,
      override: null,
      quotaShare: scheme.quotaShare,
      reasonedGrades: [],
    };
  }
  return {
    grades: scheme.grades ?? [],
    cutOffs: scheme.cutOffs,
    bars: isYear ? YEAR_BARS : [],
    override: scheme.severityOverride,
    quotaShare: scheme.quotaFirst ? scheme.quotaShare : null,
    reasonedGrades: [],
  };
}

function efficiencyBounds(scheme: EfficiencyScheme): GradeBounds {
  const reasoned = Object.values(scheme.grades).filter(({ needsReason }) => needsReason);
  return {
    grades: efficiencyGrades(scheme),
    cutOffs: [],
    bars: [],
    override: null,
    quotaShare: scheme.quotaShare,
    reasonedGrades: reasoned.map(({ name }) => name),
  };
}

/** The worst grade of a scheme in points or of EFF; null where none is given (DEP, BEST). */
export function unfitGradeOf(scheme: ProcedureScheme, bounds: GradeBounds): string | null {
  return scheme === 'BEST' || scheme === 'DEP' ? null : (bounds.grades.at(-1) ?? null);
}
