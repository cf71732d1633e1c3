import { type AppraisalRule, hasFixedPoints, mayGivePoints } from './rules.js';

/** Why an entry by hand is not taken or not decided on (E2). */
export type EntryRefusal =
  | 'period-closed'
  | 'own-entry'
  | 'own-score'
  | 'not-waiting'
  | 'not-undoable'
  | 'points-needed'
  | 'points-outside';

export const ENTRY_REFUSALS: Readonly<Record<EntryRefusal, { field: string; text: string }>> = {
  'period-closed': { field: 'form', text: '这一期已经提出等次建议，加减分不能再动（8.3）' },
  'own-entry': { field: 'form', text: '自己登记的加减分要由另一个人审核（E2）' },
  'own-score': { field: 'form', text: '涉及本人得分的，由别人办理（8.3）' },
  'not-waiting': { field: 'form', text: '这一条已经审核过了' },
  'not-undoable': { field: 'form', text: '只有手工登记并且已经同意的才能撤销；系统取得的随依据变化' },
  'points-needed': { field: 'points', text: '这一条的分值由考核小组决定，请填写分值（8.2）' },
  'points-outside': { field: 'points', text: '分值不在这一条规定的范围内（8.2）' },
};

/** The states of an entry in words. */
export const ENTRY_STATES: Readonly<Record<string, { name: string; tone: string }>> = {
  counted: { name: '计入', tone: 'green' },
  waiting: { name: '待审核', tone: 'amber' },
  consented: { name: '同意', tone: 'green' },
  refused: { name: '不同意', tone: 'red' },
  undone: { name: '已撤销', tone: 'neutral' },
};

/** An entry and its period as a decision sees them. */
export type DecidedEntry = {
  periodState: string;
  state: string;
  origin: string;
  enteredById: number | null;
  subjectKind: string;
  subjectId: number;
};

/** Who entered it never consents, nor the one whose score it is; only while the period is open. */
export function whyNotDecide(entry: DecidedEntry, staffId: number): EntryRefusal | null {
  if (entry.periodState !== 'open') return 'period-closed';
  if (entry.state !== 'waiting') return 'not-waiting';
  if (entry.enteredById === staffId) return 'own-entry';
  return isOwnScore(entry, staffId) ? 'own-score' : null;
}

/** An entry by hand that counted may be taken back, visibly; also by another than the one it concerns. */
export function whyNotUndo(entry: DecidedEntry, staffId: number): EntryRefusal | null {
  if (entry.periodState !== 'open') return 'period-closed';
  if (entry.origin !== 'hand' || entry.state !== 'consented') return 'not-undoable';
  return isOwnScore(entry, staffId) ? 'own-score' : null;
}

/** The points of one occurrence: null for a rule with fixed points. */
export function pointsRefusal(rule: AppraisalRule, points: number | null): EntryRefusal | null {
  if (points === null) return hasFixedPoints(rule) ? null : 'points-needed';
  return mayGivePoints(rule, points) ? null : 'points-outside';
}

/** True when the entry is about the person himself. */
export function isOwnScore(
  { subjectKind, subjectId }: Pick<DecidedEntry, 'subjectKind' | 'subjectId'>,
  staffId: number,
) {
  return subjectKind === 'clerk' && subjectId === staffId;
}
