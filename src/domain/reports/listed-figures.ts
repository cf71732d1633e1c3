/** The lists that stand behind the figures, with their words; services are those done and those overdue at the end. */
export const LISTED_FIGURES = {
  received: '收件',
  accepted: '受理',
  done: '办结',
  doneOnTime: '按时办结',
  doneLate: '超期办结',
  notAccepted: '不予受理',
  ended: '撤回和退件',
  promised: '有承诺时限的办结',
  promisesKept: '兑现承诺的办结',
  promisesBroken: '没有兑现承诺的办结',
  savedHalf: '提速 50% 以上',
  savedThirty: '提速 30%—50%',
  savedTwenty: '提速 20%—30%',
  firstVisit: '跑一次办结',
  noticed: '补正告知过的办结',
  open: '期末在办',
  overdue: '期末超期未办结',
  services: '办结＋期末超期未办结',
} as const;

export type ListedFigure = keyof typeof LISTED_FIGURES;

/** True when the text names a list behind a figure. */
export function isListedFigure(text: string): text is ListedFigure {
  return Object.hasOwn(LISTED_FIGURES, text);
}
