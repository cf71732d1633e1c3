import { monthBefore, periodInWords } from '../../domain/appraisal/period.js';
import {
  SELF_CHECK_COUNTS,
  SELF_CHECK_FORMS,
  type SelfCheckCounts,
  type SelfCheckScheme,
  selfCheckCategories,
  selfTotal,
} from '../../domain/appraisal-procedure/self-check.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { NoticeSheet } from '../notices/notice-sheet.js';
import type { SelfCheckRow } from './self-checks.repository.js';

const OPEN_MONTHS = 6;

/** A form of a month and what has become of it. */
export interface SelfCheckSubject {
  scheme: SelfCheckScheme;
  subjectId: number;
  name: string;
}

/** The month of a moment in the hall's zone. */
export function monthAt(now: Date, calendar: Calendar): string {
  return formatDate(dayOf(calendar.zone.toLocalMinute(now.getTime()))).slice(0, 7);
}

/** This month and those before it, the newest first. */
export function recentMonths(thisMonth: string, count = OPEN_MONTHS): string[] {
  const months = [thisMonth];
  while (months.length < count) months.push(monthBefore(months.at(-1) ?? thisMonth));
  return months;
}

/** Months as tabs. */
export function monthTabs(months: readonly string[], current: string, href: (month: string) => string) {
  return months.map((month) => ({
    href: href(month),
    label: periodInWords(month),
    current: month === current,
  }));
}

/** The state of a form in words. */
export function selfCheckState(row: SelfCheckRow | undefined) {
  if (row === undefined) return { label: '未填', tone: 'amber' };
  return row.submittedAt === null ? { label: '草稿', tone: 'blue' } : { label: '已提交', tone: 'green' };
}

/** The counts as rows of the form. */
export function countRows(counts: SelfCheckCounts): { key: string; value: string }[] {
  return Object.entries(SELF_CHECK_COUNTS).map(([key, words]) => ({
    key: words,
    value: String(counts[key as keyof SelfCheckCounts]),
  }));
}

/** The categories with the own scores as they were saved. */
export function categoryRows(scheme: SelfCheckScheme, scores: Readonly<Record<string, number>>) {
  return selfCheckCategories(scheme).map((category) => ({
    ...category,
    score: scores[category.key] === undefined ? '' : String(scores[category.key]),
  }));
}

/** D-15 or D-16 on A4. */
export function selfCheckSheet(
  given: { scheme: SelfCheckScheme; month: string; name: string; hallName: string },
  row: SelfCheckRow,
  calendar: Calendar,
): NoticeSheet {
  const form = SELF_CHECK_FORMS[given.scheme];
  const scores = JSON.parse(row.scores) as Record<string, number>;
  const total = selfTotal(given.scheme, scores);
  return {
    head: {
      organName: given.hallName,
      title: form.title,
      number: form.id,
      dateText: momentInWords(row.submittedAt ?? row.savedAt, calendar.zone),
      to: null,
      copyText: row.submittedAt === null ? '草稿' : null,
    },
    parts: [
      {
        type: 'table',
        heading: '考核对象',
        columns: [given.scheme === 'WIN' ? '窗口' : '姓名', '月份', '填表人'].map((label) => ({
          label,
          narrow: false,
        })),
        rows: [[given.name, periodInWords(given.month), row.filledBy]],
      },
      {
        type: 'table',
        heading: '当月情况（由系统统计）',
        columns: Object.values(SELF_CHECK_COUNTS).map((label) => ({ label, narrow: false })),
        rows: [countRows(JSON.parse(row.counts) as SelfCheckCounts).map(({ value }) => value)],
      },
      {
        type: 'table',
        heading: '自评分',
        columns: ['项目', '满分', '自评分'].map((label) => ({ label, narrow: false })),
        rows: [
          ...categoryRows(given.scheme, scores).map(({ name, maximumPoints, score }) => [
            name,
            String(maximumPoints),
            score,
          ]),
          ['合计', '100', total === null ? '' : String(total)],
        ],
      },
      { type: 'text', heading: '自查说明', paragraphs: [row.explanation || '（无）'] },
      {
        type: 'text',
        heading: '签名',
        paragraphs: ['填表人：　　　　　　　　　日期：　　　　年　　月　　日'],
      },
    ],
    seal: null,
    query: null,
    stub: null,
  };
}
