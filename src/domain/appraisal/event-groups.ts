import type { ScoreLine } from './entries.js';

/**
 * One event counts once per scheme and subject (C-33, 002:L1169): of the lines of an event the largest points x
 * count stays, by size whatever the sign. Equal ones: the rule that stands first by code, so that the order of
 * the entries never matters. Lines without an event all stay.
 */
export function countEventsOnce(lines: readonly ScoreLine[]): ScoreLine[] {
  const kept = new Map<string, ScoreLine>();
  for (const line of lines) {
    if (line.event !== null) {
      const before = kept.get(line.event);
      kept.set(line.event, before === undefined || comesBefore(line, before) ? line : before);
    }
  }
  return lines.map((line) => ({ ...line, counted: line.event === null || kept.get(line.event) === line }));
}

function comesBefore(line: ScoreLine, other: ScoreLine): boolean {
  const difference = Math.abs(line.product) - Math.abs(other.product);
  if (difference !== 0) {
    return difference > 0;
  }
  return line.rule.code === other.rule.code ? line.product < other.product : line.rule.code < other.rule.code;
}
