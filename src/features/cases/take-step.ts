import type { Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { type Allowed, attempt } from '../../domain/cases/decide-action.js';
import { type CaseFacts, isCorrectionTermMissed } from '../../domain/cases/guards.js';
import { refuse } from '../../domain/cases/refusal.js';
import { secondNoticeBreach, toldMaterials } from '../../domain/cases/second-notice.js';
import type { Person } from '../../web/visit.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import { beginJoint } from '../joint/begin-joint.js';
import { jointFacts } from '../joint/joint-facts.js';
import { reportWrongKind } from '../kind-correction/report-wrong-kind.js';
import { issueNotices } from '../notices/issue-notices.js';
import { auditStep } from '../pre-audit/audit-step.js';
import { settingsInForce } from '../settings/hall-settings.js';
import { closeSuspension } from '../suspensions/close-with-case.js';
import type { ActionOutcome, ActionRequest, House, Step } from './act-on-case.js';
import { type CaseChange, type EffectGiven, effectsOf } from './action-effects.js';
import { type CaseExtras, extraFacts, readExtras } from './case-extras.repository.js';
import { checkedMaterial, factsOf, materialStatusOf } from './case-facts.js';
import {
  type CaseForAction,
  type CheckTick,
  eventsAfter,
  findCaseForAction,
  lastMeasureAt,
  type MaterialTick,
  saveChange,
  saveChecks,
  saveTicks,
  saveTold,
  versionInForce,
} from './cases.repository.js';
import { overrunFacts } from './overrun-facts.js';
import { recordBreach, recordStep } from './step-events.js';
import { particularsOf } from './step-particulars.js';

/** One step of a request; the version is the one that the case has when the step begins. */
export type StepRequest = ActionRequest & { step: Step; isFirst: boolean };

/** The case with the entries of the page laid over what is stored. */
interface Prepared {
  found: CaseForAction;
  calendar: Calendar;
  supplementWorkingDays: number;
  leaderAnswerWorkingDays: number;
  extras: CaseExtras;
  /** Names of the materials that this request ticks as there. */
  came: readonly string[];
  ticks: readonly MaterialTick[];
  materials: CaseForAction['materials'];
  facts: CaseFacts;
}

/** Takes one step within the transaction of its request; the papers are issued last, from the case as it then is. */
export async function takeStep(
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
  const prepared = await prepare(tx, found, request, now);
  const { calendar, ticks, materials, facts } = prepared;
  const outcome = attempt(facts, action, person, input, now);
  if (!outcome.ok) return { ok: false, kind: 'refused', refusal: outcome.refusal };
  const change = await changeOf(tx, outcome, prepared, input, now);
  const beside = particularsOf({ ...prepared, outcome, person, input, change, now, ...promiseOf(found) });
  if (!beside.ok) return { ok: false, kind: 'refused', refusal: beside.refusal };
  Object.assign(change, beside.change);
  const breach = await compareWithFirstNotice(tx, prepared, outcome, request.ticks ?? []);
  if (breach.length > 0) change.noticeBreach = true;
  if (!(await saveChange(tx, found.id, request.version, change))) {
    return changedByAnother(tx, found, request.seenEventId);
  }
  if (ticks.length > 0) await saveTicks(tx, found.id, ticks, outcome.at);
  if (request.checks) await saveChecks(tx, found.id, request.checks, person.staffId, outcome.at);
  await recordStep(tx, found, outcome, person, {
    input,
    ticks,
    materials,
    dueAt: change.dueAt ?? null,
    calendar,
    more: beside.details,
  });
  await beside.save(tx, { hallId: found.hallId, caseId: found.id });
  if (change.closedAt) {
    const closed = { state: outcome.to, at: change.closedAt, actor: person, calendar };
    await closeSuspension(tx, found, closed);
  }
  if (change.closedAt) await reportWrongKind(tx, found, change.closedAt, calendar);
  if (breach.length > 0) await recordBreach(tx, found, outcome, person, breach, request.breachReason);
  await auditStep(tx, house.vault, found, outcome, person, calendar);
  const papers = { caseId: found.id, documents: outcome.documents, person, at: outcome.at, calendar };
  const noticeIds = await issueNotices(tx, { ...papers, ...beside.papers, ...house });
  noticeIds.push(...(await beginJoint(tx, found.id, action, { ...papers, ...house })));
  return { ok: true, caseId: found.id, number: found.number, state: outcome.to, noticeIds };
}

async function prepare(tx: Tx, found: CaseForAction, request: StepRequest, now: Date): Promise<Prepared> {
  const calendar = await calendarInForce(tx, found.hallId);
  const settings = await settingsInForce(tx, found.hallId);
  const ticks = request.isFirst ? (request.ticks ?? []) : [];
  const materials = ticked(found.materials, ticks);
  const checks = checked(found.checks, request.checks ?? []);
  const extras = await readExtras(plainSql(tx), extrasFor(found), now);
  const facts = factsOf(found, found.itemVersion, materials, checks, {
    calendar,
    correctionNoticeWorkingDays: settings.number('correctionNoticeWorkingDays'),
    isForwarded: found.upward !== null,
    joint: await jointFacts(plainSql(tx), found, settings),
    overrun: overrunFacts(found, await lastMeasureAt(tx, found, now), now, calendar),
    extras: extraFacts(extras, {
      isTolerant: settings.flag('tolerantAcceptance'),
      lapsePolicy: found.itemVersion.lapsePolicy,
      supplementDueAt: found.supplementDueAt,
    }),
  });
  return {
    found,
    calendar,
    supplementWorkingDays: settings.number('supplementWorkingDays'),
    leaderAnswerWorkingDays: settings.number('leaderAnswerWorkingDays'),
    extras,
    came: materials
      .filter((row) => ticks.some((tick) => tick.position === row.position && tick.status === 'present'))
      .map((row) => row.name),
    ticks,
    materials,
    facts,
  };
}

async function changeOf(
  tx: Tx,
  outcome: Allowed,
  { found, calendar, supplementWorkingDays, facts }: Prepared,
  input: Step['input'],
  now: Date,
): Promise<CaseChange> {
  return effectsOf(outcome, {
    input,
    calendar,
    supplementWorkingDays,
    promise: await promiseInForce(tx, found),
    dueAt: found.dueAt,
    deemedAcceptedAt: isCorrectionTermMissed(facts, now) ? (found.lastReceivedAt ?? found.receivedAt) : null,
  });
}

/** What the particulars of a step ask of the stored case. */
function promiseOf({ receivedAt, supplementDueAt, itemVersion }: CaseForAction) {
  const { promisedValue: limitValue, promisedUnit: limitUnit } = itemVersion;
  return { receivedAt, supplementDueAt, promise: { limitValue, limitUnit } };
}

function extrasFor(found: CaseForAction) {
  const { id, state, kind } = found;
  return {
    id,
    state,
    kind,
    itemCaseKind: found.itemVersion.caseKind,
    acceptedAt: found.acceptedAt?.getTime() ?? null,
    runningDueAt: found.runningDueAt?.getTime() ?? null,
  };
}

async function changedByAnother(tx: Tx, found: CaseForAction, seenEventId: number): Promise<ActionOutcome> {
  const since = await eventsAfter(tx, found.id, seenEventId);
  return {
    ok: false,
    kind: 'changed',
    refusal: refuse('S-59', 'changed-by-another', { state: found.state }).refusal,
    since,
  };
}

/** The promise in force freezes into the case on acceptance; an item withdrawn meanwhile keeps its old one (S-01). */
async function promiseInForce(tx: Tx, found: CaseForAction): Promise<EffectGiven['promise']> {
  const version =
    found.bundleId === null
      ? ((await versionInForce(tx, found.itemId)) ?? found.itemVersion)
      : found.itemVersion;
  return {
    itemVersionId: version.id,
    limitValue: version.promisedValue,
    limitUnit: version.promisedUnit,
    afterHours: version.afterHours,
  };
}

/** Keeps what a notice names. @returns the materials of a second notice whose fault was to be seen the first time (S-04, FA-03) */
async function compareWithFirstNotice(
  tx: Tx,
  { found, materials }: Prepared,
  outcome: Allowed,
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

function ticked(
  rows: CaseForAction['materials'],
  ticks: readonly MaterialTick[],
): CaseForAction['materials'] {
  return rows.map((row) => {
    const tick = ticks.find((each) => each.position === row.position);
    return tick ? { ...row, status: tick.status, problem: tick.problem } : row;
  });
}

function checked(rows: CaseForAction['checks'], checks: readonly CheckTick[]): CaseForAction['checks'] {
  return rows.map((row) => {
    const check = checks.find((each) => each.position === row.position);
    return check ? { ...row, ticked: check.ticked, note: check.note } : row;
  });
}
