import { historyEntry } from '../cases/case-history.js';
import type { LoadedCase } from '../cases/load-case.js';

/** What last happened to a leg, in words for the person whose step came too late (S-59). */
export function lastOfLeg(
  { events, calendar, now }: Pick<LoadedCase, 'events' | 'calendar' | 'now'>,
  legId: number,
): string[] {
  const last = events.findLast(({ details }) => (JSON.parse(details) as { legId?: unknown }).legId === legId);
  if (last === undefined) return [];
  const { when, what } = historyEntry(last, now.getTime(), calendar);
  return [`${when} ${what}`];
}
