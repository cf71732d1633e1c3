import { roundPoints } from './points.js';
import { type AppraisalRule, hasFixedPoints, mayGivePoints } from './rules.js';

/**
 * What was found for a subject: `rule` a code of table 8.2, `count` how often, `points` signed, of one
 * occurrence, `event` the name of the matter when several entries speak of the same one.
 */
export type AppraisalEntry = { rule: string; count: number; points?: number; event?: string };

export type EntryReason = 'unknown rule' | 'count below zero' | 'points outside the range';

/** A line of the sum. `product` = points x count; `counted` false when its event counts by another line. */
export type ScoreLine = {
  rule: AppraisalRule;
  count: number;
  points: number;
  product: number;
  event: string | null;
  counted: boolean;
};

export type EntryReading = { ok: true; line: ScoreLine } | { ok: false; reason: EntryReason };

/**
 * Reads an entry by the rules of one scheme (code -> rule). A rule with fixed points needs none given and takes
 * no others; one that leaves a choice needs them, whatever the count.
 */
export function readEntry(rules: ReadonlyMap<string, AppraisalRule>, entry: AppraisalEntry): EntryReading {
  const rule = rules.get(entry.rule);
  if (rule === undefined) {
    return { ok: false, reason: 'unknown rule' };
  }
  if (!(entry.count >= 0)) {
    return { ok: false, reason: 'count below zero' };
  }
  const points = entry.points ?? (hasFixedPoints(rule) ? rule.pointsMin : null);
  if (points === null || !mayGivePoints(rule, points)) {
    return { ok: false, reason: 'points outside the range' };
  }
  return { ok: true, line: scoreLine(rule, entry.count, points, entry.event ?? null) };
}

/** A line that counts until its event says otherwise. */
export function scoreLine(
  rule: AppraisalRule,
  count: number,
  points: number,
  event: string | null,
): ScoreLine {
  return { rule, count, points, product: roundPoints(points * count), event, counted: true };
}
