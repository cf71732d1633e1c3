import type { Tx } from '../../db/database.js';
import type { CaseKind } from '../../domain/cases/kinds.js';
import { isCaseKind } from '../../domain/cases/kinds.js';
import { NECESSITIES, type Necessity } from '../../domain/cases/materials.js';
import {
  AFTER_HOURS_POLICIES,
  type AfterHoursPolicy,
  LIMIT_UNITS,
  type LimitUnit,
} from '../../domain/deadlines/time-limit.js';

type VersionRow = Awaited<ReturnType<Tx['itemVersion']['findUniqueOrThrow']>>;
type ItemRow = Awaited<ReturnType<Tx['item']['findUniqueOrThrow']>>;
type MaterialRow = Awaited<ReturnType<Tx['material']['findUniqueOrThrow']>>;
type ConditionRow = Awaited<ReturnType<Tx['condition']['findUniqueOrThrow']>>;
type StepRow = Awaited<ReturnType<Tx['step']['findUniqueOrThrow']>>;
type BasisRow = Awaited<ReturnType<Tx['basis']['findUniqueOrThrow']>>;
type FeeRow = Awaited<ReturnType<Tx['fee']['findUniqueOrThrow']>>;
type PointRow = Awaited<ReturnType<Tx['reviewPoint']['findUniqueOrThrow']>>;

/** The rows of one item version, as `readItemContent` loads them. */
export interface ContentRows {
  version: VersionRow & {
    materials: MaterialRow[];
    conditions: ConditionRow[];
    steps: StepRow[];
    bases: BasisRow[];
    fees: FeeRow[];
    checks: PointRow[];
    item: ItemRow & { department: { id: number; name: string; phone: string } };
  };
  windows: { id: number; number: string; name: string; location: string; phone: string }[];
  handlerA: string | null;
  handlerB: string | null;
}

type Bare<Row> = Omit<Row, 'id' | 'hallId' | 'itemVersionId'>;

/** Everything an item version says, ready for guides, intake and the publication check (A-01..A-46). */
export type ItemContent = Omit<
  VersionRow,
  'id' | 'caseKind' | 'statutoryUnit' | 'promisedUnit' | 'afterHours' | 'handlerAId' | 'handlerBId'
> & {
  itemVersionId: number;
  code: string;
  itemStatus: string;
  groupName: string;
  taskType: string;
  departmentId: number;
  departmentName: string;
  departmentPhone: string;
  windows: ContentRows['windows'];
  caseKind: CaseKind;
  statutoryUnit: LimitUnit;
  promisedUnit: LimitUnit;
  afterHours: AfterHoursPolicy;
  /** Codes of CHANNELS, A-32. */
  channelCodes: string[];
  handlerAId: number | null;
  handlerA: string | null;
  handlerBId: number | null;
  handlerB: string | null;
  materials: (Omit<Bare<MaterialRow>, 'necessity'> & { necessity: Necessity })[];
  conditions: Bare<ConditionRow>[];
  steps: (Omit<Bare<StepRow>, 'limitUnit'> & { limitUnit: LimitUnit })[];
  bases: Bare<BasisRow>[];
  fees: Bare<FeeRow>[];
  reviewPoints: Bare<PointRow>[];
};

/** Puts the rows of a version into the words of the rules; a code the rules do not know takes its default. */
export function itemContent({ version, windows, handlerA, handlerB }: ContentRows): ItemContent {
  const { id, item, materials, conditions, steps, bases, fees, checks, ...columns } = version;
  return {
    ...columns,
    itemVersionId: id,
    code: item.code,
    itemStatus: item.status,
    groupName: item.groupName,
    taskType: item.taskType,
    departmentId: item.departmentId,
    departmentName: item.department.name,
    departmentPhone: item.department.phone,
    windows,
    caseKind: isCaseKind(columns.caseKind) ? columns.caseKind : 'P',
    statutoryUnit: limitUnit(columns.statutoryUnit),
    promisedUnit: limitUnit(columns.promisedUnit),
    afterHours: AFTER_HOURS_POLICIES.find((policy) => policy === columns.afterHours) ?? 'same-day',
    channelCodes: columns.channels.split(',').filter((code) => code !== ''),
    handlerA,
    handlerB,
    materials: materials.map((row) => ({ ...bare(row), necessity: necessity(row.necessity) })),
    conditions: conditions.map(bare),
    steps: steps.map((row) => ({ ...bare(row), limitUnit: limitUnit(row.limitUnit) })),
    bases: bases.map(bare),
    fees: fees.map(bare),
    reviewPoints: checks.map(bare),
  };
}

function bare<Row extends { id: number; hallId: number; itemVersionId: number }>(row: Row): Bare<Row> {
  const { id: _id, hallId: _hall, itemVersionId: _version, ...rest } = row;
  return rest;
}

function limitUnit(text: string): LimitUnit {
  return LIMIT_UNITS.find((unit) => unit === text) ?? 'workingDays';
}

function necessity(text: string): Necessity {
  return Object.hasOwn(NECESSITIES, text) ? (text as Necessity) : 'required';
}
