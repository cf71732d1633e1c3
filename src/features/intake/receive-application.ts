import { randomBytes } from 'node:crypto';
import type { Tx } from '../../db/database.js';
import { eventRow } from '../../db/events.js';
import { holdTurn, nextNumber } from '../../db/sequences.js';
import type { Vault } from '../../db/vault.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { type Allowed, attempt } from '../../domain/cases/decide-action.js';
import type { CaseFacts } from '../../domain/cases/guards.js';
import { type IntakeVerdict, intakeVerdict, type VerdictOutcome } from '../../domain/cases/intake-verdict.js';
import { blockingMaterials } from '../../domain/cases/materials.js';
import { type Refusal, refuse } from '../../domain/cases/refusal.js';
import { isRemitReason } from '../../domain/cases/remit.js';
import { caseNumber } from '../../domain/numbering/case-number.js';
import { caseSequenceName } from '../../domain/numbering/notice-number.js';
import { QUERY_CODE_RANDOM_BYTES, queryCode } from '../../domain/numbering/query-code.js';
import type { Person } from '../../web/visit.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import type { House } from '../cases/act-on-case.js';
import { type EffectGiven, effectsOf } from '../cases/action-effects.js';
import { checkedMaterial, factsOf, kindOf, type MaterialColumns } from '../cases/case-facts.js';
import { issueNotices } from '../notices/issue-notices.js';
import { readSettings } from '../settings/hall-settings.js';
import { type ApplicantInput, saveApplicant } from './applicants.repository.js';

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
  /** What the clerk saw as the conclusion when he sent the form. */
  seenOutcome: VerdictOutcome;
  input: EffectGiven['input'];
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
    const earlier = await tx.case.findUnique({
      where: { hallId_submissionKey: { hallId: person.hallId, submissionKey: given.submissionKey } },
      include: { notices: { select: { id: true }, orderBy: { id: 'asc' } } },
    });
    if (earlier) {
      const noticeIds = earlier.notices.map((notice) => notice.id);
      return {
        ok: true,
        caseId: earlier.id,
        number: earlier.number,
        outcome: given.seenOutcome,
        noticeIds,
        again: true,
      };
    }
    const version = await tx.itemVersion.findUnique({
      where: { id: given.itemVersionId },
      include: {
        item: true,
        materials: { orderBy: { position: 'asc' } },
        checks: { orderBy: { position: 'asc' } },
      },
    });
    if (
      !version ||
      version.itemId !== given.itemId ||
      version.item.currentVersionId !== version.id ||
      version.hallId !== person.hallId
    ) {
      return { ok: false, kind: 'item-changed' };
    }
    const calendar = await readCalendar(tx, person.hallId);
    const settings = await readSettings(tx, person.hallId);
    const materials = version.materials.map((row) => tickedMaterial(row, given.ticks));
    const verdict = intakeVerdict({
      item: { kind: kindOf(version.caseKind), refusalAuthority: version.refusalAuthority },
      materials: materials.map(checkedMaterial),
      isApplicantValid: true,
      remitReason: isRemitReason(given.input.remitReason ?? '')
        ? (given.input.remitReason as 'outside-remit')
        : null,
      isComplexReply: given.isComplexReply,
      tolerantAcceptance: false,
      noticeTermMissed: false,
      told: null,
    });
    if (verdict.action === null || verdict.outcome !== given.seenOutcome)
      return { ok: false, kind: 'outcome-changed', verdict };
    const facts = receivedFacts(
      person,
      given,
      version,
      materials,
      now,
      calendar,
      settings.number('correctionNoticeWorkingDays'),
    );
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
    await insertRows(tx, { person, caseId: made.id, outcome, materials, version, input: given.input, now });
    await tx.item.updateMany({ where: { id: version.itemId }, data: { usedCount: { increment: 1 } } });
    await tx.draft.deleteMany({ where: { staffId: person.staffId, key: given.draftKey } });
    const noticeIds = await issueNotices(tx, {
      caseId: made.id,
      documents: outcome.documents,
      person,
      at: now,
      calendar,
      ...deps,
    });
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

type Version = {
  id: number;
  itemId: number;
  caseKind: string;
  feeCharged: boolean;
  refusalAuthority: boolean;
  name: string;
  item: { departmentId: number };
  checks: { position: number; text: string }[];
};

type CaseMaterialRow = MaterialColumns & { originals: number; copies: number };

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
  version: Version,
  materials: readonly CaseMaterialRow[],
  now: Date,
  calendar: Calendar,
  correctionNoticeWorkingDays: number,
): CaseFacts {
  const row = {
    hallId: person.hallId,
    departmentId: version.item.departmentId,
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
  return factsOf(row, version, materials, [], { calendar, correctionNoticeWorkingDays });
}

interface NewCase {
  person: Person;
  given: Application;
  version: Version;
  change: ReturnType<typeof effectsOf>;
  applicantId: number;
  now: Date;
  calendar: Calendar;
}

async function insertCase(tx: Tx, vault: Vault, made: NewCase): Promise<{ id: number; number: string }> {
  const { person, given, version, change, now, calendar } = made;
  const hall = await tx.hall.findUniqueOrThrow({
    where: { id: person.hallId },
    select: { numberPrefix: true },
  });
  const day = formatDate(dayOf(calendar.zone.toLocalMinute(now.getTime())));
  const sequence = await nextNumber(tx, person.hallId, caseSequenceName(day));
  const publicToken = randomBytes(16).toString('base64url');
  const sealed = (column: string, value: string) =>
    value === '' ? null : vault.seal(value, `Case.${column}:${publicToken}`);
  return tx.case.create({
    data: {
      hallId: person.hallId,
      number: caseNumber({ prefix: hall.numberPrefix, day, sequence }),
      publicToken,
      queryCode: queryCode(randomBytes(QUERY_CODE_RANDOM_BYTES)),
      submissionKey: given.submissionKey,
      channel: given.channel,
      itemId: version.itemId,
      itemVersionId: version.id,
      itemName: version.name,
      departmentId: version.item.departmentId,
      windowId: given.windowId,
      applicantId: made.applicantId,
      applicantType: given.applicant.type,
      applicantName: given.applicant.name,
      idNumberHash: given.applicant.idNumber === '' ? null : vault.hash('idNumber', given.applicant.idNumber),
      phoneHash: given.applicant.phone === '' ? null : vault.hash('phone', given.applicant.phone),
      agentName: given.agent.name,
      agentIdCipher: sealed('agentId', given.agent.idNumber),
      agentPhoneCipher: sealed('agentPhone', given.agent.phone),
      matter: given.matter,
      receivedById: person.staffId,
      handlerName: person.name,
      receivedAt: now,
      lastReceivedAt: now,
      createdAt: now,
      ...change,
    },
    select: { id: true, number: true },
  });
}

interface NewRows {
  person: Person;
  caseId: number;
  outcome: Allowed;
  materials: readonly CaseMaterialRow[];
  version: Version;
  input: EffectGiven['input'];
  now: Date;
}

async function insertRows(tx: Tx, rows: NewRows): Promise<void> {
  const { person, caseId, outcome, materials, now } = rows;
  const hallId = person.hallId;
  const blocking =
    outcome.action === 'issue-one-time-notice' ? blockingMaterials(materials.map(checkedMaterial)) : [];
  const told = new Map(blocking.map((material) => [material.position, material.status]));
  await tx.caseMaterial.createMany({
    data: materials.map((row) => ({
      ...row,
      hallId,
      caseId,
      toldStatus: told.get(row.position) ?? '',
      checkedAt: now,
    })),
  });
  if (rows.version.checks.length > 0) {
    await tx.caseCheck.createMany({
      data: rows.version.checks.map(({ position, text }) => ({ hallId, caseId, position, text })),
    });
  }
  const { resultName, receiverName, remitReason } = rows.input;
  const common = { hallId, caseId, staffId: person.staffId, actorName: person.name, at: now };
  await tx.caseEvent.createMany({
    data: [
      eventRow({ ...common, kind: 'receive', transition: 'T02', toState: 'RECV', reason: '登记收件' }),
      eventRow({
        ...common,
        kind: outcome.action,
        transition: outcome.transition,
        fromState: outcome.from,
        toState: outcome.to,
        reason: outcome.reason,
        details: {
          resultName,
          receiverName,
          remitReason,
          materials: blocking.length > 0 ? blocking.map((row) => row.name) : undefined,
        },
      }),
    ],
  });
}

/** The refusal shown when the item was changed while the form was open. */
export function itemChanged(): Refusal {
  return refuse('S-01', 'changed-by-another', {}).refusal;
}
