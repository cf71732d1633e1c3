import { may, type Permission } from '../../domain/access/permissions.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import type { CaseRow } from '../desk/case-row.js';
import { momentWords } from '../desk/clock-words.js';
import type { OpenContact, UnansweredEnquiry } from './daily-check.js';
import { type DailyListName, dailyList } from './daily-lists.js';

/** Rows of each section on the page; the rest stands behind 更多. */
export const ROWS_OF_SECTION = 6;

export const DAILY_COLUMNS = [
  { label: '时限' },
  { label: '办件编号' },
  { label: '事项、申请人' },
  { label: '部门、窗口' },
  { label: '轮到谁' },
  { label: '原因和督办' },
];

export const DAILY_SHOW = { place: true, turn: true, follow: true };

/** What supervision looks at now and then; the words of the left side are for every day. */
const MORE: readonly { label: string; href: string; permission: Permission }[] = [
  { label: '否定报备', href: paths.referrals, permission: 'referral.view' },
  { label: '不予办理登记', href: '/refusals', permission: 'referral.view' },
  { label: '暂停计时', href: '/supervision/suspensions', permission: 'supervision.view' },
  { label: '告知监督', href: '/supervision/breaches', permission: 'breach.view' },
  { label: '人员去向', href: '/absences', permission: 'whereabouts.view' },
  { label: '操作记录', href: paths.adminAudit, permission: 'audit.view' },
];

/** Its tile stands on the page only when there is some; the others are the groups of SV-01. */
const RARE: readonly DailyListName[] = ['urging-unanswered'];

export interface TodayGiven {
  lists: { name: DailyListName; count: number; rows: CaseRow[] }[];
  enquiries: { count: number; rows: UnansweredEnquiry[] };
  contacts: { count: number; rows: OpenContact[] };
  /** What the rules found and nobody has dealt with yet. */
  newEvents: number;
  person: Pick<Person, 'roles'>;
  now: Date;
  calendar: Calendar;
}

/** The values of the daily check (SV-01): figures, and the first rows of each section that is not empty. */
export function todayPage(given: TodayGiven) {
  const { lists, enquiries, contacts, person, now, calendar } = given;
  const moment = (at: number | null) => (at === null ? '' : momentWords(at, now.getTime(), calendar));
  return {
    asOf: moment(now.getTime()),
    counts: tilesOf(given),
    sections: sectionsOf(lists),
    more: MORE.filter(({ permission }) => may(person.roles, permission)).map(({ label, href }) => ({
      label,
      href,
    })),
    columns: DAILY_COLUMNS,
    show: DAILY_SHOW,
    enquiries: enquiries.rows.map((row) => ({
      href: paths.enquiry(row.number),
      number: row.number,
      matter: row.matter,
      firstClerk: row.firstClerk,
      owner: row.owner,
      received: moment(row.receivedAt),
      answerBy: moment(row.answerBy),
    })),
    contacts: contacts.rows.map((row) => ({
      number: row.number,
      caseHref: paths.case(row.number),
      item: row.itemName,
      asked: moment(row.createdAt),
      due: moment(row.dueAt),
      isLate: row.dueAt !== null && row.dueAt < now.getTime(),
      href: may(person.roles, 'supervision.act') ? paths.supervisionContact(row.id) : null,
    })),
  };
}

function tilesOf({ lists, enquiries, contacts, newEvents }: TodayGiven) {
  const waiting = (label: string, figure: number, href: string) => ({
    label,
    figure,
    href,
    tone: figure > 0 ? 'amber' : undefined,
  });
  return [
    ...lists
      .filter(({ name, count }) => count > 0 || !RARE.includes(name))
      .map(({ name, count }) => ({
        label: dailyList(name).title,
        figure: count,
        href: paths.supervisionList(name),
        tone: count > 0 ? dailyList(name).tone : undefined,
      })),
    waiting('首问未答复', enquiries.count, '#enquiries'),
    ...(contacts.count > 0 ? [waiting('待联系申请人', contacts.count, '#contacts')] : []),
    waiting('督查事件', newEvents, paths.supervisionEvents),
  ];
}

/** A case stands in the first section it belongs to: what is late without a reason is late first of all. */
function sectionsOf(lists: TodayGiven['lists']) {
  const shown = new Set<string>();
  return lists.flatMap(({ name, count, rows }) => {
    const fresh = rows.filter(({ number }) => !shown.has(number));
    for (const { number } of fresh) shown.add(number);
    if (fresh.length === 0) return [];
    const more = count > rows.length ? paths.supervisionList(name) : null;
    return [{ title: `${dailyList(name).title}（${count} 件）`, rows: fresh, count, more }];
  });
}

export type PrintedList = { name: DailyListName; count: number; rows: CaseRow[] };

/** The daily check as a sheet on A4: one table a section. */
export function todaySheet(
  given: { lists: PrintedList[]; enquiries: UnansweredEnquiry[]; hallName: string },
  now: Date,
  calendar: Calendar,
) {
  const moment = (at: number) => momentWords(at, now.getTime(), calendar);
  return {
    sheet: {
      organName: given.hallName,
      title: '每日督查清单',
      number: formatDate(dayOf(calendar.zone.toLocalMinute(now.getTime()))),
      dateText: `截至 ${moment(now.getTime())}`,
      to: null,
      copyText: null,
    },
    counts: [
      ...given.lists.map(({ name, count }) => ({
        label: dailyList(name).title,
        value: `${count} 件`,
        wide: false,
      })),
      { label: '首问未答复', value: `${given.enquiries.length} 件`, wide: false },
    ],
    tables: given.lists
      .filter(({ rows }) => rows.length > 0)
      .map(({ name, rows, count }) => ({
        heading:
          count > rows.length ? `${dailyList(name).title}（前 ${rows.length} 件）` : dailyList(name).title,
        rows: rows.map((row) => [
          row.number,
          row.item,
          row.applicant,
          [row.department, row.window].filter(Boolean).join(' '),
          row.handler,
          [row.words, ...(row.follow?.lines ?? []).map(({ text }) => text)].join('；'),
        ]),
      })),
    enquiries: given.enquiries.map((row) => [row.number, row.matter, row.owner, moment(row.answerBy)]),
  };
}
