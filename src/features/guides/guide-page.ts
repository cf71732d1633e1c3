import { paths } from '../../web/paths.js';
import type { Guide } from './find-guide.js';
import type { GuideRow, GuideText } from './guide-text.js';

export interface GuidePlace {
  name: string;
  location: string;
  phone: string;
}

/** The values of the page of one guide. */
export interface GuidePage {
  text: GuideText;
  isSuspended: boolean;
  backHref: string;
  listHref: string;
  /** Null where no time may be booked for it. */
  bookHref: string | null;
  printHref: string;
  departmentName: string;
  hallName: string;
  summary: GuideRow[];
  places: GuidePlace[];
  address: string;
  people: GuideRow[];
  phones: { key: string; value: string; href: string; figures: true }[];
}

/** Joins what a version says with the places and people of today. */
export function guidePage({ text, live, windows, hallCode, isBookable }: Guide): GuidePage {
  const places = windows.map((window) => ({
    name: `${window.number} 号窗口 ${window.name}`.trim(),
    location: window.location,
    phone: window.phone,
  }));
  const where = places.map((place) => place.name).join('、');
  return {
    text,
    backHref: paths.guide(live.id),
    listHref: hallCode === null ? '/guides' : `/guides?hall=${encodeURIComponent(hallCode)}`,
    printHref: `${paths.guide(live.id)}/print`,
    bookHref: isBookable ? bookHrefOf(live.id, hallCode) : null,
    isSuspended: live.status === 'suspended',
    departmentName: live.departmentName,
    hallName: live.hallName,
    summary: where === '' ? text.summary : [...text.summary, { key: '到哪里办', value: where }],
    places,
    address: [live.hallName, live.hallAddress].filter((part) => part !== '').join('，'),
    people: [
      { key: '实施部门', value: live.departmentName },
      { key: '承办人', value: [live.handlerA, live.handlerB].filter((name) => name !== null).join('、') },
    ].filter((row) => row.value !== ''),
    phones: [
      phone('咨询电话', text.dutyPhone || live.departmentPhone || live.hallPhone),
      phone('投诉电话', text.complaintPhone || live.hallComplaintPhone),
    ].filter((row) => row.value !== ''),
  };
}

function phone(key: string, value: string): GuidePage['phones'][number] {
  return { key, value, href: `tel:${value.replace(/[^\d+]/g, '')}`, figures: true };
}

function bookHrefOf(itemId: number, hallCode: string | null): string {
  return `${paths.book}?${new URLSearchParams({ ...(hallCode !== null && { hall: hallCode }), item: String(itemId) })}`;
}
