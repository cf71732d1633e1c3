import type { RefusalFacts } from '../cases/refusal.js';

/** Every reason for which an absence does not come about. */
export type AbsenceRefusalCode =
  | 'substitute-is-self'
  | 'substitute-not-competent'
  | 'substitute-away'
  | 'stands-in-himself'
  | 'absent-already'
  | 'ends-before-it-begins'
  | 'over-already'
  | 'not-asked-of-you'
  | 'not-yours'
  | 'answered-already'
  | 'ordered'
  | 'work-has-changed';

/** An expected no, with the field of the form it belongs to; `form` for the whole. */
export interface AbsenceRefusal {
  rule: 'S-07';
  code: AbsenceRefusalCode;
  field: string;
  facts: RefusalFacts;
}

/** Builds a refused outcome. */
export function refuseAbsence(
  code: AbsenceRefusalCode,
  field = 'form',
  facts: RefusalFacts = {},
): { ok: false; refusal: AbsenceRefusal } {
  return { ok: false, refusal: { rule: 'S-07', code, field, facts } };
}

const WORDS: Readonly<Record<AbsenceRefusalCode, (no: AbsenceRefusal) => string>> = {
  'substitute-is-self': () => '不能由自己替岗，请选择B角。',
  'substitute-not-competent': () => '替岗人员要能办您的业务：请选择您事项的B角、同部门或者同窗口的人员。',
  'substitute-away': (no) => `${String(no.facts.name)}在这段时间也要离岗，不能替岗。`,
  'stands-in-himself': (no) => `您在这段时间替${String(no.facts.name)}的岗，请先请其另找替岗人员。`,
  'absent-already': () => '这段时间您已经申请过离岗，请先撤回原来的申请。',
  'ends-before-it-begins': () => '返岗时间要晚于离岗时间。',
  'over-already': () => '这段离岗时间已经过去，请重新申请。',
  'not-asked-of-you': () => '这份交接不是请您替岗的。',
  'not-yours': () => '这不是您的离岗登记。',
  'answered-already': () => '这份申请已经处理过了，请刷新页面。',
  ordered: () => '这次离岗由组织安排，由评议会决定何时返岗。',
  'work-has-changed': () => '打开页面以后，待办有了变化；交接清单已更新，请看清后再确认。',
};

/** A refusal as a sentence that tells what to do. */
export function absenceRefusalInWords(refusal: AbsenceRefusal): string {
  return WORDS[refusal.code](refusal);
}
