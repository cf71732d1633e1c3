import type { Calendar } from '../../domain/calendar/calendar.js';
import type { CaseFacts } from '../../domain/cases/guards.js';
import { type CaseKind, isCaseKind } from '../../domain/cases/kinds.js';
import {
  type CheckedMaterial,
  MATERIAL_STATUSES,
  type MaterialStatus,
  NECESSITIES,
  type Necessity,
} from '../../domain/cases/materials.js';
import type { OverrunFacts } from '../../domain/cases/overrun.js';
import { type CaseState, isCaseState } from '../../domain/cases/states.js';
import { workingDayTerm } from './promise-clock.js';

/** The columns of a case that the rules ask for. */
export interface FactColumns {
  hallId: number;
  departmentId: number;
  windowId: number | null;
  state: string;
  kind: string;
  receivedById: number | null;
  acceptedById: number | null;
  receivedAt: Date;
  lastReceivedAt: Date | null;
  updatedAt: Date;
  resultName: string;
}

export interface MaterialColumns {
  position: number;
  name: string;
  necessity: string;
  onSpot: boolean;
  mayFollow: boolean;
  status: string;
  problem: string;
}

/** What the item version says that the rules ask for. */
export interface ItemRules {
  caseKind: string;
  feeCharged: boolean;
  refusalAuthority: boolean;
  upwardRequired?: boolean;
  upwardBody?: string;
}

/** A stored case as the rules of domain/cases see it. */
export function factsOf(
  row: FactColumns,
  item: ItemRules,
  materials: readonly MaterialColumns[],
  checks: readonly { ticked: boolean }[],
  given: {
    calendar: Calendar;
    correctionNoticeWorkingDays: number;
    overrun?: OverrunFacts | undefined;
    isForwarded?: boolean;
    joint?: CaseFacts['joint'];
    extras?: Partial<CaseFacts>;
  },
): CaseFacts {
  const state = stateOf(row.state);
  return {
    hallId: row.hallId,
    departmentId: row.departmentId,
    windowId: row.windowId,
    state,
    kind: kindOf(row.kind),
    receivedById: row.receivedById,
    acceptedById: row.acceptedById,
    lastChangedAt: row.updatedAt,
    item: {
      kind: kindOf(item.caseKind),
      feeCharged: item.feeCharged,
      refusalAuthority: item.refusalAuthority,
      upwardBody: item.upwardRequired ? (item.upwardBody ?? '') : '',
    },
    materials: materials.map(checkedMaterial),
    correctionDueAt:
      state === 'RECV'
        ? workingDayTerm(
            row.lastReceivedAt ?? row.receivedAt,
            given.correctionNoticeWorkingDays,
            given.calendar,
          )
        : null,
    checklist: { total: checks.length, ticked: checks.filter((check) => check.ticked).length },
    resultName: row.resultName,
    isForwarded: given.isForwarded === true,
    ...(given.joint && { joint: given.joint }),
    ...(given.overrun && { overrun: given.overrun }),
    ...given.extras,
  };
}

export function checkedMaterial(row: MaterialColumns): CheckedMaterial {
  return {
    position: row.position,
    name: row.name,
    necessity: necessityOf(row.necessity),
    onSpot: row.onSpot,
    mayFollow: row.mayFollow,
    status: materialStatusOf(row.status),
    problem: row.problem,
  };
}

export function stateOf(text: string): CaseState {
  if (!isCaseState(text)) throw new Error(`unknown case state ${text}`);
  return text;
}

export function kindOf(text: string): CaseKind {
  if (!isCaseKind(text)) throw new Error(`unknown case kind ${text}`);
  return text;
}

export function materialStatusOf(text: string): MaterialStatus {
  return Object.hasOwn(MATERIAL_STATUSES, text) ? (text as MaterialStatus) : 'unchecked';
}

function necessityOf(text: string): Necessity {
  return Object.hasOwn(NECESSITIES, text) ? (text as Necessity) : 'required';
}
