import type { SqlReader } from '../../db/database.js';
import { findFault } from '../../domain/accountability/fault-catalogue.js';
import { rulesOfComplaint, rulesOfRating } from '../../domain/appraisal/complaint-rules.js';
import { rulesOfFault } from '../../domain/appraisal/fault-rules.js';
import type { PeriodBounds } from '../../domain/appraisal/period.js';
import { rulesOfPraise } from '../../domain/appraisal/praise-rules.js';
import { COMPLAINT_CATEGORIES, isComplaintCategory } from '../../domain/complaints/categories.js';
import { attendanceEvidence } from '../attendance/attendance-evidence.js';
import { failedCheckLines } from '../checks/check-evidence.js';
import { type EvidenceEntry, entriesOf, type FeedingRecord, type Places } from './evidence-entry.js';
import {
  criticisedDepartments,
  decidedFaults,
  dissatisfiedSamples,
  excellentWindows,
  foundedRatings,
  unattendedWindows,
  undisclosedByWindows,
  validComplaints,
  verifiedPraise,
} from './records.repository.js';

const ATTENDANCE_WORDS = { late: '迟到', early: '早退', away: '擅自离岗', absent: '旷工' } as const;

const ATTENDANCE_RULES = {
  late: ['STF-Q1a', 'BEST-5a'],
  early: ['STF-Q1a', 'BEST-5a'],
  away: ['STF-Q1a', 'BEST-5c'],
  absent: ['STF-Q1b', 'BEST-5c'],
} as const;

const asRules = (codes: readonly string[]) => codes.map((rule) => ({ rule }));

/** The entries of everything but cases (8.2): complaints, ratings, samples, attendance, checks, windows, faults, praise. */
export async function collectRecords(
  sql: SqlReader,
  hallId: number,
  bounds: PeriodBounds,
  places: Places,
): Promise<EvidenceEntry[]> {
  const collectors = [
    fromComplaints,
    fromRatings,
    fromSamples,
    fromAttendance,
    fromChecks,
    fromWindows,
    fromDisclosures,
    fromFaults,
    fromPraise,
    fromWindowYears,
    fromCriticism,
  ];
  const found: FeedingRecord[] = [];
  for (const collect of collectors) found.push(...(await collect(sql, hallId, bounds)));
  return found.flatMap((record) => entriesOf(record, places));
}

async function fromComplaints(
  sql: SqlReader,
  hallId: number,
  bounds: PeriodBounds,
): Promise<FeedingRecord[]> {
  const rows = await validComplaints(sql, hallId, bounds);
  return rows.map((row) => {
    const category = isComplaintCategory(row.category) ? row.category : 'other';
    return {
      rules: asRules(rulesOfComplaint(category, row.severity === 'serious' ? 'serious' : 'ordinary')),
      ...row,
      eventKey: category === 'delay' && row.caseId !== null ? `late:${row.caseId}` : `complaint:${row.id}`,
      sourceKind: 'complaint' as const,
      sourceKey: `complaint:${row.number}`,
      words: `有效投诉 ${row.number}：${COMPLAINT_CATEGORIES[category]}`,
      at: row.at,
    };
  });
}

async function fromRatings(sql: SqlReader, hallId: number, bounds: PeriodBounds): Promise<FeedingRecord[]> {
  const rows = await foundedRatings(sql, hallId, bounds);
  return rows.map((row) => ({
    rules: asRules(rulesOfRating(JSON.parse(row.reasons) as string[])),
    ...row,
    eventKey: `rating:${row.id}`,
    sourceKind: 'rating' as const,
    sourceKey: `rating:${row.rowKey}`,
    words: '差评，经核实属实',
  }));
}

async function fromSamples(sql: SqlReader, hallId: number, bounds: PeriodBounds): Promise<FeedingRecord[]> {
  const rows = await dissatisfiedSamples(sql, hallId, bounds);
  return rows.map((row) => ({
    rules: asRules(['STF-R3']),
    ...row,
    eventKey: `sample:${row.sampleId}:${row.position}`,
    sourceKind: 'sample' as const,
    sourceKey: `sample:${row.number}#${row.sampleId}`,
    words: `抽查回访 ${row.number}：不满意`,
  }));
}

async function fromAttendance(
  sql: SqlReader,
  hallId: number,
  bounds: PeriodBounds,
): Promise<FeedingRecord[]> {
  const rows = await attendanceEvidence(sql, hallId, bounds.firstDay, bounds.lastDay);
  return rows.map((row) => ({
    rules: asRules([...ATTENDANCE_RULES[row.kind], ...(row.isLeaveBreach ? ['WIN-C3'] : [])]),
    staffId: row.staffId,
    windowId: row.windowId,
    departmentId: row.departmentId,
    eventKey: row.sourceKey,
    sourceKind: 'attendance' as const,
    sourceKey: row.sourceKey,
    words: `${row.day} ${row.staffName}${ATTENDANCE_WORDS[row.kind]}${row.minutes > 0 ? ` ${row.minutes} 分钟` : ''}`,
    at: Math.max(bounds.from, Math.min(bounds.until - 1, Date.parse(`${row.day}T00:00:00Z`))),
  }));
}

async function fromChecks(sql: SqlReader, hallId: number, bounds: PeriodBounds): Promise<FeedingRecord[]> {
  const lines = await failedCheckLines(sql, hallId, bounds.from, bounds.until);
  return lines.map((line) => ({
    rules: asRules(line.rules),
    staffId: line.staffId,
    windowId: line.windowId,
    departmentId: line.departmentId,
    eventKey: line.sourceKey,
    sourceKind: 'check' as const,
    sourceKey: `check:${line.checkId}#${line.lineId}`,
    words: `${line.checkNumber} 不合格：${line.words}`,
    at: line.doneAt,
  }));
}

async function fromWindows(sql: SqlReader, hallId: number, bounds: PeriodBounds): Promise<FeedingRecord[]> {
  const rows = await unattendedWindows(sql, hallId, bounds);
  return rows.map((row) => ({
    rules: asRules(['WIN-C4']),
    staffId: null,
    windowId: row.windowId,
    departmentId: null,
    eventKey: `event:${row.id}`,
    sourceKind: 'supervision' as const,
    sourceKey: `event:${row.id}`,
    words: '工作时间窗口无人在岗',
    at: row.at,
  }));
}

/** WIN-A2a and BEST-4a for each item that has been without its guide or forms for too long (SV-15). */
async function fromDisclosures(
  sql: SqlReader,
  hallId: number,
  bounds: PeriodBounds,
): Promise<FeedingRecord[]> {
  const rows = await undisclosedByWindows(sql, hallId, bounds);
  return rows.map((row) => {
    const { undisclosed, gaps } = JSON.parse(row.evidence) as { undisclosed: number; gaps: string };
    return {
      rules: asRules(['WIN-A2a', 'BEST-4a']),
      count: undisclosed,
      staffId: null,
      windowId: row.windowId,
      departmentId: null,
      eventKey: `event:${row.id}`,
      sourceKind: 'supervision' as const,
      sourceKey: `event:${row.id}`,
      words: `应当公开的没有按时公开：${gaps}`,
      at: row.at,
    };
  });
}

async function fromFaults(sql: SqlReader, hallId: number, bounds: PeriodBounds): Promise<FeedingRecord[]> {
  const rows = await decidedFaults(sql, hallId, bounds);
  return rows.map((row) => ({
    rules: asRules(rulesOfFault(row.faultId)),
    ...row,
    eventKey:
      row.faultId === 'FA-05' && row.caseId !== null
        ? `late:${row.caseId}`
        : (row.sourceKey ?? `fault:${row.id}`),
    sourceKind: 'fault' as const,
    sourceKey: `fault:${row.number}`,
    words: `过错 ${row.number}：${row.faultId} ${findFault(row.faultId)?.text ?? ''}`,
  }));
}

/** Praise about the same case is one matter, however often it was printed (V11). */
async function fromPraise(sql: SqlReader, hallId: number, bounds: PeriodBounds): Promise<FeedingRecord[]> {
  const rows = await verifiedPraise(sql, hallId, bounds);
  return rows.map((row) => ({
    rules: rulesOfPraise(row.kind, row.mediaLevel),
    ...row,
    eventKey: row.caseId === null ? `praise:${row.id}` : `praised-case:${row.caseId}`,
    sourceKind: 'praise' as const,
    sourceKey: `praise:${row.number}`,
    words: `表扬 ${row.number}`,
  }));
}

/** DEP-X1: once a year for a department, however many of its windows were excellent. */
async function fromWindowYears(
  sql: SqlReader,
  hallId: number,
  bounds: PeriodBounds,
): Promise<FeedingRecord[]> {
  const rows = await excellentWindows(sql, hallId, bounds);
  return rows.map(({ windowId, windowName, departmentId, at }) => ({
    rules: asRules(['DEP-X1']),
    staffId: null,
    windowId,
    departmentId,
    eventKey: 'window-year',
    sourceKind: 'window-year' as const,
    sourceKey: `window-year:${windowId}`,
    words: `${windowName}全年优秀`,
    at: at ?? bounds.until - 1,
  }));
}

async function fromCriticism(sql: SqlReader, hallId: number, bounds: PeriodBounds): Promise<FeedingRecord[]> {
  const rows = await criticisedDepartments(sql, hallId, bounds);
  return rows.map(({ id, departmentId, day }) => ({
    rules: asRules(['DEP-D5']),
    staffId: null,
    windowId: null,
    departmentId,
    eventKey: `threshold:${id}`,
    sourceKind: 'threshold' as const,
    sourceKey: `threshold:${id}`,
    words: `${day} 审批工作受到区领导批评（TH-18）`,
    at: Math.max(bounds.from, Math.min(bounds.until - 1, Date.parse(`${day}T00:00:00Z`))),
  }));
}
