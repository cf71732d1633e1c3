import type { Calendar } from '../calendar/calendar.js';
import { momentInWords } from '../calendar/moment-in-words.js';
import type { CommonNoticeFacts, GapPromiseFacts } from '../notices/notice-facts.js';
import type { Gap, TolerancePolicy } from './tolerance.js';

/** What follows when the promise is not kept, as printed. */
export const CONSEQUENCES = {
  return: '逾期未补交的，经分管领导同意，本机关将出具退件通知书并退回申请。',
  hold: '逾期未补交的，本机关登记逾期并催促补交，材料补齐前不作出准予决定。',
  remind: '逾期未补交的，本机关登记逾期并催促补交。',
} as const;

/** S-39: the promise with the consequence that the item's policy foresees. */
export function gapPromiseNotice(
  common: CommonNoticeFacts,
  gap: Gap,
  policy: TolerancePolicy,
  calendar: Calendar,
): GapPromiseFacts {
  return {
    ...common,
    missingMaterials: gap.materials,
    promisedText: momentInWords(gap.promisedAt, calendar.zone),
    consequence: consequenceOf(policy),
    signedBy: gap.signedBy,
  };
}

function consequenceOf(policy: TolerancePolicy): string {
  if (policy.returnsOnLapse) return CONSEQUENCES.return;
  return policy.grantsWithGap ? CONSEQUENCES.remind : CONSEQUENCES.hold;
}
