import type { Finding } from './finding.js';

/** FE-01: more than so many times in a month (004:L177). */
export const MOST_LATE_OR_EARLY = 3;
/** FF-01: so many warnings of a section's people in all (004:L187). */
export const SECTION_WARNINGS = 3;

/** FE-01: late or early, as confirmed, more than three times in a month (YYYY-MM). */
export function lateOrEarly(row: {
  staffId: number;
  month: string;
  times: number;
  days: string;
}): Finding | null {
  if (row.times <= MOST_LATE_OR_EARLY) return null;
  return {
    rule: 'FE-01',
    key: `staff:${row.staffId}:${row.month}`,
    faultId: 'FE-01',
    evidence: { month: row.month, times: row.times, days: row.days },
  };
}

/** FF-01: each third warning of a section proposes it once. */
export function sectionWarned(row: {
  departmentId: number;
  department: string;
  warnings: number;
}): Finding | null {
  const full = Math.floor(row.warnings / SECTION_WARNINGS);
  if (full === 0) return null;
  return {
    rule: 'FF-01',
    key: `department:${row.departmentId}:${full}`,
    faultId: 'FF-01',
    evidence: { department: row.department, warnings: row.warnings },
  };
}

/** FA-11: one agent has nearly all of an item's cases. @param sharePercent, least: settings of the hall */
export function agencyShare(
  row: { itemId: number; item: string; agent: string; cases: number; all: number; month: string },
  sharePercent: number,
  least: number,
): Finding | null {
  if (row.cases < least || row.cases * 100 < row.all * sharePercent) return null;
  return {
    rule: 'FA-11',
    key: `item:${row.itemId}:${row.agent}:${row.month}`,
    faultId: 'FA-11',
    evidence: {
      itemName: row.item,
      agent: row.agent,
      cases: row.cases,
      percent: Math.round((row.cases * 100) / row.all),
    },
  };
}

/** FA-15: visitors came while a window stood unattended. */
export function unattendedWithQueue(row: {
  eventKey: string;
  window: string;
  visitors: number;
}): Finding | null {
  if (row.visitors === 0) return null;
  return {
    rule: 'FA-15',
    key: row.eventKey,
    faultId: 'FA-15',
    evidence: { window: row.window, visitors: row.visitors },
  };
}
