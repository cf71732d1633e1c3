/** How satisfied an applicant was; the last counts against the clerk (SV-05, 002:L1213). */
export const SATISFACTIONS = {
  satisfied: '满意',
  'basically-satisfied': '基本满意',
  dissatisfied: '不满意',
} as const;

export type Satisfaction = keyof typeof SATISFACTIONS;

export const SATISFACTION_CODES = Object.keys(SATISFACTIONS) as readonly Satisfaction[];

/** What is asked on the telephone beside the satisfaction; each is answered with yes, no or not asked. */
export const QUESTIONS = {
  toldOnce: '窗口是不是一次就说清了要带的材料？',
  onTime: '是不是在承诺的时间内办好的？',
  fewTrips: '是不是最多跑了两趟？',
  noExtraFee: '是不是只交了规定的费用，没有人另外收费或者指定中介？',
  polite: '工作人员的态度是不是和气、耐心？',
} as const;

export type Question = keyof typeof QUESTIONS;

export const QUESTION_CODES = Object.keys(QUESTIONS) as readonly Question[];

/** A case of a sample as it counts. */
export interface SampledAnswer {
  windowId: number | null;
  isCalled: boolean;
  isReached: boolean;
  satisfaction: string;
}

export interface WindowResult {
  windowId: number | null;
  drawn: number;
  called: number;
  reached: number;
  satisfied: number;
  dissatisfied: number;
  /** Of those reached, in percent; null when nobody was reached. */
  satisfiedPercent: number | null;
}

/** SV-05: the results of a sample by window, in the order in which the windows come. */
export function resultsByWindow(answers: readonly SampledAnswer[]): WindowResult[] {
  const windows = [...new Set(answers.map(({ windowId }) => windowId))];
  return windows.map((windowId) => {
    const own = answers.filter((answer) => answer.windowId === windowId);
    const reached = own.filter(({ isReached }) => isReached);
    const dissatisfied = reached.filter(({ satisfaction }) => isDissatisfied(satisfaction)).length;
    const satisfied = reached.filter(({ satisfaction }) => satisfaction !== '').length - dissatisfied;
    return {
      windowId,
      drawn: own.length,
      called: own.filter(({ isCalled }) => isCalled).length,
      reached: reached.length,
      satisfied,
      dissatisfied,
      satisfiedPercent: reached.length === 0 ? null : Math.round((satisfied / reached.length) * 1000) / 10,
    };
  });
}

/** True for an answer that counts against the clerk. */
export function isDissatisfied(satisfaction: string): boolean {
  return satisfaction === 'dissatisfied';
}
