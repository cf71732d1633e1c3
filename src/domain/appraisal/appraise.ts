import { awardBestWindows } from './best-window.js';
import { caseRankPoints } from './case-ranks.js';
import { assignGrades } from './grades.js';
import type { Veto } from './rules.js';
import type { AppraisalScheme, CutOffs } from './schemes.js';
import { type AppraisalSubject, type EntryError, type SubjectScore, scoreSubject } from './score-subject.js';

/** What one computation may change in a scheme; what is left out stays as the scheme has it. */
export type AppraisalOptions = {
  quotaShare?: number;
  quotaFirst?: boolean;
  floor?: boolean;
  cutOffs?: CutOffs;
  severityOverride?: boolean;
  barsFromExcellent?: readonly Veto[];
};

export type AppraisalResult = Omit<SubjectScore, 'errors'> & { grade: string | null };

/** `awarded`: the ids of the best windows, highest first, [] when vacant; null for every scheme but BEST. */
export type Appraisal = { results: AppraisalResult[]; awarded: string[] | null; errors: EntryError[] };

/** Scores, grades and (BEST) awards all subjects of a scheme; results in the order of the subjects. */
export function appraise(
  scheme: AppraisalScheme,
  subjects: readonly AppraisalSubject[],
  options: AppraisalOptions = {},
): Appraisal {
  const inForce = schemeWith(scheme, options);
  const cases = subjects.map(({ facts }) => facts?.cases ?? null);
  const rankPoints = caseRankPoints(cases, inForce.rankPoints);
  const scores = subjects.map((subject, index) =>
    scoreSubject(inForce, subject, cases[index] === null ? null : (rankPoints[index] ?? null)),
  );
  const grades = assignGrades(inForce, scores, options.barsFromExcellent);
  return {
    results: scores.map(({ errors: _leftOut, ...score }, index) => ({
      ...score,
      grade: grades[index] ?? null,
    })),
    awarded: inForce.code === 'BEST' ? awardBestWindows(inForce, scores) : null,
    errors: scores.flatMap(({ errors }) => errors),
  };
}

/** The scheme with the changes of one computation. */
export function schemeWith(scheme: AppraisalScheme, options: AppraisalOptions): AppraisalScheme {
  return {
    ...scheme,
    quotaShare: options.quotaShare ?? scheme.quotaShare,
    quotaFirst: options.quotaFirst ?? scheme.quotaFirst,
    floor: options.floor ?? scheme.floor,
    cutOffs: options.cutOffs ?? scheme.cutOffs,
    severityOverride: options.severityOverride === false ? null : scheme.severityOverride,
  };
}
