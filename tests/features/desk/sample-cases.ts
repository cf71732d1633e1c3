import { caseNumber } from '../../../src/domain/numbering/case-number.js';
import { randomKey, type TestHall } from '../../support/hall.js';

export interface SampleCase {
  state?: string;
  itemName?: string;
  applicantType?: 'person' | 'organisation';
  applicantName?: string;
  departmentId?: number;
  windowId?: number | null;
  acceptedAt?: string | null;
  /** The running due moment; null when no clock runs. */
  due?: string | null;
  limitValue?: number;
  receivedAt?: string;
  receivedById?: number;
  acceptedById?: number;
  reviewedById?: number;
  handlerName?: string;
  supplementDueAt?: string;
  readyAt?: string;
  closedAt?: string;
  isOpen?: boolean;
  idNumberHash?: string;
  phoneHash?: string;
  noticeBreach?: boolean;
  number?: string;
  publicToken?: string;
}

/** Cases as rows, for lists; by default accepted on Friday 13 November 2026 by a limit of five working days. */
export async function insertCases(
  hall: TestHall,
  samples: readonly SampleCase[],
  prefix = '',
): Promise<string[]> {
  const data = samples.map((sample, index) => rowOf(hall, sample, prefix, index + 1));
  await hall.database.write((tx) => tx.case.createMany({ data }));
  return data.map((row) => row.number);
}

function rowOf(hall: TestHall, sample: SampleCase, prefix: string, sequence: number) {
  const moment = (text: string | null | undefined) => (text ? new Date(text) : null);
  const runningDueAt = moment(sample.due);
  const receivedAt = new Date(sample.receivedAt ?? '2026-11-13T09:30:00+08:00');
  return {
    hallId: hall.hallId,
    number: sample.number ?? caseNumber({ prefix, day: '2026-11-13', sequence }),
    publicToken: sample.publicToken ?? randomKey() + randomKey(),
    queryCode: '123456',
    kind: 'P',
    state: sample.state ?? 'REV',
    itemId: 1,
    itemVersionId: 1,
    itemName: sample.itemName ?? '建筑工程施工许可证核发',
    departmentId: sample.departmentId ?? hall.departmentId,
    windowId: sample.windowId === undefined ? hall.windowId : sample.windowId,
    applicantType: sample.applicantType ?? 'person',
    applicantName: sample.applicantName ?? '张三',
    receivedAt,
    acceptedAt: sample.acceptedAt === null ? null : moment(sample.acceptedAt ?? '2026-11-13T10:00:00+08:00'),
    runningDueAt,
    dueAt: runningDueAt,
    limitValue: sample.limitValue ?? 5,
    limitUnit: 'workingDays',
    receivedById: sample.receivedById ?? null,
    acceptedById: sample.acceptedById ?? null,
    reviewedById: sample.reviewedById ?? null,
    handlerName: sample.handlerName ?? '',
    supplementDueAt: moment(sample.supplementDueAt),
    readyAt: moment(sample.readyAt),
    closedAt: moment(sample.closedAt),
    isOpen: sample.isOpen ?? true,
    idNumberHash: sample.idNumberHash ?? null,
    phoneHash: sample.phoneHash ?? null,
    noticeBreach: sample.noticeBreach ?? false,
    createdAt: receivedAt,
    updatedAt: receivedAt,
  };
}

/** The case numbers of a page's rows, from top to bottom. */
export function shownNumbers(html: string): string[] {
  return [...html.matchAll(/<a class="case-no" href="[^"]*">([^<]+)<\/a>/g)].map((match) => match[1] ?? '');
}

/** The address a link leads to; null when the page has no such link. */
export function hrefOf(html: string, rel: 'prev' | 'next'): string | null {
  return new RegExp(`href="([^"]+)" rel="${rel}"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? null;
}
