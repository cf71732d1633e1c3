import { LISTED_FIGURES } from '../../domain/reports/listed-figures.js';
import type { Person } from '../../web/visit.js';
import type { CaseRow } from '../desk/case-row.js';
import type { ListBehind } from './list-behind.js';
import { behindHref, type ReportName, reportHref } from './report-address.js';

export interface BehindGiven {
  list: ListBehind;
  rows: readonly (CaseRow & { closed: string })[];
  page: number;
  pages: number;
  count: number;
  person: Person;
  /** The report that led here. */
  from: ReportName;
}

/** The page of the cases behind a figure. */
export function behindPage({ list, rows, page, pages, count, person, from }: BehindGiven) {
  const place = {
    ...(list.department === null ? {} : { department: list.department }),
    ...(list.window === null ? {} : { window: list.window }),
  };
  const href = (to: number) =>
    behindHref({ figure: list.figure, ...place }, list, person, { from, page: to });
  const [first] = rows;
  const where = [
    list.department === null ? '' : (first?.department ?? ''),
    list.window === null ? '' : (first?.window ?? ''),
  ];
  return {
    title: `${list.period.words}：${LISTED_FIGURES[list.figure]}`,
    sub: where.filter(Boolean).join(' '),
    backHref: reportHref(from, list, person),
    rows,
    countText: pages > 1 ? `第 ${page} 页，共 ${pages} 页，${count} 件` : `共 ${count} 件`,
    previousHref: page > 1 ? href(page - 1) : null,
    nextHref: page < pages ? href(page + 1) : null,
  };
}
