import type { Tone } from '../cases/states.js';

/** S-54: the way of a bad rating. */
export const LOOP_STATES = {
  'to-verify': { name: '待核实', tone: 'amber' },
  'to-correct': { name: '待整改', tone: 'amber' },
  'to-answer': { name: '待答复', tone: 'blue' },
  'to-visit': { name: '待回访', tone: 'blue' },
  disputed: { name: '窗口有异议，待复核', tone: 'amber' },
  'set-aside': { name: '不计入', tone: 'neutral' },
  closed: { name: '已办结', tone: 'green' },
} as const satisfies Record<string, { name: string; tone: Tone }>;

export type LoopState = keyof typeof LOOP_STATES;

/** Why a rating is listed but not counted. */
export const SET_ASIDE_GROUNDS = { malicious: '恶意评价', mistaken: '误评' } as const;

export type SetAsideGround = keyof typeof SET_ASIDE_GROUNDS;

export type LoopStep =
  | { kind: 'verify'; isFounded: boolean; words: string }
  | { kind: 'correct'; words: string }
  | { kind: 'answer'; words: string }
  | { kind: 'visit'; satisfied: boolean | null; words: string }
  | { kind: 'dispute'; words: string }
  | { kind: 'review'; outcome: 'upheld' | SetAsideGround; words: string };

export type LoopStepKind = LoopStep['kind'];

export const LOOP_STEPS: Readonly<Record<LoopStepKind, string>> = {
  verify: '核实',
  correct: '登记整改',
  answer: '答复',
  visit: '登记回访',
  dispute: '提出异议',
  review: '复核异议',
};

/** A loop as its rules need it. */
export interface LoopFacts {
  state: LoopState;
  isVerified: boolean;
  isFounded: boolean | null;
  isCorrected: boolean;
  isAnswered: boolean;
  hasContact: boolean;
  disputedById: number | null;
  isReviewed: boolean;
  /** Who was rated; null when nobody is named. */
  ratedStaffId: number | null;
}

/** Who takes a step: supervision handles, the window corrects and disputes. */
export interface LoopActor {
  staffId: number;
  mayHandle: boolean;
  mayCorrect: boolean;
}

export type LoopRefusalCode = 'not-yet' | 'not-permitted' | 'own-rating' | 'own-dispute' | 'disputed-already';

export interface LoopRefusal {
  rule: 'S-54';
  code: LoopRefusalCode;
}

const WORDS: Readonly<Record<LoopRefusalCode, string>> = {
  'not-yet': '这条差评现在不在这一步，请看清现在的状态',
  'not-permitted': '您的岗位不办理这一步',
  'own-rating': '被评价的人不能办理对自己的评价',
  'own-dispute': '提出异议的人不能复核自己的异议',
  'disputed-already': '这条差评已经复核过异议，不能再提',
};

/** A refusal as a sentence, with its rule. */
export function loopRefusalInWords({ rule, code }: LoopRefusal): string {
  return `${WORDS[code]}（${rule}）`;
}

const STATE_OF_STEP: Readonly<Record<LoopStepKind, readonly LoopState[]>> = {
  verify: ['to-verify'],
  correct: ['to-correct'],
  answer: ['to-answer'],
  visit: ['to-visit'],
  dispute: ['to-verify', 'to-correct', 'to-answer', 'to-visit'],
  review: ['disputed'],
};

/** Why a person may not take a step now; null when he may. The person who was rated may only dispute (S-54). */
export function whyNotStep(facts: LoopFacts, kind: LoopStepKind, actor: LoopActor): LoopRefusal | null {
  const no = (code: LoopRefusalCode): LoopRefusal => ({ rule: 'S-54', code });
  const isPermitted =
    kind === 'dispute'
      ? actor.mayCorrect
      : kind === 'correct'
        ? actor.mayCorrect || actor.mayHandle
        : actor.mayHandle;
  if (!isPermitted) return no('not-permitted');
  if (kind !== 'dispute' && facts.ratedStaffId === actor.staffId) return no('own-rating');
  if (kind === 'dispute' && facts.isReviewed) return no('disputed-already');
  if (!STATE_OF_STEP[kind].includes(facts.state)) return no('not-yet');
  if (kind === 'review' && facts.disputedById === actor.staffId) return no('own-dispute');
  return null;
}

/** The steps that are open to a person now. */
export function openSteps(facts: LoopFacts, actor: LoopActor): LoopStepKind[] {
  const kinds = Object.keys(LOOP_STEPS) as LoopStepKind[];
  return kinds.filter((kind) => whyNotStep(facts, kind, actor) === null);
}

/** Where a step leads (S-54): what is founded is corrected first; who left a name or phone is always visited. */
export function stateAfter(facts: LoopFacts, step: LoopStep): LoopState {
  switch (step.kind) {
    case 'verify':
      return step.isFounded ? 'to-correct' : 'to-answer';
    case 'correct':
      return 'to-answer';
    case 'answer':
      return facts.hasContact ? 'to-visit' : 'closed';
    case 'visit':
      return 'closed';
    case 'dispute':
      return 'disputed';
    case 'review':
      return step.outcome === 'upheld' ? stateWithoutDispute(facts) : 'set-aside';
  }
}

/** Where the loop stood before it was disputed. */
function stateWithoutDispute(facts: LoopFacts): LoopState {
  if (!facts.isVerified) return 'to-verify';
  if (facts.isFounded === true && !facts.isCorrected) return 'to-correct';
  return facts.isAnswered ? 'to-visit' : 'to-answer';
}

export function isLoopState(text: string): text is LoopState {
  return Object.hasOwn(LOOP_STATES, text);
}

export function isSetAsideGround(text: string): text is SetAsideGround {
  return Object.hasOwn(SET_ASIDE_GROUNDS, text);
}

/** What is written into the history of a rating, in words. */
export const RATING_PROCEEDINGS: Readonly<Record<string, string>> = {
  received: '收到差评，自动进入整改',
  verify: '核实',
  correct: '登记整改',
  answer: '答复评价人',
  visit: '回访评价人',
  dispute: '提出异议',
  review: '复核异议',
  'identity-opened': '为回访查看评价人的姓名和电话',
};
