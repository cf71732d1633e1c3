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
  { label: '事项' },
  { label: '申请人' },
  { label: '部门、窗口' },
  { label: '状态' },
  { label: '轮到谁' },
  { label: '应办结' },
];

export const DAILY_SHOW = { place: true, state: true, turn: true, due: true };

/** What supervision looks at now and then; the words of the left side are for every day. */
const MORE: readonly { label: string; href: string; permission: Permission }[] = [
  { label: '否定报备', href: paths.referrals, permission: 'referral.view' },
  { label: '不予办理登记', href: '/refusals', permission: 'referral.view' },
  { label: '暂停计时', href: '/supervision/suspensions', permission: 'supervision.view' },
  { label: '告知监督', href: '/supervision/breaches', permission: 'breach.view' },
  { label: '人员去向', href: '/absences', permission: 'whereabouts.view' },
  { label: '操作记录', href: paths.adminAudit, permission: 'audit.view' },
];

export interface TodayGiven {
  lists: { name: DailyListName; count: number; rows: CaseRow[] }[];
  enquiries: { count: number; rows: UnansweredEnquiry[] };
  contacts: { count: number; rows: OpenContact[] };
  person: Pick<Person, 'roles'>;
  now: Date;
  calendar: Calendar;
}

/** The values of the daily check (SV-01): figures, and the first rows of each section that is not empty. */
export function todayPage({ lists, enquiries, contacts, person, now, calendar }: TodayGiven) {
  const moment = (at: number | null) => (at === null ? '' : momentWords(at, now.getTime(), calendar));
  const toneOf = (name: DailyListName, count: number) => (count > 0 ? dailyList(name).tone : undefined);
  return {
    asOf: moment(now.getTime()),
    counts: [
      ...lists.map(({ name, count }) => ({
        label: dailyList(name).title,
        figure: count,
        href: paths.supervisionList(name),
        tone: toneOf(name, count),
      })),
      { label: '首问未答复', figure: enquiries.count, href: '#enquiries', tone: toneIf(enquiries.count) },
      { label: '待联系申请人', figure: contacts.count, href: '#contacts', tone: toneIf(contacts.count) },
    ],
    sections: lists
      .filter(({ rows }) => rows.length > 0)
      .map(({ name, count, rows }) => ({
        title: `${dailyList(name).title}（${count} 件）`,
        rows,
        count,
        more: count > rows.length ? paths.supervisionList(name) : null,
      })),
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
          row.unexplained ? `${row.words}，原因未填` : row.words,
        ]),
      })),
    enquiries: given.enquiries.map((row) => [row.number, row.matter, row.owner, moment(row.answerBy)]),
  };
}

function toneIf(count: number): 'amber' | undefined {
  return count > 0 ? 'amber' : undefined;
}
