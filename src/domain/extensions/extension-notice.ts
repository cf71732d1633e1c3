import type { Calendar } from '../calendar/calendar.js';
import { momentInWords } from '../calendar/moment-in-words.js';
import type { CommonNoticeFacts, ExtensionNoticeFacts } from '../notices/notice-facts.js';

/** 行政许可法第四十二条: the basis printed when the item states none. */
export const EXTENSION_BASIS = '《中华人民共和国行政许可法》第四十二条';

export interface GrantedExtension {
  reason: string;
  workingDays: number;
  approverName: string;
  /** Moments in milliseconds; null while a suspension leaves the end open. */
  formerDueAt: number | null;
  newDueAt: number | null;
  newDueProvisional: boolean;
}

/** TL-035: what the applicant is told of an extension, with the date before and after. */
export function extensionNotice(
  common: CommonNoticeFacts,
  granted: GrantedExtension,
  calendar: Calendar,
): ExtensionNoticeFacts {
  return {
    ...common,
    reason: granted.reason,
    basis: EXTENSION_BASIS,
    extendedWorkingDays: granted.workingDays,
    formerDueText: dueText(granted.formerDueAt, calendar),
    newDueText: dueText(granted.newDueAt, calendar),
    newDueProvisional: granted.newDueProvisional,
    approverName: granted.approverName,
  };
}

function dueText(due: number | null, { zone }: Calendar): string {
  return due === null ? '恢复计时后再定' : momentInWords(due, zone);
}
