import { ENQUIRY_BRANCHES } from '../../domain/enquiries/branches.js';
import type { EnquiryRefusal } from '../../domain/enquiries/enquiry-refusal.js';
import { enquiryRefusalInWords } from '../../domain/enquiries/enquiry-refusal-in-words.js';
import type { StaffVisit } from '../../web/visit.js';
import type { Receiver } from './enquiries.repository.js';

/** What the fields of a disposition offer. */
export function dispositionChoices(visit: StaffVisit, receivers: readonly Receiver[]) {
  const { person } = visit;
  const others = receivers.filter((each) => each.id !== person.staffId);
  const rank = (departmentId: number | null) => (departmentId === person.departmentId ? 0 : 1);
  return {
    branches: Object.entries(ENQUIRY_BRANCHES).map(([value, { name, hint }]) => ({
      value,
      label: name,
      hint,
    })),
    receivers: others
      .sort((one, other) => rank(one.departmentId) - rank(other.departmentId))
      .map((each) => ({
        value: String(each.id),
        label: [each.departmentName || '（无部门）', each.name].join(' · '),
      })),
  };
}

/** A refusal beside the field it is about, with the rule's id. */
export function refusalError(refusal: EnquiryRefusal): { field: string; text: string } {
  return { field: refusal.field, text: `${enquiryRefusalInWords(refusal)}（${refusal.rule}）` };
}
