import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import type { Administrator } from '../halls/managed-halls.js';
import { findItem } from './items.repository.js';

/** The entry status of an item. */
export const ITEM_STATUSES = {
  draft: { name: '未公布', tone: 'neutral' },
  published: { name: '已公布', tone: 'green' },
  suspended: { name: '停办', tone: 'amber' },
  cancelled: { name: '已取消', tone: 'red' },
} as const;

export type ItemStatus = keyof typeof ITEM_STATUSES;

export function isItemStatus(text: string): text is ItemStatus {
  return Object.hasOwn(ITEM_STATUSES, text);
}

/** What may be done with an item as a whole; a cancelled one stays cancelled. */
export const ITEM_STEPS = {
  suspension: { from: ['published'], to: 'suspended', kind: 'item-suspended', label: '停办' },
  resumption: { from: ['suspended'], to: 'published', kind: 'item-resumed', label: '恢复办理' },
  cancellation: {
    from: ['draft', 'published', 'suspended'],
    to: 'cancelled',
    kind: 'item-cancelled',
    label: '取消事项',
  },
} as const satisfies Record<
  string,
  { from: readonly ItemStatus[]; to: ItemStatus; kind: string; label: string }
>;

export type ItemStep = keyof typeof ITEM_STEPS;

/** True when the step is open to an item of this status. */
export function isStepOpen(step: ItemStep, status: string): boolean {
  return (ITEM_STEPS[step].from as readonly string[]).includes(status);
}

export type ChangedItem =
  | { ok: true; name: string }
  | { ok: false; code: 'not-found' | 'changed' | 'step-not-open' };

/** Suspends, resumes or cancels an item, with the reason. Open cases go on under the version they have. */
export async function changeItemStatus(
  database: Database,
  by: Administrator,
  given: { itemId: number; version: number; step: ItemStep; reason: string },
  now: Date,
): Promise<ChangedItem> {
  const { to, kind } = ITEM_STEPS[given.step];
  return database.write(async (tx) => {
    const item = await findItem(tx, given.itemId);
    if (item === null || !by.hallIds.includes(item.hallId)) return { ok: false, code: 'not-found' };
    if (item.version !== given.version) return { ok: false, code: 'changed' };
    if (!isStepOpen(given.step, item.status)) return { ok: false, code: 'step-not-open' };
    const { count } = await tx.item.updateMany({
      where: { id: item.id, version: given.version },
      data: { status: to, updatedAt: now, version: { increment: 1 } },
    });
    if (count === 0) return { ok: false, code: 'changed' };
    await recordAudit(tx, {
      hallId: item.hallId,
      staffId: by.staffId,
      actorName: by.name,
      kind,
      subject: `${item.name}（${item.code}）`,
      details: { reason: given.reason },
      address: by.address,
      at: now,
    });
    return { ok: true, name: item.name };
  });
}
