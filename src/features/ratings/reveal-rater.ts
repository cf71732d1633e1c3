import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { recordProceeding } from '../../db/proceedings.js';
import type { Vault } from '../../db/vault.js';
import { whyNotStep } from '../../domain/ratings/rating-loop.js';
import type { Person } from '../../web/visit.js';
import { findLoop, loopActor, loopFacts } from './act-on-loop.js';

/** Who rated; '' where he left nothing. */
export interface Rater {
  name: string;
  phone: string;
}

/**
 * Opens the rater's name and phone for the return visit, for the supervision that makes it, and records it (S-33,
 * S-54). @returns null when no visit is due, or the person may not make it
 */
export async function revealRater(
  { database, vault }: { database: Database; vault: Vault },
  person: Person,
  asked: { ratingId: number; address: string },
  now: Date,
): Promise<Rater | null> {
  return database.write(async (tx) => {
    const rating = await findLoop(tx, asked.ratingId);
    if (!rating?.loop) return null;
    if (whyNotStep(loopFacts(rating, rating.loop), 'visit', loopActor(person)) !== null) return null;
    const { hallId, rowKey } = rating;
    const open = (cipher: string | null, column: string) =>
      cipher === null ? '' : vault.open(cipher, `Rating.${column}:${rowKey}`);
    const who = { staffId: person.staffId, actorName: person.name, at: now };
    await recordProceeding(tx, {
      hallId,
      about: 'rating',
      aboutId: rating.id,
      kind: 'identity-opened',
      ...who,
    });
    await recordAudit(tx, {
      hallId,
      kind: 'rating-identity-opened',
      subject: rowKey,
      address: asked.address,
      ...who,
    });
    return { name: open(rating.nameCipher, 'name'), phone: open(rating.phoneCipher, 'phone') };
  });
}
