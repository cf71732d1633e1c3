import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { checkPublication, type PublicationCheck } from '../../domain/items/publication-check.js';
import type { Administrator } from '../halls/managed-halls.js';
import { readItemContent } from './items.repository.js';
import { pinyinOf } from './pinyin.js';
import { endOtherVersions, findVersion, markPublished } from './versions.repository.js';

export type PublishedItem =
  | { ok: true; itemId: number; versionNumber: number }
  | { ok: false; code: 'not-found' | 'changed' | 'not-a-draft' | 'cancelled' }
  | { ok: false; code: 'incomplete'; check: PublicationCheck };

/**
 * Publishes a draft (S-09, S-10, A-46): it becomes the version in force and stays as it is for good; the one before
 * ends at this moment. Refused while the publication check finds something missing.
 */
export async function publishItem(
  database: Database,
  by: Administrator,
  given: { versionId: number; rowVersion: number },
  now: Date,
): Promise<PublishedItem> {
  return database.write(async (tx) => {
    const version = await findVersion(tx, given.versionId);
    if (version === null || !by.hallIds.includes(version.hallId)) return { ok: false, code: 'not-found' };
    if (version.status !== 'draft') return { ok: false, code: 'not-a-draft' };
    if (version.item.status === 'cancelled') return { ok: false, code: 'cancelled' };
    const content = await readItemContent(tx, version.id);
    if (content === null) return { ok: false, code: 'not-found' };
    const check = checkPublication(content);
    if (!check.publishable) return { ok: false, code: 'incomplete', check };
    const marked = { id: version.id, rowVersion: given.rowVersion };
    if (!(await markPublished(tx, marked, { staffId: by.staffId, at: now })))
      return { ok: false, code: 'changed' };
    await endOtherVersions(tx, version.itemId, version.id, now);
    await tx.item.update({
      where: { id: version.itemId },
      data: {
        currentVersionId: version.id,
        status: 'published',
        name: version.name,
        ...(await pinyinOf(version.name)),
        updatedAt: now,
        version: { increment: 1 },
      },
    });
    await recordAudit(tx, {
      hallId: version.hallId,
      staffId: by.staffId,
      actorName: by.name,
      kind: 'item-published',
      subject: `${version.name}（${version.item.code}）`,
      details: { version: version.number },
      address: by.address,
      at: now,
    });
    return { ok: true, itemId: version.itemId, versionNumber: version.number };
  });
}
