import type { OldEvent } from './case-row.js';

/** What tells one event of a case from another. */
export function eventKey(event: Pick<OldEvent, 'activity' | 'actor' | 'at' | 'instance'>): string {
  return JSON.stringify([event.activity, event.at, event.actor, event.instance]);
}
