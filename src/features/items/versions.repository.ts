import type { Tx } from '../../db/database.js';
import { ALL_FIELDS, type ITEM_LISTS } from './item-fields.js';
import { type ItemValues, rowsOf } from './items.forms.js';

const ORDERED = { orderBy: { position: 'asc' } } as const;

/** A version with its rows and its item; null when there is none. */
export async function findVersion(client: Pick<Tx, 'itemVersion'>, versionId: number) {
  return client.itemVersion.findUnique({
    where: { id: versionId },
    include: {
      item: { include: { department: true, windows: true } },
      materials: ORDERED,
      conditions: ORDERED,
      steps: ORDERED,
      bases: ORDERED,
      fees: ORDERED,
      checks: ORDERED,
      partners: ORDERED,
    },
  });
}

export type VersionRecord = NonNullable<Awaited<ReturnType<typeof findVersion>>>;

/** All versions of an item, newest first, without their content. */
export async function listVersions(client: Pick<Tx, 'itemVersion'>, itemId: number) {
  return client.itemVersion.findMany({
    where: { itemId },
    select: {
      id: true,
      number: true,
      name: true,
      status: true,
      validFrom: true,
      validTo: true,
      publishedAt: true,
      publishedById: true,
      promisedValue: true,
      promisedUnit: true,
    },
    orderBy: { number: 'desc' },
  });
}

/** The draft of an item, when it has one. */
export async function draftOf(client: Pick<Tx, 'itemVersion'>, itemId: number) {
  return client.itemVersion.findFirst({ where: { itemId, status: 'draft' }, orderBy: { number: 'desc' } });
}

/** Writes values over a draft that is still as the page showed it. @returns false when it is not */
export async function saveDraft(
  tx: Tx,
  version: { id: number; hallId: number; rowVersion: number },
  values: ItemValues,
): Promise<boolean> {
  const { count } = await tx.itemVersion.updateMany({
    where: { id: version.id, rowVersion: version.rowVersion, status: 'draft' },
    data: { ...columnsOf(values), rowVersion: { increment: 1 } },
  });
  if (count === 0) return false;
  await writeRows(tx, version, values);
  return true;
}

/** Makes a draft version. @returns its id */
export async function insertDraft(
  tx: Tx,
  given: { hallId: number; itemId: number; number: number; values: ItemValues & { name: string }; now: Date },
): Promise<number> {
  const { hallId, itemId, number, values, now } = given;
  const made = await tx.itemVersion.create({
    data: { hallId, itemId, number, ...columnsOf(values), name: values.name, createdAt: now },
  });
  await writeRows(tx, made, values);
  return made.id;
}

/** Marks a draft as the version in force from now on. @returns false when the draft changed meanwhile */
export async function markPublished(
  tx: Tx,
  version: { id: number; rowVersion: number },
  by: { staffId: number; at: Date },
): Promise<boolean> {
  const { count } = await tx.itemVersion.updateMany({
    where: { id: version.id, rowVersion: version.rowVersion, status: 'draft' },
    data: {
      status: 'published',
      validFrom: by.at,
      publishedAt: by.at,
      publishedById: by.staffId,
      rowVersion: { increment: 1 },
    },
  });
  return count === 1;
}

/** Ends the versions of an item that were in force, but for one. */
export async function endOtherVersions(tx: Tx, itemId: number, versionId: number, at: Date): Promise<void> {
  await tx.itemVersion.updateMany({
    where: { itemId, status: 'published', id: { not: versionId } },
    data: { status: 'superseded', validTo: at },
  });
}

function columnsOf(values: ItemValues): object {
  return Object.fromEntries(
    ALL_FIELDS.filter(({ name }) => name in values).map(({ name }) => [name, values[name]]),
  );
}

async function writeRows(tx: Tx, version: { id: number; hallId: number }, values: ItemValues): Promise<void> {
  const where = { itemVersionId: version.id };
  const rows = <Row>(name: (typeof ITEM_LISTS)[number]['name']) =>
    rowsOf(values[name]).map((row, index) => ({
      ...(row as Row),
      hallId: version.hallId,
      itemVersionId: version.id,
      position: index + 1,
    }));
  await tx.basis.deleteMany({ where });
  await tx.basis.createMany({ data: rows<{ title: string }>('bases') });
  await tx.condition.deleteMany({ where });
  await tx.condition.createMany({ data: rows<{ text: string }>('conditions') });
  await tx.material.deleteMany({ where });
  await tx.material.createMany({ data: rows<{ name: string }>('materials') });
  await tx.step.deleteMany({ where });
  await tx.step.createMany({ data: rows<{ name: string }>('steps') });
  await tx.reviewPoint.deleteMany({ where });
  await tx.reviewPoint.createMany({ data: rows<{ text: string }>('checks') });
  await tx.itemPartner.deleteMany({ where });
  await tx.itemPartner.createMany({ data: rows<{ name: string; departmentId: number }>('partners') });
  await tx.fee.deleteMany({ where });
  await tx.fee.createMany({ data: rows<{ name: string }>('fees') });
}
