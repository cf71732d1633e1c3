import type { CaseKind } from './kinds.js';
import { blockingMaterials, type CheckedMaterial, isDescribed, type MaterialStatus } from './materials.js';
import type { RemitReason } from './remit.js';
import { secondNoticeBreach, type ToldMaterial } from './second-notice.js';
import type { CaseAction, DocumentId } from './transitions.js';

/** The one-time notice is given on the spot (C-06), at the latest after this many working days (TL-001, TL-002). */
export const ONE_TIME_NOTICE_WITHIN_WORKING_DAYS = 5;

export type VerdictOutcome =
  | 'undecided'
  | 'accept'
  | 'tolerate'
  | 'finish-instant'
  | 'reply'
  | 'refer'
  | 'treat-as-promised'
  | 'one-time-notice'
  | 'non-acceptance';

export type VerdictReasonCode =
  | 'nothing-chosen'
  | 'applicant-not-ready'
  | 'materials-unchecked'
  | 'problem-not-described'
  | 'outside-remit'
  | 'not-a-hall-matter'
  | 'no-permit-needed'
  | 'complete'
  | 'complete-instant'
  | 'expressly-forbidden'
  | 'complex-reply'
  | 'no-refusal-authority'
  | 'referred'
  | 'material-missing'
  | 'material-defective'
  | 'material-to-follow'
  | 'tolerance-not-open'
  | 'tolerated'
  | 'correctable-on-spot'
  | 'notice-term-missed'
  | 'second-notice-breach';

export interface VerdictReason {
  rule: string;
  code: VerdictReasonCode;
  materials: readonly string[];
}

export interface NoticeLine {
  position: number;
  name: string;
  status: MaterialStatus;
  problem: string;
  onSpot: boolean;
}

export interface IntakeVerdict {
  outcome: VerdictOutcome;
  /** The step to take after receiving, null while undecided. */
  action: CaseAction | null;
  documents: readonly DocumentId[];
  reasons: readonly VerdictReason[];
  /** What the one-time notice lists; empty for any other outcome. */
  notice: readonly NoticeLine[];
}

export interface IntakeSituation {
  /** null until an item is chosen. */
  item: { kind: CaseKind; refusalAuthority: boolean } | null;
  materials: readonly CheckedMaterial[];
  isApplicantValid: boolean;
  /** Set when the clerk finds the matter outside the remit; decides alone, papers are not looked at. */
  remitReason: RemitReason | null;
  /** Kind R only: the matter needs examination and is treated as promised (T20). */
  isComplexReply: boolean;
  /** Kind R without authority: the refusal is referred to the leader in charge (T17) instead of being accepted. */
  isReferred?: boolean;
  /** Lets marked materials follow later; needs the promise D-27 (T13). */
  tolerantAcceptance: boolean;
  /** True when the five working days since receipt have passed (TL-002). */
  noticeTermMissed: boolean;
  /** What an earlier one-time notice of the case named; null when there was none. */
  told: readonly ToldMaterial[] | null;
}

/** What will happen with the papers on the counter, and why: shown while the clerk ticks, obeyed on submit. */
export function intakeVerdict(situation: IntakeSituation): IntakeVerdict {
  const { item, remitReason } = situation;
  if (item === null) return undecided('S-11', 'nothing-chosen');
  if (!situation.isApplicantValid) return undecided('S-59', 'applicant-not-ready');
  if (remitReason !== null) {
    return verdict('non-acceptance', 'refuse-acceptance', ['D-02'], [because('C-43', remitReason)]);
  }
  if (item.kind === 'R' && !situation.isComplexReply && item.refusalAuthority) {
    return verdict('reply', 'reply', ['D-05', 'D-06'], [because('T16', 'expressly-forbidden')]);
  }
  if (item.kind === 'R' && situation.isReferred && !situation.isComplexReply) {
    return verdict('refer', 'refer-refusal', [], [because('T17', 'referred')]);
  }
  return verdictOnMaterials(item.kind, situation);
}

function verdictOnMaterials(kind: CaseKind, situation: IntakeSituation): IntakeVerdict {
  const { materials } = situation;
  const unchecked = materials.filter((material) => material.status === 'unchecked');
  if (unchecked.length > 0) return undecided('S-04', 'materials-unchecked', names(unchecked));
  const vague = materials.filter((material) => !isDescribed(material));
  if (vague.length > 0) return undecided('S-04', 'problem-not-described', names(vague));
  const isTolerant = situation.tolerantAcceptance && kind !== 'I' && kind !== 'R';
  const blocking = blockingMaterials(materials, isTolerant);
  if (blocking.length === 0) return acceptance(kind, situation, []);
  if (situation.noticeTermMissed && kind !== 'I') {
    return acceptance(kind, situation, [because('TL-002', 'notice-term-missed')]);
  }
  return oneTimeNotice(blocking, situation);
}

function acceptance(
  kind: CaseKind,
  situation: IntakeSituation,
  first: readonly VerdictReason[],
): IntakeVerdict {
  if (kind === 'I') {
    return verdict('finish-instant', 'finish-instant', [], [because('TL-005', 'complete-instant')]);
  }
  if (kind === 'R') {
    const why = situation.isComplexReply ? 'complex-reply' : 'no-refusal-authority';
    const rule = situation.isComplexReply ? 'T20' : 'S-06';
    return verdict('treat-as-promised', 'accept-as-promised', ['D-01'], [...first, because(rule, why)]);
  }
  const following = blockingMaterials(situation.materials);
  if (situation.tolerantAcceptance && following.length > 0 && !situation.noticeTermMissed) {
    const reasons = [because('T13', 'tolerated', names(following))];
    return verdict('tolerate', 'accept-tolerantly', ['D-01', 'D-27'], reasons);
  }
  const reasons = first.length > 0 ? first : [because('TL-004', 'complete')];
  return verdict('accept', 'accept', ['D-01'], reasons);
}

function oneTimeNotice(blocking: readonly CheckedMaterial[], situation: IntakeSituation): IntakeVerdict {
  const withStatus = (status: MaterialStatus) =>
    names(blocking.filter((material) => material.status === status));
  const followers = withStatus('follows-later');
  const onSpot = names(blocking.filter((material) => material.status === 'defective' && material.onSpot));
  const breach = situation.told === null ? null : secondNoticeBreach(situation.told, situation.materials);
  const candidates = [
    because('S-04', 'material-missing', withStatus('missing')),
    because('S-04', 'material-defective', withStatus('defective')),
    because('S-39', 'material-to-follow', followers),
    because('T13', 'tolerance-not-open', situation.tolerantAcceptance ? [] : followers),
    because('TL-001', 'correctable-on-spot', onSpot),
    because('FA-03', 'second-notice-breach', breach === null ? [] : breach.materials.map(({ name }) => name)),
  ];
  const reasons = candidates.filter((reason) => reason.materials.length > 0);
  const notice = blocking.map(({ position, name, status, problem, onSpot: correctable }) => ({
    position,
    name,
    status,
    problem,
    onSpot: correctable,
  }));
  return {
    outcome: 'one-time-notice',
    action: 'issue-one-time-notice',
    documents: ['D-03'],
    reasons,
    notice,
  };
}

function verdict(
  outcome: VerdictOutcome,
  action: CaseAction,
  documents: readonly DocumentId[],
  reasons: readonly VerdictReason[],
): IntakeVerdict {
  return { outcome, action, documents, reasons, notice: [] };
}

function undecided(rule: string, code: VerdictReasonCode, materials: readonly string[] = []): IntakeVerdict {
  return {
    outcome: 'undecided',
    action: null,
    documents: [],
    reasons: [because(rule, code, materials)],
    notice: [],
  };
}

function because(rule: string, code: VerdictReasonCode, materials: readonly string[] = []): VerdictReason {
  return { rule, code, materials };
}

function names(materials: readonly CheckedMaterial[]): string[] {
  return materials.map((material) => material.name);
}
