import { quotaOf } from '../appraisal/grades.js';
import { VETO_NAMES, type Veto } from '../appraisal/rules.js';
import { type GradeBounds, isSubjectKind, SUBJECT_KIND_NAMES } from './procedure-schemes.js';

/** A subject as the grades of a step are checked; `before` the grade of the step before (first: by score). */
export type GradedSubject = {
  id: number;
  /** Quotas are counted among the subjects of one kind. */
  kind: string;
  name: string;
  total: number;
  vetoes: readonly Veto[];
  rules: readonly string[];
  before: string;
  grade: string;
  reason: string;
  /** Two efficiency warnings in the year, accepted (TH-10): the year can only be unfit. */
  isUnfitByWarnings: boolean;
};

export type GradeProblemCode =
  | 'no-grade'
  | 'reason-missing'
  | 'above-score'
  | 'unfit-by-warnings'
  | 'severity-override'
  | 'vetoed'
  | 'beyond-quota';

/** What is wrong with a grade; `id` null: with all of them together. */
export type GradeProblem = { id: number | null; code: GradeProblemCode; rule: string; words: string };

/**
 * The faults of the grades of one step (8.1, 8.3): a grade may be changed only with a reason, never above what the
 * score gives, against TH-10, C-48 or a veto, nor may there be more of the best than the quota allows. Empty: none.
 */
export function checkGrades(bounds: GradeBounds, subjects: readonly GradedSubject[]): GradeProblem[] {
  if (bounds.grades.length === 0) return [];
  const kinds = [...new Set(subjects.map(({ kind }) => kind))];
  return [
    ...subjects.flatMap((subject) => problemOf(bounds, subject) ?? []),
    ...kinds.flatMap((kind) => {
      const same = subjects.filter((subject) => subject.kind === kind);
      return quotaProblem(bounds, same, kinds.length > 1 ? kindInWords(kind) : '') ?? [];
    }),
  ];
}

function quotaProblem(
  { grades, quotaShare }: GradeBounds,
  subjects: readonly GradedSubject[],
  of: string,
): GradeProblem | null {
  const best = subjects.filter(({ grade }) => grade === grades[0]).length;
  const places = quotaShare === null ? best : quotaOf(quotaShare, subjects.length);
  if (best <= places) return null;
  const words = `${of}“${grades[0]}”最多 ${places} 个，现在有 ${best} 个`;
  return { id: null, code: 'beyond-quota', rule: '8.1、C-38', words };
}

function kindInWords(kind: string): string {
  return isSubjectKind(kind) ? SUBJECT_KIND_NAMES[kind] : kind;
}

/** The best grade a subject may have by its score, what it is barred from, and C-48; 0 is the best place. */
export function bestPlace(
  bounds: GradeBounds,
  subject: Pick<GradedSubject, 'total' | 'vetoes' | 'rules'>,
): number {
  return Math.max(
    placeByScore(bounds, subject.total),
    barOf(bounds, subject) === null ? 0 : 1,
    overridePlace(bounds, subject),
  );
}

function problemOf(bounds: GradeBounds, subject: GradedSubject): GradeProblem | null {
  const fault = (code: GradeProblemCode, rule: string, words: string): GradeProblem => ({
    id: subject.id,
    code,
    rule,
    words: `${subject.name}：${words}`,
  });
  const place = bounds.grades.indexOf(subject.grade);
  if (place === -1) return fault('no-grade', '8.1', '请选择等次');
  if (subject.isUnfitByWarnings && place < bounds.grades.length - 1) {
    const words = `一年内两次效能告诫已经认定，年度等次只能是“${bounds.grades.at(-1)}”`;
    return fault('unfit-by-warnings', 'TH-10', words);
  }
  const bar = barOf(bounds, subject);
  if (place === 0 && bar !== null) return fault('vetoed', '8.2', VETO_NAMES[bar]);
  if (place < overridePlace(bounds, subject)) {
    return fault('severity-override', 'C-48', `违反廉洁规定，等次不得高于“${bounds.override?.notAbove}”`);
  }
  if (place < placeByScore(bounds, subject.total)) {
    return fault('above-score', '8.1', `得分 ${subject.total} 分，达不到“${subject.grade}”`);
  }
  const needsReason = subject.grade !== subject.before || bounds.reasonedGrades.includes(subject.grade);
  return needsReason && subject.reason.trim() === ''
    ? fault('reason-missing', '8.3', '请写明确定这个等次的理由')
    : null;
}

function placeByScore({ cutOffs }: GradeBounds, total: number): number {
  const place = cutOffs.findIndex((lowest) => total >= lowest);
  return place === -1 ? cutOffs.length : place;
}

function overridePlace({ override, grades }: GradeBounds, { rules }: Pick<GradedSubject, 'rules'>): number {
  if (override === null || !override.rules.some((rule) => rules.includes(rule))) return 0;
  return Math.max(0, grades.indexOf(override.notAbove));
}

function barOf({ bars }: GradeBounds, { vetoes }: Pick<GradedSubject, 'vetoes'>): Veto | null {
  return vetoes.find((veto) => bars.includes(veto)) ?? null;
}
