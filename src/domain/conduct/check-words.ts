export const CHECK_KINDS = {
  spot: { name: '日常抽查', note: '随到随查，完成以前窗口看不到' },
  open: { name: '明查', note: '事先告知窗口' },
  mystery: { name: '暗访', note: '以办事人身份体验，完成以前窗口看不到' },
} as const;

export type CheckKind = keyof typeof CHECK_KINDS;

export const CHECK_STATES = {
  planned: { name: '待检查', tone: 'amber' },
  done: { name: '待窗口说明', tone: 'blue' },
  answered: { name: '窗口已说明', tone: 'green' },
} as const;

export type CheckState = keyof typeof CHECK_STATES;

export const VERDICTS = {
  met: '符合',
  failed: '不符合',
  'not-seen': '没有看到',
} as const;

export type CheckVerdict = keyof typeof VERDICTS;

/** True for the kinds of checks. */
export function isCheckKind(text: string): text is CheckKind {
  return Object.hasOwn(CHECK_KINDS, text);
}

/** True for the states of a check. */
export function isCheckState(text: string): text is CheckState {
  return Object.hasOwn(CHECK_STATES, text);
}

/** S-35: only an open check is told beforehand; the others are hidden from window and person until they are done. */
export function isHiddenFromWindow(check: { kind: string; state: string }): boolean {
  return check.kind !== 'open' && check.state === 'planned';
}

export type CheckRefusalCode =
  | 'nothing-judged'
  | 'note-needed'
  | 'done-already'
  | 'own-window'
  | 'not-for-you'
  | 'answered-already'
  | 'changed'
  | 'no-window'
  | 'person-not-at-window';

const WORDS: Readonly<Record<CheckRefusalCode, string>> = {
  'nothing-judged': '至少要有一项“符合”或者“不符合”',
  'note-needed': '不符合的项目要写明看到的情况',
  'done-already': '检查已经完成，不能再改',
  'own-window': '不能检查自己的窗口、自己的工作',
  'not-for-you': '由被检查的窗口负责人或者本人说明',
  'answered-already': '已经说明过了',
  changed: '这次检查刚刚由别人改过，请看清以后再提交',
  'no-window': '请选择要检查的窗口',
  'person-not-at-window': '这名人员不在这个窗口',
};

/** A refusal as a sentence with its rule. */
export function checkRefusalInWords(code: CheckRefusalCode): string {
  return `${WORDS[code]}（S-35、SV-19）`;
}
