import { may } from '../../domain/access/permissions.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { ENQUIRY_CHANNELS, isEnquiryChannel } from '../../domain/enquiries/channels.js';
import { maskPersonName, maskPhone } from '../../domain/identity/masks.js';
import { actingIds } from '../../domain/staffing/substitution.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import type { FoundEnquiry, SaidEntry } from './enquiries.repository.js';
import { enquiryState } from './enquiries-page.js';
import { enquiryHistory } from './enquiry-history.js';
import type { Contact } from './open-phone.js';

export interface EnquiryPageGiven {
  found: FoundEnquiry;
  said: readonly SaidEntry[];
  item: { id: number; name: string } | null;
  person: Person;
  calendar: Calendar;
  now: Date;
  /** As typed by the first clerk; empty when none was left. */
  phone: string;
  /** The visitor in clear, once somebody opened him. */
  opened: Contact | null;
}

/** Everything that the page of an enquiry shows, and what its reader may do. */
export function enquiryPage(given: EnquiryPageGiven) {
  const { found, person, now, phone, opened } = given;
  const open = found.handovers.filter((each) => each.acknowledgedAt === null && each.declinedAt === null);
  const ids = actingIds(person);
  const mayHandle = may(person.roles, 'enquiry.handle');
  const handles = found.closedAt === null && mayHandle;
  return {
    number: found.number,
    version: found.version,
    matter: found.matter,
    state: enquiryState({ ...found, handovers: open }, now),
    isLate: found.closedAt === null && found.answerBy !== null && found.answerBy < now,
    facts: factsOf(given),
    mayOpenPhone: phone !== '' && opened === null && mayHandle,
    history: enquiryHistory(found, given.said, given.calendar),
    mayDispose: handles && ids.includes(found.ownerId),
    waitsFor: handles && open.some((each) => ids.includes(each.toId)) ? open[0] : null,
    noticeHref: found.noticeNumber === '' ? null : paths.enquiryNotice(found.number),
    noticeNumber: found.noticeNumber,
    registrationHref:
      mayHandle && found.handovers.length > 0 ? paths.enquiryRegistration(found.number) : null,
    intakeHref: intakeHref(given),
  };
}

function intakeHref({ person, item }: EnquiryPageGiven): string | null {
  if (!may(person.roles, 'intake.open')) return null;
  return item ? paths.intakeFor(item.id) : paths.intake;
}

function factsOf({ found, item, calendar, phone, opened }: EnquiryPageGiven) {
  const name = opened?.visitorName ?? maskPersonName(found.visitorName);
  const number = opened?.phone ?? (phone === '' ? '（没有留）' : maskPhone(phone));
  const term = found.answerBy === null ? '' : momentInWords(found.answerBy.getTime(), calendar.zone);
  return [
    {
      key: '咨询方式',
      value: isEnquiryChannel(found.channel) ? ENQUIRY_CHANNELS[found.channel] : found.channel,
    },
    { key: '单位或姓名', value: name || '（没有留）' },
    { key: '电话', value: number, figures: true },
    ...(item ? [{ key: '事项', value: item.name, href: paths.guide(item.id) }] : []),
    { key: '首问人', value: found.firstClerk },
    { key: '现在负责', value: found.owner },
    { key: found.closedAt === null ? '应在此前答复' : '答复期限', value: term },
    ...(found.answer === '' ? [] : [{ key: '答复', value: found.answer }]),
  ];
}
