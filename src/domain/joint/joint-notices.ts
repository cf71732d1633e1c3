import type { Calendar } from '../calendar/calendar.js';
import { momentInWords } from '../calendar/moment-in-words.js';
import type {
  CommonNoticeFacts,
  CopyNoticeFacts,
  JointApplicationFacts,
  JointForm,
} from '../notices/notice-facts.js';
import { type LegClock, legDeadline } from './leg-clocks.js';
import type { Leg } from './legs.js';

export interface JointNoticeGiven {
  form: JointForm;
  leadName: string;
  sharedMaterials: readonly string[];
  clock: LegClock;
}

/** D-07: the application that the applicant fills in once for all organs. */
export function jointApplication(
  common: CommonNoticeFacts,
  legs: readonly Leg[],
  given: JointNoticeGiven,
  openedAt: number,
  calendar: Calendar,
): JointApplicationFacts {
  return {
    ...common,
    ...given.form,
    leadName: given.leadName,
    startedText: momentInWords(openedAt, calendar.zone),
    sharedMaterials: given.sharedMaterials,
    lines: [...legs]
      .sort((a, b) => a.position - b.position)
      .map((leg) => ({
        order: leg.position,
        departmentName: leg.departmentName,
        itemName: leg.itemName,
        dueText: dueTextOf(leg, given.clock, calendar),
      })),
  };
}

/** D-08: the copy for one organ whose leg has started; null for one that has not. */
export function copyNotice(
  common: CommonNoticeFacts,
  leg: Leg,
  given: JointNoticeGiven & { jointNumber: string },
  calendar: Calendar,
): CopyNoticeFacts | null {
  if (leg.startedAt === null) return null;
  return {
    ...common,
    ...given.form,
    jointNumber: given.jointNumber,
    organName: leg.departmentName,
    permitName: leg.itemName,
    receivedText: momentInWords(leg.startedAt, calendar.zone),
    dueText: dueTextOf(leg, given.clock, calendar),
    dueProvisional: legDeadline(leg, given.clock, calendar)?.provisional ?? false,
    sharedMaterials: given.sharedMaterials,
  };
}

function dueTextOf(leg: Leg, clock: LegClock, calendar: Calendar): string {
  const dueAt = legDeadline(leg, clock, calendar)?.dueAt ?? null;
  return dueAt === null ? '' : momentInWords(dueAt, calendar.zone);
}
