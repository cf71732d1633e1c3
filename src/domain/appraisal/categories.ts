import type { SchemeCode } from './rules.js';

/** A category of a scheme: `key` is its first word in table 8.2, `maximumPoints` its share of the 100. */
export type AppraisalCategory = { key: string; name: string; maximumPoints: number; earned: boolean };

const full = (key: string, name: string, maximumPoints: number): AppraisalCategory => ({
  key,
  name,
  maximumPoints,
  earned: false,
});

/**
 * The categories of each scheme with their maxima (domain 8.2). A category begins full and loses points; only
 * BEST 1, the number of cases, begins at 0 and is earned.
 */
export const SCHEME_CATEGORIES: Readonly<Record<SchemeCode, readonly AppraisalCategory[]>> = {
  DEP: [
    full('A', '领导重视', 20),
    full('B', '项目进中心', 25),
    full('C', '服务质量零投诉', 25),
    full('D', '人员派驻', 10),
    full('E', '联合审批', 10),
    full('F', '收费管理', 10),
  ],
  WIN: [full('A', '服务', 60), full('B', '廉洁', 20), full('C', '纪律', 20)],
  STF: [
    full('D', '德', 20),
    full('A', '能', 20),
    full('Q', '勤', 20),
    full('R', '绩', 25),
    full('L', '廉', 15),
  ],
  BEST: [
    { key: '1', name: '办件数量', maximumPoints: 20, earned: true },
    full('2', '时限和收费', 20),
    full('3', '服务态度', 20),
    full('4', '便民', 20),
    full('5', '纪律', 20),
  ],
};
