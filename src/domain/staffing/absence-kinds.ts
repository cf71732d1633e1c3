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
