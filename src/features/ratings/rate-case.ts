import type { Database, SqlReader } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import type { Vault } from '../../db/vault.js';
import { mayCaseBeRated, type RatingChannel } from '../../domain/ratings/rating-levels.js';
import { type RatingWords, recordRating } from './record-rating.js';

const TOKEN = /^[\w-]{16,64}$/;

/** A case as the page of its rating needs it; `level` of the rating that was given online, with what became of it. */
export interface RateableCase {
  id: number;
  hallId: number;
  number: string;
  itemId: number;
  itemName: string;
  departmentId: number;
  windowId: number | null;
  staffId: number | null;
  mayBeRated: boolean;
  level: number | null;
  state: string | null;
  answer: string | null;
}

/** A case by its public token; null for a token nobody has. */
export async function findRateableCase(sql: SqlReader, token: string): Promise<RateableCase | null> {
  if (!TOKEN.test(token)) return null;
  const row = await sql.first<
    Omit<RateableCase, 'mayBeRated'> & { acceptedAt: number | null; isOpen: number }
  >(
    `SELECT c."id", c."hallId", c."number", c."itemId", c."itemName", c."departmentId", c."windowId",
       COALESCE(c."acceptedById", c."receivedById") AS "staffId", c."acceptedAt", c."isOpen",
       r."level", l."state", l."answer"
     FROM "Case" c
     LEFT JOIN "Rating" r ON r."hallId" = c."hallId" AND r."visitKey" = 'case:' || CAST(c."id" AS TEXT)
     LEFT JOIN "RatingLoop" l ON l."ratingId" = r."id"
     WHERE c."publicToken" = ?`,
    [token],
  );
  if (row === undefined) return null;
  const { acceptedAt, isOpen, ...found } = row;
  return { ...found, mayBeRated: mayCaseBeRated({ acceptedAt, isOpen: isOpen === 1 }) };
}

/** Keeps what somebody says of his case online (S-54): once, after it was accepted or closed. */
export async function rateCase(
  { database, vault }: { database: Database; vault: Vault },
  given: { token: string; channel: Exclude<RatingChannel, 'tablet'>; words: RatingWords },
  now: Date,
): Promise<{ ok: true } | { ok: false; code: 'not-found' | 'too-early' | 'rated-already' }> {
  return database.write(async (tx) => {
    const found = await findRateableCase(plainSql(tx), given.token);
    if (found === null) return { ok: false, code: 'not-found' };
    if (!found.mayBeRated) return { ok: false, code: 'too-early' };
    const visit = {
      hallId: found.hallId,
      visitKey: `case:${found.id}`,
      channel: given.channel,
      caseId: found.id,
      itemId: found.itemId,
      windowId: found.windowId,
      departmentId: found.departmentId,
      staffId: found.staffId,
    };
    const id = await recordRating(tx, vault, visit, given.words, now);
    return id === null ? { ok: false, code: 'rated-already' } : { ok: true };
  });
}
