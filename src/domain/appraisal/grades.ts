import type { Veto } from './rules.js';
import type { AppraisalScheme, CutOffs } from './schemes.js';
import { hasMetRule, type SubjectScore } from './score-subject.js';

const EXCELLENT = 0;
const SHARE_TOLERANCE = 1e-9;

/** The place of a raw total among the grades, 0 the best; 90 is still the first, 75 the second, 60 the third. */
export function gradePlace(total: number, cutOffs: CutOffs): number {
  const place = cutOffs.findIndex((lowest) => total >= lowest);
  return place === -1 ? cutOffs.length : place;
}

/** The grade of a raw total by score alone; null for a scheme without grades. */
export function gradeOf(scheme: AppraisalScheme, total: number): string | null {
  return scheme.grades?.[gradePlace(total, scheme.cutOffs)] ?? null;
}

/** How many of all subjects a share allows: rounded down, at least one (C-38). */
export function quotaOf(share: number, subjects: number): number {
  return Math.max(1, Math.floor(share * subjects + SHARE_TOLERANCE));
}

/**
 * The subjects from the highest raw total down; equal totals keep the order in which they were given, which is
 * the order the appraisal group has put them in.
 */
export function rankByTotal<Subject extends { total: number }>(subjects: readonly Subject[]): Subject[] {
  return [...subjects].sort((one, other) => other.total - one.total);
}

/**
 * The grade of every subject, in the same order (null: the scheme has none). First the score, then what bars
 * the first grade (`bars`, for the year: V_EXC_YEAR) and the severity override of C-48, then the quota: who is
 * beyond it among the remaining excellent gets the next grade.
 */
export function assignGrades(
  scheme: AppraisalScheme,
  scores: readonly SubjectScore[],
  bars: readonly Veto[] = [],
): (string | null)[] {
  const { grades } = scheme;
  if (grades === null) {
    return scores.map(() => null);
  }
  const placed = scores.map((score) => ({ total: score.total, place: placeOf(scheme, score, bars) }));
  if (scheme.quotaFirst && scheme.quotaShare !== null) {
    const excellent = placed.filter(({ place }) => place === EXCELLENT);
    for (const beyond of rankByTotal(excellent).slice(quotaOf(scheme.quotaShare, scores.length))) {
      beyond.place = EXCELLENT + 1;
    }
  }
  return placed.map(({ place }) => grades[place] ?? null);
}

function placeOf(scheme: AppraisalScheme, score: SubjectScore, bars: readonly Veto[]): number {
  const override = scheme.severityOverride;
  const isLimited = override !== null && hasMetRule(score, override.rules);
  return Math.max(
    gradePlace(score.total, scheme.cutOffs),
    score.vetoes.some((veto) => bars.includes(veto)) ? EXCELLENT + 1 : EXCELLENT,
    isLimited ? (scheme.grades?.indexOf(override.notAbove) ?? EXCELLENT) : EXCELLENT,
  );
}
