import type { AppraisalRule, AppraisalSubjectKind } from '../../domain/appraisal/rules.js';
import { hasFixedPoints } from '../../domain/appraisal/rules.js';

/** Where a point comes from. */
export type SourceKind =
  | 'case'
  | 'complaint'
  | 'rating'
  | 'sample'
  | 'attendance'
  | 'check'
  | 'supervision'
  | 'fault'
  | 'praise'
  | 'window-year'
  | 'threshold';

/** A line of evidence for one subject, as the records give it. `eventKey` '': a matter of its own. `at` in ms. */
export interface EvidenceEntry {
  subjectKind: AppraisalSubjectKind;
  subjectId: number;
  rule: string;
  count: number;
  points: number | null;
  eventKey: string;
  sourceKind: SourceKind;
  sourceKey: string;
  words: string;
  at: number;
}

/** A record that feeds rules, with those it concerns. */
export interface FeedingRecord {
  rules: readonly { rule: string; points?: number | null }[];
  /** How often; once unless told. */
  count?: number;
  staffId: number | null;
  windowId: number | null;
  departmentId: number | null;
  eventKey: string;
  sourceKind: SourceKind;
  sourceKey: string;
  words: string;
  at: number;
}

/** Who sits where, to find the window and the department of a person. */
export interface Places {
  ofStaff: ReadonlyMap<number, { windowId: number | null; departmentId: number | null }>;
  departmentOfWindow: ReadonlyMap<number, number | null>;
  /** The subjects of the scheme, by id. */
  subjectIds: ReadonlySet<number>;
  rules: ReadonlyMap<string, AppraisalRule>;
}

/** True when the rule leaves a choice and nobody has made it: the entry waits for the points. */
export function waitsForPoints(rule: AppraisalRule, points: number | null): boolean {
  return points === null && !hasFixedPoints(rule);
}

/** The entries that a record gives for the rules and subjects of one scheme. */
export function entriesOf(record: FeedingRecord, places: Places): EvidenceEntry[] {
  const staffPlace = record.staffId === null ? undefined : places.ofStaff.get(record.staffId);
  const windowId = record.windowId ?? staffPlace?.windowId ?? null;
  const ofWindow = windowId === null ? undefined : places.departmentOfWindow.get(windowId);
  const departmentId = record.departmentId ?? ofWindow ?? staffPlace?.departmentId ?? null;
  const subjects = { clerk: record.staffId, window: windowId, department: departmentId };
  return record.rules.flatMap(({ rule, points = null }) => {
    const known = places.rules.get(rule);
    const subjectId = known === undefined ? null : subjects[known.subject];
    if (known === undefined || subjectId === null || !places.subjectIds.has(subjectId)) return [];
    const { eventKey, sourceKind, sourceKey, words, at } = record;
    return [
      {
        subjectKind: known.subject,
        subjectId,
        rule,
        count: record.count ?? 1,
        points,
        eventKey,
        sourceKind,
        sourceKey,
        words,
        at,
      },
    ];
  });
}
