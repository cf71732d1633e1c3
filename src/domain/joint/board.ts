import type { Calendar } from '../calendar/calendar.js';
import { assess } from '../deadlines/assess-deadline.js';
import type { Deadline } from '../deadlines/compute-deadline.js';
import type { Light } from '../deadlines/progress.js';
import { LEAD_NAMES, type Lead } from './lead.js';
import { type LegClock, legDeadline, legLight, legReminder, unstartedLegs } from './leg-clocks.js';
import type { Leg, LegState } from './legs.js';

export const LEG_STATE_WORDS: Readonly<Record<LegState, string>> = {
  waiting: '等待前面的环节',
  open: '办理中',
  agreed: '同意',
  disagreed: '不同意',
  spared: '不再需要',
};

export interface BoardLeg {
  legId: number;
  departmentName: string;
  itemName: string;
  state: LegState;
  words: string;
  light: Light | null;
  dueAt: number | null;
  lateWorkingDays: number;
  /** The reminder rung reached (SV-07); null when none. */
  reminder: string | null;
  /** TL-011: open, and the organ has not contacted the applicant. */
  awaitsContact: boolean;
  opinion: string;
}

/** All legs of a joint case by position, who leads, and what is stuck. */
export interface Board {
  groups: { position: number; legs: BoardLeg[] }[];
  answered: number;
  total: number;
  lead: string;
  /** FA-12: the legs whose turn it is but that have no copy notice yet. */
  notHandedOn: { legId: number; readySince: number; isFault: boolean }[];
  wholeDueAt: number | null;
  isWholeOverdue: boolean;
}

export interface BoardGiven {
  legs: readonly Leg[];
  /** The deadline of the whole case. */
  whole: Deadline;
  clock: LegClock;
  lead: Lead;
  openedAt: number;
  faultAfterHours: number;
}

/** S-45: the board that shows every leg with its own clock beside the one for the whole. */
export function jointBoard(given: BoardGiven, now: number, calendar: Calendar): Board {
  const { legs, whole, lead, openedAt, faultAfterHours } = given;
  const positions = [...new Set(legs.map(({ position }) => position))].sort((a, b) => a - b);
  return {
    groups: positions.map((position) => ({
      position,
      legs: legs
        .filter((leg) => leg.position === position)
        .map((leg) => boardLeg(leg, given.clock, now, calendar)),
    })),
    answered: legs.filter(({ state }) => state === 'agreed' || state === 'disagreed').length,
    total: legs.filter(({ state }) => state !== 'spared').length,
    lead: LEAD_NAMES[lead],
    notHandedOn: unstartedLegs(legs, openedAt, faultAfterHours, now).map(({ leg, readySince, isFault }) => ({
      legId: leg.id,
      readySince,
      isFault,
    })),
    wholeDueAt: whole.dueAt,
    isWholeOverdue: assess(whole, now, calendar).overdue,
  };
}

function boardLeg(leg: Leg, clock: LegClock, now: number, calendar: Calendar): BoardLeg {
  const deadline = legDeadline(leg, clock, calendar);
  const { lateWorkingDays } = assess(deadline ?? { dueAt: null }, leg.answeredAt ?? now, calendar);
  return {
    legId: leg.id,
    departmentName: leg.departmentName,
    itemName: leg.itemName,
    state: leg.state,
    words: LEG_STATE_WORDS[leg.state],
    light: legLight(leg, clock, now, calendar),
    dueAt: deadline?.dueAt ?? null,
    lateWorkingDays,
    reminder: legReminder(leg, clock, now, calendar),
    awaitsContact: leg.state === 'open' && leg.contactedAt === null,
    opinion: leg.reason,
  };
}
