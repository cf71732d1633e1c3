import type { Tx } from '../../db/database.js';
import { type CaseKind, isCaseKind } from '../../domain/cases/kinds.js';
import { NECESSITIES } from '../../domain/cases/materials.js';
import {
  AFTER_HOURS_POLICIES,
  LIMIT_UNITS,
  type LimitUnit,
  type TimeLimit,
} from '../../domain/deadlines/time-limit.js';
import {
  AUDIENCES,
  CHANNELS,
  ITEM_CLASSES,
  type ItemContent,
  type ItemMaterial,
  STEP_KINDS,
} from '../../domain/items/item-content.js';

type Row<
  Model extends
    | 'item'
    | 'itemVersion'
    | 'material'
    | 'condition'
    | 'step'
    | 'basis'
    | 'fee'
    | 'reviewPoint'
    | 'itemPartner',
> = Awaited<ReturnType<Tx[Model]['findUniqueOrThrow']>>;

export interface ServingWindow {
  id: number;
  number: string;
  name: string;
  location: string;
  phone: string;
}

/** The rows of one item version, as the repository loads them. */
export interface ContentRows {
  version: Row<'itemVersion'> & {
    item: Row<'item'> & { department: { id: number; name: string; phone: string } };
    materials: Row<'material'>[];
    conditions: Row<'condition'>[];
    steps: Row<'step'>[];
    bases: Row<'basis'>[];
    fees: Row<'fee'>[];
    checks: Row<'reviewPoint'>[];
    partners: Row<'itemPartner'>[];
  };
  windows: ServingWindow[];
  handlers: { id: number; name: string }[];
}

/** What an item version says (A-01..A-46), with where it stands in the hall. */
export interface StoredItemContent extends ItemContent {
  itemId: number;
  itemVersionId: number;
  hallId: number;
  departmentId: number;
  departmentPhone: string;
  groupName: string;
  taskType: string;
  itemStatus: string;
  versionNumber: number;
  versionStatus: string;
  rowVersion: number;
  validFrom: Date | null;
  validTo: Date | null;
  publishedAt: Date | null;
  windows: readonly ServingWindow[];
}

/** Puts the rows of a version into the words of the rules; a code the rules do not know takes its default. */
export function itemContent(rows: ContentRows): StoredItemContent {
  const { version, handlers } = rows;
  const handler = (id: number | null) => {
    const found = handlers.find((person) => person.id === id);
    return found === undefined ? null : { staffId: found.id, name: found.name };
  };
  return {
    ...placeOf(rows),
    ...plainTexts(version),
    ...lists(version),
    code: version.item.code,
    itemClass: codeOf(ITEM_CLASSES, version.itemClass) ?? '',
    caseKind: kindOf(version.caseKind),
    departmentName: version.item.department.name,
    windowNames: rows.windows.map((window) => windowInWords(window)),
    handlerA: handler(version.handlerAId),
    handlerB: handler(version.handlerBId),
    statutoryLimit: limitOf(version.statutoryValue, version.statutoryUnit),
    promisedLimit: limitOf(version.promisedValue, version.promisedUnit),
    afterHours: AFTER_HOURS_POLICIES.find((policy) => policy === version.afterHours) ?? 'same-day',
    feeCharged: version.feeCharged,
    channels: version.channels
      .split(',')
      .map((code) => codeOf(CHANNELS, code))
      .filter((code) => code !== null),
    audience: codeOf(AUDIENCES, version.audience) ?? 'both',
    refusalAuthority: version.refusalAuthority,
    upwardRequired: version.upwardRequired,
    outsideHall: version.outsideHall,
  };
}

/** 3号窗口 住建窗口（一楼东侧） */
export function windowInWords(window: { number: string; name: string; location: string }): string {
  return `${window.number}号窗口 ${window.name}${window.location === '' ? '' : `（${window.location}）`}`;
}

function placeOf({ version, windows }: ContentRows) {
  const { item } = version;
  return {
    itemId: item.id,
    itemVersionId: version.id,
    hallId: version.hallId,
    departmentId: item.departmentId,
    departmentPhone: item.department.phone,
    groupName: item.groupName,
    taskType: item.taskType,
    itemStatus: item.status,
    versionNumber: version.number,
    versionStatus: version.status,
    rowVersion: version.rowVersion,
    validFrom: version.validFrom,
    validTo: version.validTo,
    publishedAt: version.publishedAt,
    windows,
  };
}

/** The attributes that are plain words of the version. */
export const TEXT_ATTRIBUTES = [
  'name',
  'serviceContent',
  'quantityLimit',
  'flowNote',
  'statutoryBasis',
  'serviceStandard',
  'paymentPlace',
  'resultName',
  'resultDelivery',
  'resultValidity',
  'liability',
  'compensation',
  'supervisionMethod',
  'complaintPhone',
  'dutyPhone',
  'bookingPhone',
  'serviceHours',
  'upwardBody',
  'agencyHelp',
  'delegatedPowers',
  'guarantee',
  'responsibleLeader',
  'faq',
] as const;

export type TextAttribute = (typeof TEXT_ATTRIBUTES)[number];

function plainTexts(version: ContentRows['version']): Record<TextAttribute, string> {
  return Object.fromEntries(TEXT_ATTRIBUTES.map((name) => [name, version[name]])) as Record<
    TextAttribute,
    string
  >;
}

function lists(version: ContentRows['version']) {
  return {
    materials: version.materials.map(materialOf),
    conditions: version.conditions.map(({ text, basis }) => ({ text, basis })),
    steps: version.steps.map((step) => ({
      name: step.name,
      actor: step.actor,
      kind: codeOf(STEP_KINDS, step.kind) ?? ('ordinary' as const),
      limit: limitOf(step.limitValue, step.limitUnit),
      notCounted: step.notCounted,
      basis: step.basis,
    })),
    bases: version.bases.map(({ title, article, text }) => ({ title, article, text })),
    fees: version.fees.map(({ name, basis, licence, standard, amountFen }) => ({
      name,
      basis,
      licence,
      standard,
      amountFen,
    })),
    partners: version.partners.map((partner) => ({
      departmentId: partner.departmentId,
      name: partner.name,
      group: partner.groupPosition,
      limit: limitOf(partner.limitValue, partner.limitUnit),
      basis: partner.basis,
    })),
    reviewPoints: version.checks.map(({ text, basis }) => ({ text, basis })),
  };
}

function materialOf({
  id: _id,
  hallId: _hall,
  itemVersionId: _version,
  ...row
}: Row<'material'>): ItemMaterial {
  const form = row.form === 'electronic' || row.form === 'both' ? row.form : 'paper';
  return { ...row, form, necessity: codeOf(NECESSITIES, row.necessity) ?? 'required' };
}

function limitOf(value: number | null, unit: string): TimeLimit | null {
  return value === null ? null : { value, unit: unitOf(unit) };
}

function unitOf(text: string): LimitUnit {
  return LIMIT_UNITS.find((unit) => unit === text) ?? 'workingDays';
}

function kindOf(text: string): CaseKind {
  return isCaseKind(text) ? text : 'P';
}

function codeOf<Table extends object>(table: Table, text: string): keyof Table | null {
  return Object.hasOwn(table, text) ? (text as keyof Table) : null;
}
