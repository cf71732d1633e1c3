import { HOLDER_CODES, type Holder, holderName } from '../time-account/holders.js';
import type { Cell } from './cell.js';
import type { AuditFigures, RatingFigures } from './figures.js';
import { auditKpis, complaintKpis, satisfactionKpi } from './judged-kpis.js';
import type { Kpi } from './kpi.js';
import { bound, mean, percent, ratio, share } from './kpi-sums.js';

/** 003:L302: on-time rate, in percent. */
export const ON_TIME_AT_LEAST_PERCENT = 90;
/** 002:L979: promises are kept, so that no case done is late. */
export const OVERDUE_AT_MOST_PERCENT = 0;
/** S-04: one supplement notice for a case at most. */
export const NOTICES_AT_MOST = 1;
/** 000:L351: from 20 minutes at the window to 3. */
export const WINDOW_AT_MOST_MINUTES = 3;

/** What was counted beside the cases; null when it was not counted. */
export interface Judged {
  /** Complaints whose service responsibility is established (C-22). */
  validComplaints: number | null;
  ratings: RatingFigures | null;
  audits: AuditFigures | null;
}

/** The on-time rate in percent; open overdue cases count as services not on time (9.3). Null without a service. */
export function onTimePercent({ counts }: Pick<Cell, 'counts'>): number | null {
  return percent(counts.doneOnTime, counts.done + counts.overdue);
}

/** Kept promises in percent of those that came due by a decision (S-62). Null without one. */
export function keptPercent({ counts }: Pick<Cell, 'counts'>): number | null {
  return percent(counts.promisesKept, counts.promised);
}

/** The figures of section 9.3 that cases, complaints, ratings and audits give, in the order of the rule book. */
export function kpisOf(cell: Cell, { validComplaints, ratings, audits }: Judged): Kpi[] {
  const { done, overdue } = cell.counts;
  return [
    onTimeKpi(cell),
    overdueKpi(cell),
    satisfactionKpi(ratings),
    ...complaintKpis(validComplaints, done + overdue),
    ...savedKpis(cell),
    ...auditKpis(audits),
    ...handlingKpis(cell),
    ...HOLDER_CODES.map((holder) => holderKpi(cell, holder)),
  ];
}

function onTimeKpi(cell: Cell): Kpi {
  const { counts } = cell;
  const services = counts.done + counts.overdue;
  return {
    ...share(
      'on-time',
      '及时率',
      { words: '按时办结', value: counts.doneOnTime, list: 'doneOnTime' },
      { words: '办结＋期末超期未办结', value: services, list: 'services' },
    ),
    ...bound(
      onTimePercent(cell),
      `≥ ${ON_TIME_AT_LEAST_PERCENT}%`,
      (rate) => rate >= ON_TIME_AT_LEAST_PERCENT,
    ),
    source: '003:L302',
  };
}

function overdueKpi({ counts }: Cell): Kpi {
  return {
    ...share(
      'overdue',
      '超期率',
      { words: '超期办结', value: counts.doneLate, list: 'doneLate' },
      doneOf(counts),
    ),
    ...bound(
      percent(counts.doneLate, counts.done),
      `${OVERDUE_AT_MOST_PERCENT}%`,
      (rate) => rate <= OVERDUE_AT_MOST_PERCENT,
    ),
    source: '002:L979',
  };
}

function savedKpis({ counts }: Cell): Kpi[] {
  const promised = { words: '有承诺时限的办结', value: counts.promised, list: 'promised' } as const;
  const bands = [
    ['savedHalf', '提速 50% 以上'],
    ['savedThirty', '提速 30%—50%'],
    ['savedTwenty', '提速 20%—30%'],
  ] as const;
  return bands.map(([counter, name]) => ({
    ...share(counter, name, { words: name, value: counts[counter], list: counter }, promised),
    source: '002:L1109',
  }));
}

/** What an applicant meets at the window: how long, how often he comes, how often he is told to supply something. */
function handlingKpis({ counts }: Cell): Kpi[] {
  const done = doneOf(counts);
  const minutes = {
    words: '打开收件到窗口首次处理的分钟',
    value: counts.windowMinutes,
    list: 'done',
  } as const;
  const visits = { words: '跑一次办结', value: counts.firstVisit, list: 'firstVisit' } as const;
  const notices = { words: '补正告知', value: counts.notices, list: 'noticed' } as const;
  return [
    {
      ...mean('window-handling', '窗口处理时间', 'minutes', minutes, done),
      ...bound(
        ratio(counts.windowMinutes, counts.done),
        `≤ ${WINDOW_AT_MOST_MINUTES} 分钟`,
        (each) => each <= WINDOW_AT_MOST_MINUTES,
      ),
      source: '000:L351',
    },
    { ...share('first-visit', '一次办结率', visits, done), source: '000:L45; 002:L41' },
    {
      ...mean('notices', '平均补正告知次数', 'times', notices, done),
      ...bound(
        ratio(counts.notices, counts.done),
        `≤ ${NOTICES_AT_MOST} 次`,
        (times) => times <= NOTICES_AT_MOST,
      ),
      source: 'S-04',
    },
  ];
}

function holderKpi({ counts, holderMinutes }: Cell, holder: Holder): Kpi {
  const name = holderName(holder);
  const minutes = { words: `${name}占用的办公分钟`, value: holderMinutes[holder], list: 'done' } as const;
  return {
    ...mean(`holder-${holder}`, `平均用时：${name}`, 'minutes', minutes, doneOf(counts)),
    source: 'section 3.2',
  };
}

function doneOf({ done }: Cell['counts']) {
  return { words: '办结', value: done, list: 'done' } as const;
}
