import { roundPoints } from '../appraisal/points.js';

/** What each ballot of the democratic assessment judges, 0 to 100 (8.3; contents of 002:L1031-1035). */
export const ASSESSED = {
  clerk: ['德：品德、服务态度', '能：业务能力', '勤：勤勉、纪律', '绩：工作实绩', '廉：廉洁自律'],
  window: ['服务：态度、质量、效率', '廉洁', '纪律：劳动纪律、环境'],
} as const;

export type AssessedKind = keyof typeof ASSESSED;

export const MOST_ASSESSED_POINTS = 100;

/** Below this number the mean could tell how one person voted, so it stays hidden. */
export const LEAST_BALLOTS_SHOWN = 3;

/** The score of one ballot: the mean of its parts, to a hundredth. */
export function ballotScore(parts: readonly number[]): number {
  return hundredths(parts.reduce((sum, part) => sum + part, 0) / parts.length);
}

/** The mean of the ballots of a subject; null while there are too few to show it. */
export function assessmentOf(scores: readonly number[]): number | null {
  return scores.length < LEAST_BALLOTS_SHOWN ? null : ballotScore(scores);
}

function hundredths(score: number): number {
  return roundPoints(Math.round(score * 100) / 100);
}
