import type { Database, Tx } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import type { Vault } from '../../db/vault.js';
import { type Allowed, attempt } from '../../domain/cases/decide-action.js';
import { isCorrectionTermMissed } from '../../domain/cases/guards.js';
import { blockingMaterials } from '../../domain/cases/materials.js';
import { type Refusal, refuse } from '../../domain/cases/refusal.js';
import { secondNoticeBreach, toldMaterials } from '../../domain/cases/second-notice.js';
import type { CaseAction } from '../../domain/cases/transitions.js';
import type { Person } from '../../web/visit.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import { issueNotices } from '../notices/issue-notices.js';
import { readSettings } from '../settings/hall-settings.js';
import { type EffectGiven, effectsOf } from './action-effects.js';
import { checkedMaterial, factsOf, materialStatusOf } from './case-facts.js';
import {
  type CaseForAction,
  eventsAfter,
  findCaseForAction,
  type MaterialTick,
  saveChange,
  saveChecks,
  saveTicks,
  saveTold,
  versionInForce,
} from './cases.repository.js';

/** What an action works with; QR codes lead to `publicUrl`. */
export interface House {
  database: Database;
  vault: Vault;
  publicUrl: string;
}

/** One step and what was entered with it. */
export interface Step {
  action: CaseAction;
  input: EffectGiven['input'];
}

/** What a person sends; `version` and `seenEventId` are what his page showed. The ticks belong to the first step. */
export interface ActionRequest {
  number: string;
  version: number;
  seenEventId: number;
  steps: readonly Step[];
  ticks?: readonly MaterialTick[];
  checks?: readonly { position: number; ticked: boolean; note: string }[];
}

export type ActionOutcome =
  | { ok: true; caseId: number; number: string; state: string; noticeIds: number[] }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'refused'; refusal: Refusal }
  | {
      ok: false;
      kind: 'changed';
      refusal: Refusal;
      since: { at: Date; kind: string; actorName: string; toState: string }[];
    };

/**
 * Carries out one or more steps of a case: load, ask the rules, save, record the event and issue the papers of the
 * step, all in one transaction. A case that somebody changed meanwhile is left as it is, and what changed is told.
 */
export async function actOnCase(
  house: House,
  person: Person,
  request: ActionRequest,
  now: Date,
): Promise<ActionOutcome> {
  try {
    return await house.database.write(async (tx) => {
      const noticeIds: number[] = [];
      let last: Awaited<ReturnType<typeof takeStep>> | null = null;
      for (const [index, step] of request.steps.entries()) {
        last = await takeStep(
          tx,
          house,
          person,
          { ...request, version: request.version + index, step, isFirst: index === 0 },
          now,
        );
        if (!last.ok) throw new Undone(last);
        noticeIds.push(...last.noticeIds);
      }
      if (last === null || !last.ok) throw new Error('an action needs a step');
      return { ...last, noticeIds };
    });
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}

/** Undoes the transaction of an action that a rule refused on the way. */
class Undone extends Error {
  constructor(readonly outcome: ActionOutcome) {
    super('undone');
  }
}

type StepRequest = ActionRequest & { step: Step; isFirst: boolean };

async function takeStep(
  tx: Tx,
  house: House,
  person: Person,
  request: StepRequest,
  now: Date,
): Promise<ActionOutcome> {
  const { action, input } = request.step;
  const found = await findCaseForAction(tx, person, request.number);
  if (found === null) return { ok: false, kind: 'not-found' };
  if (found.version !== request.version) return changedByAnother(tx, found, request.seenEventId);
  const calendar = await readCalendar(tx, found.hallId);
  const settings = await readSettings(tx, found.hallId);
  const ticks = request.isFirst ? (request.ticks ?? []) : [];
  const materials = ticked(found.materials, ticks);
  const checks = checked(found.checks, request.checks ?? []);
  const facts = factsOf(found, found.itemVersion, materials, checks, {
    calendar,
    correctionNoticeWorkingDays: settings.number('correctionNoticeWorkingDays'),
  });
  const outcome = attempt(facts, action, person, input, now);
  if (!outcome.ok) return { ok: false, kind: 'refused', refusal: outcome.refusal };
  const change = effectsOf(outcome, {
    input,
    calendar,
    supplementWorkingDays: settings.number('supplementWorkingDays'),
    promise: await promiseInForce(tx, found),
    dueAt: found.dueAt,
    deemedAcceptedAt: isCorrectionTermMissed(facts, now) ? (found.lastReceivedAt ?? found.receivedAt) : null,
  });
  const breach = await compareWithFirstNotice(tx, found, outcome, materials, request.ticks ?? []);
  if (breach.length > 0) change.noticeBreach = true;
  if (!(await saveChange(tx, found.id, request.version, change)))
    return changedByAnother(tx, found, request.seenEventId);
  if (ticks.length > 0) await saveTicks(tx, found.id, ticks, outcome.at);
  if (request.checks) await saveChecks(tx, found.id, request.checks, person.staffId, outcome.at);
  await recordStep(tx, found, outcome, person, { input, ticks, materials });
  if (breach.length > 0) await recordBreach(tx, found, outcome, person, breach);
  const noticeIds = await issueNotices(tx, {
    caseId: found.id,
    documents: outcome.documents,
    person,
    at: outcome.at,
    calendar,
    ...house,
  });
  return { ok: true, caseId: found.id, number: found.number, state: outcome.to, noticeIds };
}

async function changedByAnother(tx: Tx, found: CaseForAction, seenEventId: number): Promise<ActionOutcome> {
  const since = await eventsAfter(tx, found.id, seenEventId);
  return {
    ok: false,
    kind: 'changed',
    refusal: refuse('S-59', 'changed-by-another', { state: found.state }).refusal,
    since: since.map(({ at, kind, actorName, toState }) => ({ at, kind, actorName, toState })),
  };
}

/** The promise in force freezes into the case on acceptance; an item withdrawn meanwhile keeps its old one (S-01). */
async function promiseInForce(tx: Tx, found: CaseForAction): Promise<EffectGiven['promise']> {
  const version = (await versionInForce(tx, found.itemId)) ?? found.itemVersion;
  return {
    itemVersionId: version.id,
    limitValue: version.promisedValue,
    limitUnit: version.promisedUnit,
    afterHours: version.afterHours,
  };
}

/** The materials of a second notice whose fault was to be seen the first time (S-04, FA-03). */
async function compareWithFirstNotice(
  tx: Tx,
  found: CaseForAction,
  outcome: Allowed,
  materials: CaseForAction['materials'],
  ticks: readonly MaterialTick[],
): Promise<string[]> {
  if (outcome.action !== 'issue-one-time-notice') return [];
  const renewed = new Set(ticks.filter((tick) => tick.renewed === true).map((tick) => tick.position));
  const now = materials.map((row) => ({ ...checkedMaterial(row), renewed: renewed.has(row.position) }));
  await saveTold(tx, found.id, toldMaterials(now));
  if (found.noticeServedAt === null) return [];
  const first = found.materials
    .filter((row) => row.toldStatus !== '')
    .map((row) => ({ position: row.position, status: materialStatusOf(row.toldStatus) }));
  return secondNoticeBreach(first, now).materials.map((material) => material.name);
}

interface StepRecord {
  input: EffectGiven['input'];
  ticks: readonly MaterialTick[];
  materials: CaseForAction['materials'];
}

async function recordStep(
  tx: Tx,
  found: CaseForAction,
  outcome: Allowed,
  person: Person,
  record: StepRecord,
): Promise<void> {
  await recordEvent(tx, {
    hallId: found.hallId,
    caseId: found.id,
    kind: outcome.action,
    transition: outcome.transition,
    fromState: outcome.from,
    toState: outcome.to,
    staffId: person.staffId,
    actorName: person.name,
    at: outcome.at,
    reason: outcome.reason,
    details: detailsOf(outcome, record),
  });
}

function detailsOf(outcome: Allowed, { input, ticks, materials }: StepRecord): Record<string, unknown> {
  const { resultName, resultNumber, receiverName, receiptNumber, remitReason } = input;
  const details: Record<string, unknown> = {
    resultName,
    resultNumber,
    receiverName,
    receiptNumber,
    remitReason,
  };
  if (outcome.action === 'issue-one-time-notice') {
    details.materials = blockingMaterials(materials.map(checkedMaterial)).map((material) => material.name);
  }
  if (outcome.action === 'receive-supplement') {
    const came = new Set(ticks.filter((tick) => tick.status === 'present').map((tick) => tick.position));
    details.materials = materials.filter((row) => came.has(row.position)).map((row) => row.name);
  }
  return details;
}

async function recordBreach(
  tx: Tx,
  found: CaseForAction,
  outcome: Allowed,
  person: Person,
  materials: string[],
): Promise<void> {
  await recordEvent(tx, {
    hallId: found.hallId,
    caseId: found.id,
    kind: 'second-notice-breach',
    fromState: outcome.to,
    toState: outcome.to,
    staffId: person.staffId,
    actorName: person.name,
    at: outcome.at,
    reason: 'FA-03',
    details: { materials },
  });
}

function ticked(
  rows: CaseForAction['materials'],
  ticks: readonly MaterialTick[],
): CaseForAction['materials'] {
  return rows.map((row) => {
    const tick = ticks.find((each) => each.position === row.position);
    return tick ? { ...row, status: tick.status, problem: tick.problem } : row;
  });
}

function checked(
  rows: CaseForAction['checks'],
  checks: readonly { position: number; ticked: boolean; note: string }[],
): CaseForAction['checks'] {
  return rows.map((row) => {
    const check = checks.find((each) => each.position === row.position);
    return check ? { ...row, ticked: check.ticked, note: check.note } : row;
  });
}
