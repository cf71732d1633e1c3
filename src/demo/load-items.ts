import type { Tx } from '../db/database.js';
import { pinyinOf } from '../features/items/pinyin.js';
import type { DemoItem } from './demo-item.js';
import { DEMO_ITEMS } from './demo-items.js';
import { HANDLERS } from './hall-table.js';
import { sharedAttributes } from './item-defaults.js';

/** Ids of what is in the hall, by the words of the tables. */
export interface HallIds {
  hallId: number;
  departments: ReadonlyMap<string, number>;
  windows: ReadonlyMap<string, number>;
  staff: ReadonlyMap<string, number>;
}

/** Writes the items with one published version each. */
export async function loadItems(tx: Tx, ids: HallIds, publishedAt: Date): Promise<void> {
  for (const item of DEMO_ITEMS) await loadItem(tx, ids, item, publishedAt);
  await loadBundles(tx, ids);
}

/** Matters that people ask for together (S-42). */
const DEMO_BUNDLES = [
  {
    code: 'YJS-001',
    name: '开小餐馆',
    description: '个体工商户设立登记、食品经营许可、公共场所卫生许可一次申请，材料只交一套。',
    audience: 'both',
    items: [
      { code: 'QH-SC-001', group: 1 },
      { code: 'QH-SC-002', group: 2 },
      { code: 'QH-WJ-001', group: 2 },
    ],
  },
] as const;

async function loadBundles(tx: Tx, { hallId }: HallIds): Promise<void> {
  for (const { items, ...bundle } of DEMO_BUNDLES) {
    const { id: bundleId } = await tx.bundle.create({ data: { ...bundle, hallId }, select: { id: true } });
    for (const [index, { code, group: groupPosition }] of items.entries()) {
      const item = await tx.item.findUniqueOrThrow({ where: { hallId_code: { hallId, code } } });
      await tx.bundleItem.create({ data: { bundleId, itemId: item.id, position: index + 1, groupPosition } });
    }
  }
}

async function loadItem(tx: Tx, ids: HallIds, item: DemoItem, publishedAt: Date): Promise<void> {
  const { hallId } = ids;
  const { id: itemId } = await tx.item.create({
    data: {
      hallId,
      departmentId: idOf(ids.departments, item.department),
      code: item.code,
      name: item.name,
      groupName: item.groupName,
      taskType: item.taskType,
      ...(await pinyinOf(item.name)),
      status: 'published',
      createdAt: publishedAt,
      updatedAt: publishedAt,
    },
    select: { id: true },
  });
  await tx.itemWindow.createMany({
    data: item.windows.map((number) => ({ itemId, windowId: idOf(ids.windows, number) })),
  });
  const { id: itemVersionId } = await tx.itemVersion.create({
    data: { ...versionRow(ids, item, publishedAt), hallId, itemId },
    select: { id: true },
  });
  await tx.item.update({ where: { id: itemId }, data: { currentVersionId: itemVersionId } });
  const rows = <Row extends object>(list: readonly Row[]) =>
    list.map((row, index) => ({ ...row, hallId, itemVersionId, position: index + 1 }));
  await tx.material.createMany({ data: rows(item.materials) });
  await tx.condition.createMany({ data: rows(item.conditions) });
  await tx.step.createMany({ data: rows(item.steps) });
  await tx.basis.createMany({ data: rows(item.bases) });
  await tx.fee.createMany({ data: rows(item.fees) });
  await tx.reviewPoint.createMany({ data: rows(item.checks) });
  const partners = (item.partners ?? []).map(({ department, group: groupPosition, ...partner }) => ({
    ...partner,
    groupPosition,
    departmentId: idOf(ids.departments, department),
  }));
  await tx.itemPartner.createMany({ data: rows(partners) });
}

function versionRow(ids: HallIds, item: DemoItem, publishedAt: Date) {
  const [handlerA = '', handlerB = ''] = HANDLERS[item.department] ?? [];
  return {
    ...sharedAttributes(item),
    number: 1,
    status: 'published',
    validFrom: publishedAt,
    publishedAt,
    publishedById: idOf(ids.staff, 'director'),
    name: item.name,
    serviceContent: item.serviceContent,
    itemClass: item.itemClass,
    caseKind: item.kind,
    audience: item.audience,
    quantityLimit: item.quantityLimit ?? '无数量限制',
    statutoryValue: item.statutory?.value ?? null,
    statutoryUnit: item.statutory?.unit ?? 'workingDays',
    statutoryBasis: item.statutory?.basis ?? '',
    promisedValue: item.promised.value,
    promisedUnit: item.promised.unit,
    afterHours: item.promised.afterHours ?? 'same-day',
    feeCharged: item.fees.length > 0,
    paymentPlace: item.paymentPlace ?? '',
    resultName: item.resultName,
    resultValidity: item.resultValidity,
    upwardBody: item.upwardBody ?? '',
    upwardRequired: item.upwardBody !== undefined,
    refusalAuthority: item.refusalAuthority ?? false,
    faq: item.faq,
    handlerAId: idOf(ids.staff, handlerA),
    handlerBId: idOf(ids.staff, handlerB),
  };
}

/** @throws Error when a table names something that is not in the hall */
export function idOf(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the demonstration tables name ${key}, which does not exist`);
  return id;
}
