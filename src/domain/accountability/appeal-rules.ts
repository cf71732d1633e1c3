/** What an appeal is about. */
export const APPEAL_SUBJECTS = { fault: '过错认定', measure: '处理措施', grade: '考核等次' } as const;

export type AppealAbout = keyof typeof APPEAL_SUBJECTS;

/** True when the text names what an appeal may be about. */
export function isAppealAbout(text: string): text is AppealAbout {
  return Object.hasOwn(APPEAL_SUBJECTS, text);
}

export const APPEAL_OUTCOMES = {
  upheld: { name: '维持原决定', tone: 'neutral' },
  changed: { name: '变更', tone: 'amber' },
  reversed: { name: '撤销', tone: 'green' },
} as const;

export type AppealOutcome = keyof typeof APPEAL_OUTCOMES;

/** True when the text is an outcome. */
export function isAppealOutcome(text: string): text is AppealOutcome {
  return Object.hasOwn(APPEAL_OUTCOMES, text);
}

export type AppealRefusalCode =
  | 'not-yours'
  | 'not-appealable'
  | 'too-late'
  | 'waits-already'
  | 'decided-already'
  | 'concerned'
  | 'took-part'
  | 'no-permission'
  | 'no-change';

export interface AppealRefusal {
  rule: string;
  code: AppealRefusalCode;
  field: string;
}

export const APPEAL_REFUSALS: Readonly<Record<AppealRefusalCode, string>> = {
  'not-yours': '只能对涉及自己的决定提出申诉',
  'not-appealable': '现在没有可以申诉的决定',
  'too-late': '申诉期限已过',
  'waits-already': '您已经提出申诉，请等待复核',
  'decided-already': '申诉已经复核，不能再提出或者更改',
  concerned: '申诉是您本人提出的，要由其他人员复核',
  'took-part': '您参与过原来的提出、认定或者决定，或者当时由本人替您在岗，要由其他人员复核',
  'no-permission': '您的岗位不能复核申诉',
  'no-change': '请选择变更成什么',
};

/** What is appealed against, as the rules need it; moments in milliseconds. */
export interface AppealSubject {
  staffId: number;
  isAppealable: boolean;
  appealBy: number | null;
  /** Everybody who proposed, established, decided or served it, and for whom the person concerned stood in (S-07). */
  involvedIds: readonly number[];
}

/** S-14, 7.4: the person concerned may appeal within the term, once for each decision. */
export function refuseFiling(
  subject: AppealSubject,
  earlier: readonly { state: string }[],
  staffId: number,
  now: number,
): AppealRefusal | null {
  if (subject.staffId !== staffId) return refusal('not-yours');
  if (earlier.some(({ state }) => state === 'filed')) return refusal('waits-already');
  if (earlier.length > 0) return refusal('decided-already');
  if (!subject.isAppealable || subject.appealBy === null) return refusal('not-appealable');
  return now > subject.appealBy ? refusal('too-late') : null;
}

/** S-14: an appeal is reviewed by others than those who had a hand in the decision. */
export function refuseReview(
  appeal: { state: string; staffId: number },
  subject: AppealSubject,
  by: { staffId: number; mayReview: boolean },
  given?: { outcome: AppealOutcome; changedTo: string; choices: readonly string[] },
): AppealRefusal | null {
  if (!by.mayReview) return refusal('no-permission');
  if (by.staffId === appeal.staffId) return refusal('concerned');
  if (subject.involvedIds.includes(by.staffId)) return refusal('took-part');
  if (appeal.state !== 'filed') return refusal('decided-already');
  if (given?.outcome === 'changed' && !given.choices.includes(given.changedTo))
    return refusal('no-change', 'changedTo');
  return null;
}

function refusal(code: AppealRefusalCode, field = 'form'): AppealRefusal {
  return { rule: 'S-14', code, field };
}
