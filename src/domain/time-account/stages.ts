import type { Calendar } from '../calendar/calendar.js';
import { assess } from '../deadlines/assess-deadline.js';
import { computeDeadline } from '../deadlines/compute-deadline.js';
import { LIGHT_SHARES, type Light, type LightShares, lightOf, progressOf } from '../deadlines/progress.js';
import type { AfterHoursPolicy, DeadlineFacts, Suspension, TimeLimit } from '../deadlines/time-limit.js';

/** The words beside every light: never colour alone. */
export const LIGHT_WORDS = {
  normal: '正常',
  yellow: '用时过半',
  orange: '即将到期',
  red: '已超期',
} as const satisfies Record<Light, string>;

/** A step of the item as a case went through it; moments in milliseconds, null while not yet. */
export interface Stage {
  name: string;
  actor: string;
  /** null: the step has no limit of its own. */
  limit: TimeLimit | null;
  startedAt: number | null;
  endedAt: number | null;
}

export interface StageLight {
  name: string;
  actor: string;
  /** `no-limit` also while the step has not begun. */
  light: Light | 'no-limit';
  words: string;
  dueAt: number | null;
  /** 0 to 1 */
  share: number;
  lateWorkingDays: number;
}

/** What stages share with their case. */
export interface StageClock {
  afterHours: AfterHoursPolicy;
  suspensions: readonly Suspension[];
  shares?: LightShares;
}

/**
 * The light of each step by the share of its own limit used, in working time; a finished step keeps the light
 * it ended with. Suspensions of the case stop the step too.
 */
export function stageLights(
  stages: readonly Stage[],
  clock: StageClock,
  now: number,
  calendar: Calendar,
): StageLight[] {
  return stages.map((stage) => stageLight(stage, clock, now, calendar));
}

/**
 * The hall's two percentages as shares; the defaults where orange would not come after yellow. Percentages are
 * whole, 1 to 99.
 */
export function lightSharesOf(yellowAbovePercent: number, orangeAbovePercent: number): LightShares {
  const isInOrder =
    yellowAbovePercent > 0 && yellowAbovePercent < orangeAbovePercent && orangeAbovePercent < 100;
  if (!isInOrder) return LIGHT_SHARES;
  return { yellowAbove: yellowAbovePercent / 100, orangeAbove: orangeAbovePercent / 100 };
}

/** The word of a light. */
export function lightInWords(light: Light): string {
  return LIGHT_WORDS[light];
}

function stageLight(stage: Stage, clock: StageClock, now: number, calendar: Calendar): StageLight {
  const { name, actor, limit, startedAt, endedAt } = stage;
  const without = { name, actor, light: 'no-limit', dueAt: null, share: 0, lateWorkingDays: 0 } as const;
  if (startedAt === null) return { ...without, words: '尚未开始' };
  if (limit === null) return { ...without, words: endedAt === null ? '进行中' : '已完成' };
  const facts: DeadlineFacts = {
    acceptedAt: startedAt,
    limit,
    afterHours: clock.afterHours,
    extensions: [],
    suspensions: clock.suspensions,
  };
  const at = endedAt ?? now;
  const computed = computeDeadline(facts, calendar);
  const progress = progressOf(facts, at, calendar);
  if (!computed.ok || !progress.ok) return { ...without, words: '时限无法计算' };
  const { overdue, lateWorkingDays } = assess(computed.deadline, at, calendar);
  const { share } = progress.progress;
  const light = lightOf(share, overdue, clock.shares);
  const words = endedAt === null ? LIGHT_WORDS[light] : overdue ? '已完成（超期）' : '已完成';
  return { name, actor, light, words, dueAt: computed.deadline.dueAt, share, lateWorkingDays };
}
