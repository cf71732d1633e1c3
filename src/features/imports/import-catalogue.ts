import type { Database, Tx } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { pinyinOf } from '../items/pinyin.js';
import { CATALOGUE_COLUMNS, type CatalogueRow, readCatalogueRow } from './catalogue-row.js';
import { ensureDepartments } from './import-hall.js';
import { type ImportGiven, type ImportOutcome, inChunks } from './import-run.js';
import { type RejectedLine, readCsv } from './read-csv.js';

export interface CatalogueImport {
  created: number;
  updated: number;
  unchanged: number;
  rejected: RejectedLine[];
}

/**
 * Loads a catalogue as unpublished drafts (S-10). An item known by its code is brought up to date; a published
 * name is left to its editor and the line rejected. The same file again changes nothing.
 */
export async function importCatalogue(
  database: Database,
  given: ImportGiven,
): Promise<ImportOutcome<CatalogueImport>> {
  const file = readCsv(given.bytes, CATALOGUE_COLUMNS);
  if (!file.ok) return file;
  const known = await knownItems(database, given.hallId);
  const rejected = [...file.rejected];
  const plan = planOf(file.records.map(readCatalogueRow), known, rejected);
  rejected.sort((a, b) => a.line - b.line);
  const counts = {
    created: plan.create.length,
    updated: plan.update.length,
    unchanged: plan.unchanged,
    rejected,
  };
  if (given.strict && rejected.length > 0) return { ok: true, result: { ...counts, created: 0, updated: 0 } };
  const work = [...plan.create.map((row) => ({ row, old: null })), ...plan.update];
  await inChunks(database, given, work, async (tx, chunk, done) => {
    await saveRows(tx, given, chunk);
    if (done) {
      const { created, updated, unchanged } = counts;
      await recordAudit(tx, {
        hallId: given.hallId,
        staffId: null,
        actorName: 'banjie import',
        kind: 'catalogue-imported',
        details: { created, updated, unchanged, rejected: rejected.length },
        at: given.now,
      });
    }
  });
  return { ok: true, result: counts };
}

async function saveRows(
  tx: Tx,
  given: ImportGiven,
  chunk: readonly { row: CatalogueRow; old: KnownItem | null }[],
): Promise<void> {
  const named = chunk.map(({ row }) => row.department);
  const departments = await ensureDepartments(tx, given.hallId, named, given.now);
  const departmentId = (row: CatalogueRow) => departments.get(row.department) ?? 0;
  const fresh = chunk.filter(({ old }) => old === null).map(({ row }) => row);
  await createItems(tx, given, fresh, departmentId);
  for (const { row, old } of chunk)
    if (old !== null) await updateItem(tx, given, old, row, departmentId(row));
}

type KnownItem = Awaited<ReturnType<typeof knownItems>>[number];

function knownItems(database: Database, hallId: number) {
  return database.read.item.findMany({
    where: { hallId },
    select: {
      id: true,
      code: true,
      name: true,
      groupName: true,
      taskType: true,
      currentVersionId: true,
      department: { select: { name: true } },
    },
  });
}

interface Plan {
  create: CatalogueRow[];
  update: { row: CatalogueRow; old: KnownItem }[];
  unchanged: number;
}

function planOf(
  rows: readonly ReturnType<typeof readCatalogueRow>[],
  known: readonly KnownItem[],
  rejected: RejectedLine[],
): Plan {
  const byCode = new Map(known.map((item) => [item.code, item]));
  const lines = new Map<string, number>();
  const plan: Plan = { create: [], update: [], unchanged: 0 };
  for (const read of rows) {
    if (!read.ok) {
      rejected.push({ line: read.line, reason: read.reason });
      continue;
    }
    const { row } = read;
    const earlier = lines.get(row.code);
    const old = byCode.get(row.code);
    if (earlier !== undefined) {
      rejected.push({ line: row.line, reason: `item_code ${row.code} is already on line ${earlier}` });
      continue;
    }
    lines.set(row.code, row.line);
    if (old === undefined) plan.create.push(row);
    else if (isSame(old, row)) plan.unchanged += 1;
    else if (old.currentVersionId !== null && old.name !== row.name) {
      rejected.push({
        line: row.line,
        reason: `${row.code} is published as ${old.name}; rename it by a new version`,
      });
    } else plan.update.push({ row, old });
  }
  return plan;
}

function isSame(old: KnownItem, row: CatalogueRow): boolean {
  return (
    old.name === row.name &&
    old.groupName === row.groupName &&
    old.taskType === row.taskType &&
    old.department.name === row.department
  );
}

async function createItems(
  tx: Tx,
  given: ImportGiven,
  rows: readonly CatalogueRow[],
  departmentId: (row: CatalogueRow) => number,
): Promise<void> {
  if (rows.length === 0) return;
  const { hallId, now } = given;
  const created = async (row: CatalogueRow) => ({
    hallId,
    departmentId: departmentId(row),
    code: row.code,
    name: row.name,
    groupName: row.groupName,
    taskType: row.taskType,
    ...(await pinyinOf(row.name)),
    createdAt: now,
    updatedAt: now,
  });
  await tx.item.createMany({ data: await Promise.all(rows.map(created)) });
  const made = await tx.item.findMany({
    where: { hallId, code: { in: rows.map((row) => row.code) } },
    select: { id: true, code: true },
  });
  const ids = new Map(made.map((item) => [item.code, item.id]));
  await tx.itemVersion.createMany({
    data: rows.map((row) => ({
      hallId,
      itemId: ids.get(row.code) ?? 0,
      number: 1,
      name: row.name,
      itemClass: row.itemClass,
      createdAt: now,
    })),
  });
}

async function updateItem(
  tx: Tx,
  { now }: ImportGiven,
  old: KnownItem,
  row: CatalogueRow,
  departmentId: number,
): Promise<void> {
  const { groupName, taskType, name } = row;
  await tx.item.update({
    where: { id: old.id },
    data: {
      departmentId,
      groupName,
      taskType,
      name,
      ...(await pinyinOf(name)),
      updatedAt: now,
      version: { increment: 1 },
    },
  });
  if (old.name === name) return;
  await tx.itemVersion.updateMany({
    where: { itemId: old.id, status: 'draft' },
    data: { name, rowVersion: { increment: 1 } },
  });
}
