import type { AuditFigures, RatingFigures } from './figures.js';
import type { Kpi } from './kpi.js';
import { bound, percent, share } from './kpi-sums.js';

/** 003:L302: complaints with established service responsibility stay below this share of the services. */
export const COMPLAINTS_BELOW_PERCENT = 3;
/** 002:L975, 001:L261: no verified complaint at all. */
export const COMPLAINTS_AT_MOST = 0;
/** 003:L302, C-23: satisfied answers, in percent. */
export const SATISFIED_AT_LEAST_PERCENT = 85;
/** 000:L353: of the cases with documents so many pass the rules and need no people. */
export const AUTO_AUDITED_AT_LEAST_PERCENT = 90;
/** 000:L353: by more than this the manual audits become fewer. */
export const MANUAL_AUDITS_LESS_BY_PERCENT = 70;

/**
 * The complaint rate (抱怨率), and "zero complaint": 3 founded complaints in 100 services are 3 %, which is not below
 * 3 % (V15).
 * @param validComplaints complaints whose service responsibility is established (C-22); null when they were not counted
 */
export function complaintKpis(validComplaints: number | null, services: number): Kpi[] {
  const rate = validComplaints === null ? null : percent(validComplaints, services);
  const numerator = { words: '查实有服务责任的投诉', value: validComplaints ?? 0, list: null };
  return [
    {
      ...share('complaint', '抱怨率', numerator, {
        words: '办结＋期末超期未办结',
        value: services,
        list: 'services',
      }),
      value: rate,
      ...bound(rate, `< ${COMPLAINTS_BELOW_PERCENT}%`, (percentage) => percentage < COMPLAINTS_BELOW_PERCENT),
      source: '003:L302',
    },
    {
      code: 'zero-complaint',
      name: '零投诉',
      formula: `${numerator.words}的件数`,
      numerator,
      denominator: null,
      unit: 'count',
      value: validComplaints,
      ...bound(validComplaints, `${COMPLAINTS_AT_MOST} 件`, (count) => count <= COMPLAINTS_AT_MOST),
      source: '002:L975; 001:L261',
    },
  ];
}

/** Satisfaction (满意程度) by the ratings of visits and cases. */
export function satisfactionKpi(ratings: RatingFigures | null): Kpi {
  const { answers, satisfied } = ratings ?? { answers: 0, satisfied: 0 };
  return {
    ...share(
      'satisfaction',
      '满意率',
      { words: '基本满意以上的评价', value: satisfied, list: null },
      { words: '评价', value: answers, list: null },
    ),
    ...bound(
      percent(satisfied, answers),
      `≥ ${SATISFIED_AT_LEAST_PERCENT}%`,
      (percentage) => percentage >= SATISFIED_AT_LEAST_PERCENT,
    ),
    source: '003:L302; C-23',
  };
}

/** The automatic audit at acceptance (S-47): before it, people audited every case. */
export function auditKpis(audits: AuditFigures | null): Kpi[] {
  const { audited, passed } = audits ?? { audited: 0, passed: 0 };
  const all = { words: '受理时自动稽核的办件', value: audited, list: null };
  const rate = percent(passed, audited);
  return [
    {
      ...share('auto-audit', '自动稽核通过率', { words: '自动通过的办件', value: passed, list: null }, all),
      ...bound(
        rate,
        `≥ ${AUTO_AUDITED_AT_LEAST_PERCENT}%`,
        (percentage) => percentage >= AUTO_AUDITED_AT_LEAST_PERCENT,
      ),
      source: '000:L353',
    },
    {
      ...share(
        'manual-audit',
        '人工稽核减少',
        { words: '转人工稽核的办件', value: audited - passed, list: null },
        all,
      ),
      formula: '1 －（转人工稽核的办件 ÷ 受理时自动稽核的办件）',
      value: rate,
      ...bound(
        rate,
        `＞ ${MANUAL_AUDITS_LESS_BY_PERCENT}%`,
        (percentage) => percentage > MANUAL_AUDITS_LESS_BY_PERCENT,
      ),
      source: '000:L353',
    },
  ];
}
