import type { CaseState } from '../../domain/cases/states.js';

export interface CaseStep {
  label: string;
  mark: 'done' | 'current' | 'todo';
}

const PROMISED = ['收到材料', '正式受理', '审查', '决定', '领取'] as const;
const INSTANT = ['收到材料', '办好'] as const;
const REPLY = ['收到材料', '书面答复'] as const;

/** How far a case is on the way of five steps; cases that ended on the way have none. */
const AT_STEP: Partial<Record<CaseState, number>> = {
  RECV: 0,
  SUPP: 0,
  ACC: 1,
  ACC_T: 1,
  REV: 2,
  SITE: 2,
  EXP: 2,
  PUB: 2,
  LEGS: 2,
  UP: 2,
  EXT: 2,
  DEC_Y: 3,
  PAY: 4,
  READY: 4,
  DONE: 5,
};

/** The steps of a case of a kind and where it is now; empty where the steps do not tell it. */
export function stepsOf(kind: string, state: CaseState): CaseStep[] {
  const at = AT_STEP[state];
  if (at === undefined) return [];
  const labels = kind === 'I' ? INSTANT : kind === 'R' ? REPLY : PROMISED;
  const current = state === 'DONE' ? labels.length : Math.min(at, labels.length - 1);
  return labels.map((label, index) => ({
    label,
    mark: index < current ? 'done' : index === current ? 'current' : 'todo',
  }));
}
