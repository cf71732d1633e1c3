import type { Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import { caseScope, isInScope } from '../../domain/access/scope.js';
import type { Person } from '../../web/visit.js';
import { bundlePromise } from '../bundles/bundles.repository.js';
import type { CaseChange } from './action-effects.js';

/** A case as an action needs it: the row, its materials and review points, and what its item says. */
export async function findCaseForAction(tx: Tx, person: Person, number: string) {
  const found = await tx.case.findUnique({
    where: { number },
    include: {
      materials: { orderBy: { position: 'asc' } },
      checks: { orderBy: { position: 'asc' } },
      upward: { select: { id: true } },
    },
  });
  if (found === null || !isInScope(found, caseScope(person))) return null;
  const version = await tx.itemVersion.findUniqueOrThrow({ where: { id: found.itemVersionId } });
  return { ...found, itemVersion: await asBundled(tx, found.bundleId, version) };
}

/** A case of a bundle is a joint one with the promise of the whole, whatever its first item says (S-42). */
async function asBundled<
  Version extends { caseKind: string; promisedValue: number | null; promisedUnit: string },
>(tx: Tx, bundleId: number | null, version: Version): Promise<Version> {
  if (bundleId === null) return version;
  return { ...version, caseKind: 'J', ...(await bundlePromise(plainSql(tx), bundleId)) };
}

export type CaseForAction = NonNullable<Awaited<ReturnType<typeof findCaseForAction>>>;

/** The version of an item that is in force now (S-01); null when the item is not published any more. */
export async function versionInForce(tx: Tx, itemId: number) {
  const item = await tx.item.findUniqueOrThrow({ where: { id: itemId } });
  if (item.currentVersionId === null) return null;
  return tx.itemVersion.findUnique({ where: { id: item.currentVersionId } });
}

/** Saves a change when the case is still as the person saw it. @returns false when somebody was quicker */
export async function saveChange(
  tx: Tx,
  caseId: number,
  seenVersion: number,
  change: CaseChange,
): Promise<boolean> {
  const { count } = await tx.case.updateMany({
    where: { id: caseId, version: seenVersion },
    data: { ...change, version: { increment: 1 } },
  });
  return count === 1;
}

export interface MaterialTick {
  position: number;
  status: string;
  problem: string;
  /** Another paper was handed in for this material; a fault in it could not be seen before. */
  renewed?: boolean;
}

/** A review point as the reviewer ticked it. */
export interface CheckTick {
  position: number;
  ticked: boolean;
  note: string;
}

/** Writes the ticks of the window into the case's materials. */
export async function saveTicks(
  tx: Tx,
  caseId: number,
  ticks: readonly MaterialTick[],
  at: Date,
): Promise<void> {
  for (const tick of ticks) {
    await tx.caseMaterial.updateMany({
      where: { caseId, position: tick.position },
      data: { status: tick.status, problem: tick.problem, checkedAt: at },
    });
  }
}

/** Keeps what a notice named, so that a second notice can be compared with it (S-04). */
export async function saveTold(
  tx: Tx,
  caseId: number,
  told: readonly { position: number; status: string }[],
): Promise<void> {
  for (const each of told) {
    await tx.caseMaterial.updateMany({
      where: { caseId, position: each.position },
      data: { toldStatus: each.status },
    });
  }
}

/** Writes the ticks of the reviewer (S-44). */
export async function saveChecks(
  tx: Tx,
  caseId: number,
  checks: readonly CheckTick[],
  staffId: number,
  at: Date,
): Promise<void> {
  for (const check of checks) {
    await tx.caseCheck.updateMany({
      where: { caseId, position: check.position },
      data: { ticked: check.ticked, note: check.note, checkedById: staffId, checkedAt: at },
    });
  }
}

/** What happened to a case after an event that the person had seen. */
export async function eventsAfter(tx: Tx, caseId: number, seenEventId: number) {
  return tx.caseEvent.findMany({ where: { caseId, id: { gt: seenEventId } }, orderBy: { id: 'asc' } });
}

/** When the way out of a long overrun was last entered (SV-03); asked for late cases only. */
export async function lastMeasureAt(
  tx: Tx,
  found: { id: number; runningDueAt: Date | null },
  now: Date,
): Promise<Date | null> {
  if (found.runningDueAt === null || now.getTime() <= found.runningDueAt.getTime()) return null;
  const event = await tx.caseEvent.findFirst({
    where: { caseId: found.id, kind: 'overrun-measure' },
    orderBy: { id: 'desc' },
    select: { at: true },
  });
  return event?.at ?? null;
}
