import { randomBytes } from 'node:crypto';
import type { SqlValue, Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import { recordProceeding } from '../../db/proceedings.js';
import type { Vault } from '../../db/vault.js';
import { shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import {
  opensLoop,
  RATING_LEVELS,
  type RatingChannel,
  type RatingLevel,
  reasonsOfLevel,
} from '../../domain/ratings/rating-levels.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import { workingDayTerm } from '../cases/promise-clock.js';
import { settingsInForce } from '../settings/hall-settings.js';
import { tellBadRating } from './tell-bad-rating.js';

/** What a visitor says; name and phone are '' when he left none. */
export interface RatingWords {
  level: RatingLevel;
  reasons: readonly string[];
  comment: string;
  name: string;
  phone: string;
}

/** What is rated, once by its key: 'case:ID' or 'visit:TICKET'. */
export interface RatedVisit {
  hallId: number;
  visitKey: string;
  channel: RatingChannel;
  caseId: number | null;
  itemId: number | null;
  windowId: number | null;
  departmentId: number | null;
  staffId: number | null;
}

/**
 * Keeps a rating (S-54): once for each visit, with the rater sealed; one of the two lowest levels opens its loop and
 * is told to supervision and the window head in the same transaction.
 * @returns its id, or null when the visit was rated already
 */
export async function recordRating(
  tx: Tx,
  vault: Vault,
  visit: RatedVisit,
  words: RatingWords,
  now: Date,
): Promise<number | null> {
  const rowKey = randomBytes(12).toString('base64url');
  const seal = (column: 'name' | 'phone') =>
    words[column] === '' ? null : vault.seal(words[column], `Rating.${column}:${rowKey}`);
  const row: Record<string, SqlValue> = {
    ...visit,
    rowKey,
    level: words.level,
    reasons: JSON.stringify(reasonsOfLevel(words.level, words.reasons)),
    comment: words.comment,
    nameCipher: seal('name'),
    phoneCipher: seal('phone'),
    at: now,
  };
  const columns = Object.keys(row);
  const made = await plainSql(tx).first<{ id: number }>(
    `INSERT INTO "Rating" (${columns.map((column) => `"${column}"`).join(', ')})
     VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT ("hallId", "visitKey") DO NOTHING RETURNING "id"`,
    Object.values(row),
  );
  if (made === undefined) return null;
  if (opensLoop(words.level)) await openLoop(tx, visit, { id: made.id, level: words.level }, now);
  return made.id;
}

async function openLoop(
  tx: Tx,
  visit: RatedVisit,
  rating: { id: number; level: RatingLevel },
  now: Date,
): Promise<void> {
  const { hallId } = visit;
  const calendar = await readCalendar(tx, hallId);
  const settings = await settingsInForce(tx, hallId);
  const verifyBy = workingDayTerm(now, settings.number('ratingVerifyWorkingDays'), calendar) ?? now;
  await tx.ratingLoop.create({
    data: { ratingId: rating.id, hallId, state: 'to-verify', dueAt: verifyBy, verifyBy },
  });
  await recordProceeding(tx, {
    hallId,
    about: 'rating',
    aboutId: rating.id,
    kind: 'received',
    toState: 'to-verify',
    staffId: null,
    actorName: '',
    at: now,
  });
  const { word } = RATING_LEVELS[rating.level];
  const due = shortMomentInWords(verifyBy.getTime(), calendar.zone);
  const words = `收到一条差评（${word}），督查科 ${due} 前核实`;
  await tellBadRating(tx, visit, { to: ['supervision', 'window-head'], words }, now);
}
