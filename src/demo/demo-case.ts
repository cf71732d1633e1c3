import type { Tx } from '../db/database.js';
import type { CaseEventRecord } from '../db/events.js';
import { attempt } from '../domain/cases/decide-action.js';
import type { MaterialStatus } from '../domain/cases/materials.js';
import { blockingMaterials } from '../domain/cases/materials.js';
import { secondNoticeBreach, toldMaterials } from '../domain/cases/second-notice.js';
import type { CaseAction } from '../domain/cases/transitions.js';
import { isNoticeKind, type NoticeKind } from '../domain/notices/notice-kinds.js';
import { type EffectGiven, effectsOf } from '../features/cases/action-effects.js';
import { checkedMaterial, factsOf, materialStatusOf } from '../features/cases/case-facts.js';
import type { DemoPerson, DemoVersion, DemoWorld } from './demo-world.js';
import type { DemoApplicant } from './people.js';
import { receivedRow } from './received-row.js';

type RowOf<Model extends 'case' | 'caseMaterial' | 'caseCheck'> = Awaited<
  ReturnType<Tx[Model]['findUniqueOrThrow']>
>;

export type CaseRow = Omit<RowOf<'case'>, 'id' | 'applicantId' | 'paymentReceipt'> & {
  paymentReceipt: string;
};
export type CaseMaterialRow = Omit<RowOf<'caseMaterial'>, 'id' | 'caseId'>;
export type CaseCheckRow = Omit<RowOf<'caseCheck'>, 'id' | 'caseId'>;

/** A paper as it must be written: the case as it stood at that moment. */
export interface IssuedNotice {
  kind: NoticeKind;
  at: Date;
  person: DemoPerson;
  row: CaseRow;
  materials: readonly CaseMaterialRow[];
  /** Kinds issued on the case before. */
  earlier: readonly NoticeKind[];
}

export interface DemoEvent {
  record: Omit<CaseEventRecord, 'caseId'>;
  /** Set on the entry of a paper. */
  notice?: IssuedNotice;
}

/** A case of the demonstration before it is saved. */
export interface DemoCase {
  row: CaseRow;
  version: DemoVersion;
  applicant: DemoApplicant;
  materials: CaseMaterialRow[];
  checks: CaseCheckRow[];
  events: DemoEvent[];
}

export interface Receipt {
  version: DemoVersion;
  applicant: DemoApplicant;
  windowId: number;
  clerk: DemoPerson;
  at: number;
  channel: string;
  number: string;
}

/** A case just received, its materials as they came. */
export function receive(
  world: DemoWorld,
  receipt: Receipt,
  defects: ReadonlyMap<number, MaterialDefect>,
): DemoCase {
  const { version, at, clerk } = receipt;
  const hallId = world.ids.hallId;
  const moment = new Date(at);
  const event = { hallId, staffId: clerk.staffId, actorName: clerk.name, at: moment };
  return {
    row: receivedRow(world, receipt),
    version,
    applicant: receipt.applicant,
    materials: broughtMaterials(hallId, version, defects, moment),
    checks: version.checks.map(({ position, text }) => ({
      hallId,
      position,
      text,
      ticked: false,
      note: '',
      checkedById: null,
      checkedAt: null,
    })),
    events: [
      { record: { ...event, kind: 'receive', transition: 'T02', toState: 'RECV', reason: '登记收件' } },
    ],
  };
}

/** The materials that the item asks for, as the applicant brought them. */
function broughtMaterials(
  hallId: number,
  version: DemoVersion,
  defects: ReadonlyMap<number, MaterialDefect>,
  checkedAt: Date,
): CaseMaterialRow[] {
  return version.materials.map((material) => ({
    hallId,
    position: material.position,
    name: material.name,
    originals: material.originals,
    copies: material.copies,
    necessity: material.necessity,
    onSpot: material.onSpot,
    mayFollow: material.mayFollow,
    status: 'present',
    problem: '',
    ...defects.get(material.position),
    toldStatus: '',
    checkedAt,
  }));
}

export interface MaterialDefect {
  status: MaterialStatus;
  problem: string;
}

export interface StepGiven {
  at: number;
  by: DemoPerson;
  input?: EffectGiven['input'];
  ticks?: ReadonlyMap<number, MaterialDefect>;
}

/**
 * Takes one step by the same rules as the hall does.
 * @throws Error when a rule refuses: a story may tell nothing that cannot happen
 */
export function take(world: DemoWorld, demo: DemoCase, action: CaseAction, given: StepGiven): void {
  const { by, input = {} } = given;
  const at = new Date(given.at);
  for (const row of demo.materials) Object.assign(row, given.ticks?.get(row.position));
  const outcome = allowed(world, demo, action, given);
  const breach = action === 'issue-one-time-notice' ? toldAgain(demo) : [];
  change(world, demo, outcome, input);
  if (demo.events.length > 1) demo.row.version += 1;
  if (breach.length > 0) demo.row.noticeBreach = true;
  const common = { hallId: demo.row.hallId, staffId: by.staffId, actorName: by.name, at };
  demo.events.push({
    record: {
      ...common,
      kind: action,
      transition: outcome.transition,
      fromState: outcome.from,
      toState: outcome.to,
      reason: outcome.reason,
      details: detailsOf(action, input, demo, given),
    },
  });
  const standing = { ...common, fromState: outcome.to, toState: outcome.to };
  if (breach.length > 0) {
    demo.events.push({
      record: { ...standing, kind: 'second-notice-breach', reason: 'FA-03', details: { materials: breach } },
    });
  }
  for (const kind of outcome.documents.filter(isNoticeKind)) issue(demo, kind, by, standing);
}

type Allowed = Extract<ReturnType<typeof attempt>, { ok: true }>;

function allowed(world: DemoWorld, demo: DemoCase, action: CaseAction, given: StepGiven): Allowed {
  const facts = factsOf(demo.row, demo.version, demo.materials, demo.checks, {
    calendar: world.calendar,
    correctionNoticeWorkingDays: world.settings.number('correctionNoticeWorkingDays'),
  });
  const outcome = attempt(facts, action, given.by, given.input ?? {}, new Date(given.at));
  if (outcome.ok) return outcome;
  throw new Error(`${demo.version.item.code} ${action}: ${outcome.refusal.rule} ${outcome.refusal.code}`);
}

/** Changes the row as the step does in the hall. */
function change(world: DemoWorld, demo: DemoCase, outcome: Allowed, input: EffectGiven['input']): void {
  const { promisedValue: limitValue, promisedUnit: limitUnit, afterHours, id: itemVersionId } = demo.version;
  const changed = effectsOf(outcome, {
    input,
    calendar: world.calendar,
    supplementWorkingDays: world.settings.number('supplementWorkingDays'),
    promise: { itemVersionId, limitValue, limitUnit, afterHours },
    dueAt: demo.row.dueAt,
    deemedAcceptedAt: null,
  });
  Object.assign(demo.row, changed);
}

/** Ticks every review point as met, before a decision (S-44). */
export function tickReviewPoints(demo: DemoCase, by: DemoPerson, at: number): void {
  for (const check of demo.checks) {
    Object.assign(check, { ticked: true, checkedById: by.staffId, checkedAt: new Date(at) });
  }
}

function issue(
  demo: DemoCase,
  kind: NoticeKind,
  person: DemoPerson,
  standing: Omit<CaseEventRecord, 'caseId' | 'kind'>,
): void {
  const earlier = demo.events.flatMap((event) => (event.notice ? [event.notice.kind] : []));
  const notice: IssuedNotice = {
    kind,
    at: standing.at,
    person,
    row: { ...demo.row },
    materials: demo.materials.map((row) => ({ ...row })),
    earlier,
  };
  demo.events.push({ record: { ...standing, kind: 'notice-issued' }, notice });
}

/** Keeps what this notice names; tells what an earlier one could have named (S-04, FA-03). */
function toldAgain(demo: DemoCase): string[] {
  const now = demo.materials.map(checkedMaterial);
  const first = demo.materials
    .filter((row) => row.toldStatus !== '')
    .map((row) => ({ position: row.position, status: materialStatusOf(row.toldStatus) }));
  const breach = demo.row.noticeServedAt === null ? [] : secondNoticeBreach(first, now).materials;
  for (const told of toldMaterials(now)) {
    const row = demo.materials.find((material) => material.position === told.position);
    if (row) row.toldStatus = told.status;
  }
  return breach.map((material) => material.name);
}

function detailsOf(
  action: CaseAction,
  input: EffectGiven['input'],
  demo: DemoCase,
  given: StepGiven,
): Record<string, unknown> {
  const { resultName, resultNumber, receiverName, receiptNumber, remitReason } = input;
  const details: Record<string, unknown> = {
    resultName,
    resultNumber,
    receiverName,
    receiptNumber,
    remitReason,
  };
  if (action === 'issue-one-time-notice') {
    details.materials = blockingMaterials(demo.materials.map(checkedMaterial)).map(
      (material) => material.name,
    );
  }
  if (action === 'receive-supplement') {
    details.materials = demo.materials.filter((row) => given.ticks?.has(row.position)).map((row) => row.name);
  }
  return details;
}
