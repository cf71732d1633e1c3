/** How the supervision section dealt with what a rule found; a proposal goes on to accountability. */
export const EVENT_STATES = {
  new: { name: '待处理', tone: 'amber' },
  noted: { name: '已关注', tone: 'blue' },
  closed: { name: '已了结', tone: 'neutral' },
  proposed: { name: '建议追究', tone: 'red' },
} as const;

export type EventState = keyof typeof EVENT_STATES;

/** What may follow on a state: nothing comes after closing, and a proposal is taken back only by closing it. */
export const NEXT_EVENT_STATES: Readonly<Record<EventState, readonly Exclude<EventState, 'new'>[]>> = {
  new: ['noted', 'proposed', 'closed'],
  noted: ['proposed', 'closed'],
  proposed: ['closed'],
  closed: [],
};

/** True when the text is a state. */
export function isEventState(text: string): text is EventState {
  return Object.hasOwn(EVENT_STATES, text);
}

/** True when a finding in `from` may be dealt with as `to`; a proposal needs a fault it is about. */
export function mayMoveEvent(from: EventState, to: EventState, faultId: string): boolean {
  if (to === 'new' || (to === 'proposed' && faultId === '')) return false;
  return NEXT_EVENT_STATES[from].includes(to);
}
