import {
  foldSmallNumbers,
  LEAST_PUBLISHED,
  publishedPercent,
} from '../../domain/complaint-statistics/fold-small-numbers.js';
import { COMPLAINT_CATEGORIES } from '../../domain/complaints/categories.js';
import { COMPLAINT_CHANNELS } from '../../domain/complaints/channels.js';
import { COMPLAINT_FINDINGS } from '../../domain/complaints/states.js';
import type { ComplaintCounts, CountOf } from './complaint-statistics.repository.js';

/** A table of counts with its heading. */
export interface StatisticsTable {
  heading: string;
  rows: { label: string; count: number }[];
  /** In words; what is said of all of them. */
  totalText: string;
}

const FEW = `少于 ${LEAST_PUBLISHED} 件`;
const TOO_FEW = '件数太少，不公布';

/** What the public is told of a month: numbers alone, small ones together (S-53). */
export function publicStatistics(counts: ComplaintCounts) {
  const tables = [
    folded('从哪里来', counts.channels, COMPLAINT_CHANNELS, '其他渠道'),
    folded('什么事', counts.categories, { ...COMPLAINT_CATEGORIES, '': NO_CATEGORY }, '其他事项'),
    folded('核查的结果', counts.findings, COMPLAINT_FINDINGS, '其他结果'),
  ];
  return {
    received: tables[0]?.totalText ?? '',
    tables: tables.filter(({ rows }) => rows.length > 0),
    shares: [
      { key: '按时答复', value: shareText(counts.answeredOnTime, counts.answered) },
      { key: '投诉人满意', value: shareText(counts.satisfied, counts.judged) },
    ],
  };
}

/** The same for the house: every number as it is. */
export function staffStatistics(counts: ComplaintCounts): StatisticsTable[] {
  const plain = (heading: string, given: readonly CountOf[], words: Readonly<Record<string, string>>) => {
    const rows = named(given, words);
    return { heading, rows, totalText: `${rows.reduce((sum, { count }) => sum + count, 0)} 件` };
  };
  const { answered, answeredOnTime, judged, satisfied } = counts;
  const pair = (heading: string, yes: string, no: string, part: number, whole: number) => ({
    heading,
    rows: [
      { label: yes, count: part },
      { label: no, count: whole - part },
    ],
    totalText: whole === 0 ? '0 件' : `${whole} 件，${yes} ${Math.round((part / whole) * 1000) / 10}%`,
  });
  const received = plain('按渠道（收到）', counts.channels, COMPLAINT_CHANNELS);
  const all = received.rows.reduce((sum, { count }) => sum + count, 0);
  return [
    received,
    plain('按类别（收到）', counts.categories, { ...COMPLAINT_CATEGORIES, '': NO_CATEGORY }),
    pair('受理范围（收到）', '不属于受理范围', '属于受理范围', counts.redirected, all),
    pair('署名（收到）', '匿名', '留姓名', counts.anonymous, all),
    plain('按认定（当期认定）', counts.findings, COMPLAINT_FINDINGS),
    plain('有效投诉的责任部门（当期认定）', counts.departments, { '': '没有指明部门' }),
    pair('答复时限（当期答复）', '按时', '超期', answeredOnTime, answered),
    pair('投诉人表态（当期）', '满意', '不满意', satisfied, judged),
  ];
}

const NO_CATEGORY = '还没有归类';

function folded(
  heading: string,
  given: readonly CountOf[],
  words: Readonly<Record<string, string>>,
  restLabel: string,
): StatisticsTable {
  const { total, rows } = foldSmallNumbers(named(given, words), restLabel);
  return { heading, rows, totalText: total === null ? FEW : `${total} 件` };
}

function named(given: readonly CountOf[], words: Readonly<Record<string, string>>) {
  return given.map(({ what, count }) => ({ label: words[what] ?? what, count }));
}

function shareText(part: number, whole: number): string {
  const percent = publishedPercent(part, whole);
  if (percent !== null) return `${Math.round(percent)}%`;
  return whole === 0 ? '本月没有' : TOO_FEW;
}
