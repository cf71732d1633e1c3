/** Why somebody is not at his post (D-11); citizens are told no reason. */
export const ABSENCE_KINDS = {
  errand: '临时外出',
  business: '公出',
  training: '培训学习',
  leave: '请假',
} as const;

export type AbsenceKind = keyof typeof ABSENCE_KINDS;

/** True when the text names a kind of absence. */
export function isAbsenceKind(text: string): text is AbsenceKind {
  return Object.hasOwn(ABSENCE_KINDS, text);
}

/** The kind of an absence that a measure brings about (S-16); colleagues are not told which. */
export const OFF_POST_KIND = 'off-post';

/** A kind in words, also those nobody can ask for; the code itself when it is unknown. */
export function absenceKindName(kind: string): string {
  if (kind === OFF_POST_KIND) return '组织安排离岗';
  return isAbsenceKind(kind) ? ABSENCE_KINDS[kind] : kind;
}
