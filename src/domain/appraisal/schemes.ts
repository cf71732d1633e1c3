import { type AppraisalCategory, SCHEME_CATEGORIES } from './categories.js';
import { APPRAISAL_RULES } from './rule-table.js';
import type { AppraisalRule, AppraisalSubjectKind, SchemeCode } from './rules.js';

/** Lowest totals of the first three grades, falling; each bound belongs to the better grade (domain 8.1). */
export type CutOffs = readonly [number, number, number];

/** The four grades of a scheme from the best down. */
export type GradeNames = readonly [string, string, string, string];

/** C-48: the grade above which none may stand who broke one of these rules. */
export type SeverityOverride = { rules: readonly string[]; notAbove: string };

/**
 * A scheme as plain data: it can be stored, frozen into a period and scored again. `grades` null: no grade is
 * given. `quotaShare` is the share of all subjects that may be excellent (BEST: may be awarded); null: no
 * limit. `quotaFirst`: the quota wins over the score. `floor`: no category falls below 0. `eventsOnce`: what happened
 * once counts once (C-33).
 */
export type AppraisalScheme = {
  code: SchemeCode;
  name: string;
  subject: AppraisalSubjectKind;
  categories: readonly AppraisalCategory[];
  rules: readonly AppraisalRule[];
  grades: GradeNames | null;
  cutOffs: CutOffs;
  quotaShare: number | null;
  quotaFirst: boolean;
  floor: boolean;
  eventsOnce: boolean;
  severityOverride: SeverityOverride | null;
  rankPoints: readonly number[];
};

/** Clerks by 8.1; windows have none of their own and take these (C-02). */
export const DEFAULT_CUT_OFFS: CutOffs = [90, 75, 60];

export const CLERK_GRADES: GradeNames = ['优秀', '称职', '基本称职', '不称职'];
export const WINDOW_GRADES: GradeNames = ['优秀', '良好', '合格', '不合格'];

/** BEST-1: points of ranks 1 to 10 in the number of cases (8.2, open value). */
export const CASE_RANK_POINTS: readonly number[] = [20, 18, 16, 14, 12, 10, 8, 6, 4, 2];

const CLERK_QUOTA_SHARE = 0.15;
const WINDOW_QUOTA_SHARE = 0.2;

/** The schemes of 8.1 that are scored in points, as they stand without changes of a hall. */
export const DEFAULT_SCHEMES: Readonly<Record<SchemeCode, AppraisalScheme>> = {
  DEP: { ...common('DEP'), name: '部门考核', subject: 'department' },
  WIN: {
    ...common('WIN'),
    name: '窗口考核',
    subject: 'window',
    grades: WINDOW_GRADES,
    quotaShare: WINDOW_QUOTA_SHARE,
  },
  STF: {
    ...common('STF'),
    name: '窗口人员考核',
    subject: 'clerk',
    grades: CLERK_GRADES,
    quotaShare: CLERK_QUOTA_SHARE,
    severityOverride: { rules: ['STF-L1'], notAbove: '基本称职' },
  },
  BEST: {
    ...common('BEST'),
    name: '最佳服务窗口评选',
    subject: 'window',
    quotaShare: WINDOW_QUOTA_SHARE,
    rankPoints: CASE_RANK_POINTS,
  },
};

function common(code: SchemeCode): Omit<AppraisalScheme, 'name' | 'subject'> {
  return {
    code,
    categories: SCHEME_CATEGORIES[code],
    rules: APPRAISAL_RULES.filter((rule) => rule.scheme === code),
    grades: null,
    cutOffs: DEFAULT_CUT_OFFS,
    quotaShare: null,
    quotaFirst: true,
    floor: true,
    eventsOnce: true,
    severityOverride: null,
    rankPoints: [],
  };
}
