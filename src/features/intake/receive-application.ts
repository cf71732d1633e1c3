import { holdTurn } from '../../db/sequences.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { attempt } from '../../domain/cases/decide-action.js';
import type { CaseFacts } from '../../domain/cases/guards.js';
import { type IntakeVerdict, intakeVerdict, type VerdictOutcome } from '../../domain/cases/intake-verdict.js';
import { type Refusal, refuse } from '../../domain/cases/refusal.js';
import { isRemitReason } from '../../domain/cases/remit.js';
import type { Person } from '../../web/visit.js';
import { takeOverFiles } from '../attachments/take-over-files.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import type { House } from '../cases/act-on-case.js';
import { type EffectGiven, effectsOf } from '../cases/action-effects.js';
import { extraFacts, NO_EXTRAS } from '../cases/case-extras.repository.js';
import { checkedMaterial, factsOf, kindOf } from '../cases/case-facts.js';
import { particularsOf } from '../cases/step-particulars.js';
import { beginJoint } from '../joint/begin-joint.js';
import { refuseWrongKind } from '../kind-correction/refuse-wrong-kind.js';
import { issueNotices } from '../notices/issue-notices.js';
import type { CardRead } from '../pre-audit/audit-case.js';
import { auditReceived } from '../pre-audit/audit-step.js';
import { type HallSettings, settingsInForce } from '../settings/hall-settings.js';
import { leaveQuestion } from '../tasks/tasks.repository.js';
import { type ApplicantInput, saveApplicant } from './applicants.repository.js';
import { cardDetails } from './card-read.js';
import { type CaseMaterialRow, insertCase, insertPapers } from './new-case.repository.js';
import { countUse, findReceived, readVersionInForce, type VersionInForce } from './received.repository.js';

/** One complete intake form, checked by its schema. */
export interface Application {
  /** Made with the form; the same key sent again gives the same case. */
  submissionKey: string;
  draftKey: string;
  itemId: number;
  itemVersionId: number;
  windowId: number | null;
  channel: string;
  matter: string;
  applicant: ApplicantInput;
  agent: { name: string; idNumber: string; phone: string };
  ticks: readonly { position: number; status: string; problem: string }[];
  isComplexReply: boolean;
  /** S-03: the applicant needs two or more procedures; which, is asked next. */
  severalProcedures?: boolean;
  isReferred?: boolean;
  /** What the clerk saw as the conclusion when he sent the form. */
  seenOutcome: VerdictOutcome;
  input: EffectGiven['input'];
  /** What the card reader read, checked again here; null when everything was typed (S-48). */
  card?: CardRead | null;
}

export type ReceiveOutcome =
  | { ok: true; caseId: number; number: string; outcome: VerdictOutcome; noticeIds: number[]; again: boolean }
  | { ok: false; kind: 'item-changed' }
  | { ok: false; kind: 'outcome-changed'; verdict: IntakeVerdict }
  | { ok: false; kind: 'refused'; refusal: Refusal };

/**
 * Takes an application at the window: number, applicant, materials, conclusion, history and paper in one
 * transaction. The same form sent twice makes one case. Nothing is saved when a rule refuses.
 */
export async function receiveApplication(
  deps: House,
  person: Person,
  given: Application,
  now: Date,
): Promise<ReceiveOutcome> {
  return deps.database.write(async (tx) => {
    await holdTurn(tx, person.hallId, 'receive');
    const earlier = await findReceived(tx, person.hallId, given.submissionKey);
    if (earlier) {
      const { id: caseId, number, noticeIds } = earlier;
      return { ok: true, caseId, number, outcome: given.seenOutcome, noticeIds, again: true };
    }
    const version = await readVersionInForce(tx, { hallId: person.hallId, ...given });
    if (version === null) return { ok: false, kind: 'item-changed' };
    const calendar = await calendarInForce(tx, person.hallId);
    const settings = await settingsInForce(tx, person.hallId);
    const materials = version.materials.map((row) => tickedMaterial(row, given.ticks));
    const verdict = intakeVerdict({
      item: { kind: kindOf(version.caseKind), refusalAuthority: version.refusalAuthority },
      materials: materials.map(checkedMaterial),
      isApplicantValid: true,
      remitReason: isRemitReason(given.input.remitReason ?? '')
        ? (given.input.remitReason as 'outside-remit')
        : null,
      isComplexReply: given.isComplexReply,
      isReferred: given.isReferred ?? false,
      tolerantAcceptance: settings.flag('tolerantAcceptance'),
      noticeTermMissed: false,
      told: null,
    });
    if (verdict.action === null || verdict.outcome !== given.seenOutcome)
      return { ok: false, kind: 'outcome-changed', verdict };
    const facts = receivedFacts(person, given, version, materials, now, calendar, settings);
    const outcome = attempt(facts, verdict.action, person, given.input, now);
    if (!outcome.ok) return { ok: false, kind: 'refused', refusal: outcome.refusal };
    const change = effectsOf(outcome, {
      input: given.input,
      calendar,
      supplementWorkingDays: settings.number('supplementWorkingDays'),
      promise: {
        itemVersionId: version.id,
        limitValue: version.promisedValue,
        limitUnit: version.promisedUnit,
        afterHours: version.afterHours,
      },
      dueAt: null,
      deemedAcceptedAt: null,
    });
    const wrongKind = refuseWrongKind(version);
    if (wrongKind !== null) return { ok: false, kind: 'refused', refusal: wrongKind };
    const beside = particularsOf({
      outcome,
      person,
      input: given.input,
      facts,
      extras: NO_EXTRAS,
      change,
      came: [],
      receivedAt: now,
      promise: { limitValue: version.promisedValue, limitUnit: version.promisedUnit },
      supplementDueAt: null,
      leaderAnswerWorkingDays: settings.number('leaderAnswerWorkingDays'),
      calendar,
      now,
    });
    if (!beside.ok) return { ok: false, kind: 'refused', refusal: beside.refusal };
    const applicantId = await saveApplicant(tx, deps.vault, person.hallId, given.applicant, now);
    const made = await insertCase(tx, deps.vault, {
      person,
      given,
      version,
      change,
      applicantId,
      now,
      calendar,
    });
    await insertPapers(tx, {
      person,
      caseId: made.id,
      outcome,
      materials,
      version,
      windowId: given.windowId,
      ofReader: cardDetails(given.card ?? null, given.applicant.idNumber),
      input: given.input,
      more: beside.details,
      now,
    });
    await beside.save(tx, { hallId: person.hallId, caseId: made.id });
    await takeOverFiles(tx, person, { draftKey: given.draftKey, caseId: made.id, state: outcome.to }, now);
    await auditReceived(tx, deps.vault, outcome, { caseId: made.id, person, version, given, calendar, now });
    if (given.severalProcedures === true)
      await leaveQuestion(tx, { hallId: person.hallId, caseId: made.id, person, now });
    await countUse(tx, version.itemId, { staffId: person.staffId, key: given.draftKey });
    const noticeIds = await issueNotices(tx, {
      caseId: made.id,
      documents: outcome.documents,
      person,
      at: now,
      calendar,
      ...beside.papers,
      ...deps,
    });
    const at = { person, at: now, calendar, vault: deps.vault, publicUrl: deps.publicUrl };
    noticeIds.push(...(await beginJoint(tx, made.id, outcome.action, at)));
    return {
      ok: true,
      caseId: made.id,
      number: made.number,
      outcome: verdict.outcome,
      noticeIds,
      again: false,
    };
  });
}

function tickedMaterial(
  row: {
    position: number;
    name: string;
    originals: number;
    copies: number;
    necessity: string;
    onSpot: boolean;
    mayFollow: boolean;
  },
  ticks: Application['ticks'],
): CaseMaterialRow {
  const tick = ticks.find((each) => each.position === row.position);
  const { position, name, originals, copies, necessity, onSpot, mayFollow } = row;
  return {
    position,
    name,
    originals,
    copies,
    necessity,
    onSpot,
    mayFollow,
    status: tick?.status ?? 'unchecked',
    problem: tick?.problem ?? '',
  };
}

function receivedFacts(
  person: Person,
  given: Application,
  version: VersionInForce,
  materials: readonly CaseMaterialRow[],
  now: Date,
  calendar: Calendar,
  settings: HallSettings,
): CaseFacts {
  const row = {
    hallId: person.hallId,
    departmentId: version.departmentId,
    windowId: given.windowId,
    state: 'RECV',
    kind: version.caseKind,
    receivedById: person.staffId,
    acceptedById: null,
    receivedAt: now,
    lastReceivedAt: now,
    updatedAt: now,
    resultName: '',
  };
  return factsOf(row, version, materials, [], {
    calendar,
    correctionNoticeWorkingDays: settings.number('correctionNoticeWorkingDays'),
    extras: extraFacts(NO_EXTRAS, {
      isTolerant: settings.flag('tolerantAcceptance'),
      lapsePolicy: version.lapsePolicy,
      supplementDueAt: null,
    }),
  });
}

/** The refusal shown when the item was changed while the form was open. */
export function itemChanged(): Refusal {
  return refuse('S-01', 'changed-by-another', {}).refusal;
}
