import type { Permission } from '../access/permissions.js';

/** The states of a month or a year of appraisal (8.3), with their words. */
export const PERIOD_STATES = {
  open: { name: '计分中', tone: 'neutral' },
  proposed: { name: '已提出建议', tone: 'blue' },
  reviewed: { name: '已复核', tone: 'blue' },
  decided: { name: '已确定', tone: 'green' },
  published: { name: '已公布', tone: 'green' },
  frozen: { name: '已归档', tone: 'neutral' },
} as const;

export type PeriodState = keyof typeof PERIOD_STATES;

export type StepRule = { from: PeriodState; to: PeriodState; permission: Permission; name: string };

/** Who may do what from which state (8.3): supervision proposes, the appraisal group reviews, the committee decides. */
export const PERIOD_STEPS = {
  propose: { from: 'open', to: 'proposed', permission: 'appraisal.propose', name: '提出等次建议' },
  review: { from: 'proposed', to: 'reviewed', permission: 'appraisal.review', name: '复核' },
  'return-proposal': { from: 'proposed', to: 'open', permission: 'appraisal.review', name: '退回修改' },
  decide: { from: 'reviewed', to: 'decided', permission: 'appraisal.decide', name: '确定等次' },
  'return-review': { from: 'reviewed', to: 'open', permission: 'appraisal.decide', name: '退回修改' },
  publish: { from: 'decided', to: 'published', permission: 'appraisal.decide', name: '公布' },
  freeze: { from: 'published', to: 'frozen', permission: 'appraisal.propose', name: '归档' },
} as const satisfies Record<string, StepRule>;

export type PeriodStep = keyof typeof PERIOD_STEPS;

/** A period as the steps see it; moments in milliseconds. */
export type PeriodStanding = {
  state: PeriodState;
  isComputed: boolean;
  proposedById: number | null;
  reviewedById: number | null;
  appealBy: number | null;
  openAppeals: number;
};

/** Who asks; `isSubject`: his own grade, or that of his window or department, is among those of the period. */
export type StepTaker = { staffId: number; isSubject: boolean };

export const STEP_REFUSALS = {
  'wrong-state': { rule: '8.3', words: '现在不能做这一步，请看考核的进展' },
  'not-computed': { rule: '8.3', words: '还没有计算得分，请先计算' },
  'own-matter': { rule: '8.3', words: '参加考核的对象里有您本人或者您所在的窗口、部门，请由其他人办理' },
  'same-person': { rule: '8.3', words: '建议、复核、确定须由三个人分别办理，您已经办过前面的步骤' },
  'reason-missing': { rule: '8.3', words: '请写明退回修改的理由' },
  'appeals-open': { rule: '8.3', words: '还有没有办结的申诉，办结以后才能归档' },
  'appeal-term': { rule: '8.3', words: '申诉期限还没有届满，届满以后才能归档' },
} as const;

export type StepRefusalCode = keyof typeof STEP_REFUSALS;

/** The steps that make or judge grades: by three different people, none of them graded himself. */
const JUDGING: readonly PeriodStep[] = ['propose', 'review', 'return-proposal', 'decide', 'return-review'];

/** Why a step may not be taken now; null: it may. The permission is the route's matter. */
export function refusesStep(
  period: PeriodStanding,
  step: PeriodStep,
  taker: StepTaker,
  given: { reason: string; now: number },
): StepRefusalCode | null {
  if (period.state !== PERIOD_STEPS[step].from) return 'wrong-state';
  if (step === 'propose' && !period.isComputed) return 'not-computed';
  if (JUDGING.includes(step) && taker.isSubject) return 'own-matter';
  if (JUDGING.includes(step) && step !== 'propose' && hasActed(period, taker)) return 'same-person';
  if (step.startsWith('return') && given.reason.trim() === '') return 'reason-missing';
  return step === 'freeze' ? refusesFreeze(period, given.now) : null;
}

/** Why a published period may not be frozen yet: an open appeal, or the term for one still runs. */
export function refusesFreeze(
  { openAppeals, appealBy }: Pick<PeriodStanding, 'openAppeals' | 'appealBy'>,
  now: number,
): 'appeals-open' | 'appeal-term' | null {
  if (openAppeals > 0) return 'appeals-open';
  return appealBy !== null && now < appealBy ? 'appeal-term' : null;
}

/** True when the text is a state of a period. */
export function isPeriodState(text: string): text is PeriodState {
  return Object.hasOwn(PERIOD_STATES, text);
}

/** True when the grades of the period are known to those concerned. */
export function isPublished(state: string): boolean {
  return state === 'published' || state === 'frozen';
}

function hasActed(period: PeriodStanding, taker: StepTaker): boolean {
  return taker.staffId === period.proposedById || taker.staffId === period.reviewedById;
}
