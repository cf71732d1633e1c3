import type { Database } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import type { Vault } from '../../db/vault.js';
import { type RatingWords, recordRating } from '../ratings/record-rating.js';
import { findTablet, findTicket } from './tablet.repository.js';
import { tabletSecretHash } from './tablet-secret.js';

/** Keeps what a visitor says on a window's tablet (S-54): once, while the visit he saw is still open. */
export async function rateVisit(
  { database, vault }: { database: Database; vault: Vault },
  given: { secret: string; handle: string; words: RatingWords },
  now: Date,
): Promise<{ ok: true } | { ok: false; code: 'no-tablet' | 'over' }> {
  return database.write(async (tx) => {
    const sql = plainSql(tx);
    const tablet = await findTablet(sql, tabletSecretHash(vault, given.secret));
    if (tablet === undefined) return { ok: false, code: 'no-tablet' };
    const ticket = await findTicket(sql, tablet.windowId, now);
    if (ticket === undefined || ticket.handle !== given.handle) return { ok: false, code: 'over' };
    const { count } = await tx.ratingTicket.updateMany({
      where: { id: ticket.id, usedAt: null },
      data: { usedAt: now },
    });
    if (count === 0) return { ok: false, code: 'over' };
    const visit = {
      hallId: tablet.hallId,
      visitKey: `visit:${ticket.id}`,
      channel: 'tablet' as const,
      caseId: ticket.caseId,
      itemId: ticket.itemId,
      windowId: tablet.windowId,
      departmentId: ticket.departmentId ?? tablet.departmentId,
      staffId: ticket.staffId,
    };
    const id = await recordRating(tx, vault, visit, given.words, now);
    return id === null ? { ok: false, code: 'over' } : { ok: true };
  });
}
