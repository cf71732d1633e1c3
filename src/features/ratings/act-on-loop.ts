import type { Database, Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import { recordProceeding } from '../../db/proceedings.js';
import { may } from '../../domain/access/permissions.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import {
  isLoopState,
  type LoopActor,
  type LoopFacts,
  type LoopRefusal,
  type LoopState,
  type LoopStep,
  stateAfter,
  whyNotStep,
} from '../../domain/ratings/rating-loop.js';
import type { Person } from '../../web/visit.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import { workingDayTerm } from '../cases/promise-clock.js';
import { type HallSettings, settingsInForce } from '../settings/hall-settings.js';
import { ratingReach } from './rating-reach.js';
import { findRating } from './ratings.repository.js';
import { tellBadRating } from './tell-bad-rating.js';

export type LoopOutcome =
  | { ok: true; state: LoopState }
  | { ok: false; code: 'not-found' | 'changed' }
  | { ok: false; code: 'refused'; refusal: LoopRefusal };

/** A rating with its loop as it is stored. */
export function findLoop(client: Pick<Tx, 'rating'>, ratingId: number) {
  return client.rating.findUnique({ where: { id: ratingId }, include: { loop: true } });
}

export type StoredRating = NonNullable<Awaited<ReturnType<typeof findLoop>>>;
export type StoredLoop = NonNullable<StoredRating['loop']>;

/** What the rules need of a stored loop. */
export function loopFacts(rating: StoredRating, loop: StoredLoop): LoopFacts {
  return {
    state: isLoopState(loop.state) ? loop.state : 'closed',
    isVerified: loop.verifiedAt !== null,
    isFounded: loop.isFounded,
    isCorrected: loop.correctedAt !== null,
    isAnswered: loop.answeredAt !== null,
    hasContact: rating.nameCipher !== null || rating.phoneCipher !== null,
    disputedById: loop.disputedById,
    isReviewed: loop.reviewedAt !== null,
    ratedStaffId: rating.staffId,
  };
}

export function loopActor({ staffId, roles }: Person): LoopActor {
  return { staffId, mayHandle: may(roles, 'rating.handle'), mayCorrect: may(roles, 'rating.correct') };
}

/** One step of the loop of a bad rating (S-54), with its entry in the history, when nobody was quicker. */
export async function actOnLoop(
  database: Database,
  person: Person,
  given: { rowKey: string; version: number; step: LoopStep },
  now: Date,
): Promise<LoopOutcome> {
  return database.write(async (tx) => {
    const calendar = await readCalendar(tx, person.hallId);
    const settings = await settingsInForce(tx, person.hallId);
    const days = settings.number('ratingShownAfterDays');
    const reach = ratingReach(person, { now: now.getTime(), days, zone: calendar.zone });
    const row = await findRating(plainSql(tx), reach, given.rowKey);
    const rating = row && (await findLoop(tx, row.id));
    if (!rating?.loop) return { ok: false, code: 'not-found' };
    const facts = loopFacts(rating, rating.loop);
    const refusal = whyNotStep(facts, given.step.kind, loopActor(person));
    if (rating.loop.version !== given.version) return { ok: false, code: 'changed' };
    if (refusal !== null) return { ok: false, code: 'refused', refusal };
    const state = stateAfter(facts, given.step);
    const dueAt = dueOf(state, rating.loop, { now, settings, calendar });
    const { count } = await tx.ratingLoop.updateMany({
      where: { ratingId: rating.id, version: given.version },
      data: {
        ...columnsOf(given.step, person, now),
        ...(given.step.kind === 'verify' && state === 'to-correct' ? { correctBy: dueAt } : {}),
        state,
        dueAt,
        isOpen: state !== 'closed' && state !== 'set-aside',
        version: { increment: 1 },
      },
    });
    if (count === 0) return { ok: false, code: 'changed' };
    await tell(tx, { rating, person, step: given.step, from: facts.state, to: state, now });
    await passOn(tx, rating, state, { dueAt, calendar, now });
    return { ok: true, state };
  });
}

/** When the next step is due; the loop keeps the last moment when it ends. */
function dueOf(
  state: LoopState,
  loop: StoredLoop,
  { now, settings, calendar }: { now: Date; settings: HallSettings; calendar: Calendar },
): Date | null {
  const term = (key: Parameters<HallSettings['number']>[0]) =>
    workingDayTerm(now, settings.number(key), calendar);
  switch (state) {
    case 'to-verify':
      return loop.verifyBy;
    case 'to-correct':
      return loop.correctBy ?? term('ratingCorrectWorkingDays');
    case 'to-answer':
      return term('ratingAnswerWorkingDays');
    case 'to-visit':
      return term('ratingVisitWorkingDays');
    case 'disputed':
      return term('ratingReviewWorkingDays');
    default:
      return loop.dueAt;
  }
}

function columnsOf(step: LoopStep, { staffId, name }: Person, now: Date) {
  switch (step.kind) {
    case 'verify':
      return {
        verifiedAt: now,
        verifiedById: staffId,
        verifiedBy: name,
        isFounded: step.isFounded,
        verification: step.words,
      };
    case 'correct':
      return { correctedAt: now, correctedById: staffId, correctedBy: name, correction: step.words };
    case 'answer':
      return { answeredAt: now, answer: step.words };
    case 'visit':
      return { visitedAt: now, visitedBy: name, visit: step.words, visitSatisfied: step.satisfied };
    case 'dispute':
      return { disputedAt: now, disputedById: staffId, disputedBy: name, dispute: step.words };
    case 'review':
      return {
        reviewedAt: now,
        reviewedById: staffId,
        reviewedBy: name,
        review: step.words,
        setAside: step.outcome === 'upheld' ? '' : step.outcome,
      };
  }
}

interface Told {
  rating: StoredRating;
  person: Person;
  step: LoopStep;
  from: LoopState;
  to: LoopState;
  now: Date;
}

async function tell(tx: Tx, { rating, person, step, from, to, now }: Told): Promise<void> {
  const { kind, words, ...details } = step;
  await recordProceeding(tx, {
    hallId: rating.hallId,
    about: 'rating',
    aboutId: rating.id,
    kind,
    fromState: from,
    toState: to,
    staffId: person.staffId,
    actorName: person.name,
    at: now,
    note: words,
    details,
  });
}

/** Tells who has the next turn. */
async function passOn(
  tx: Tx,
  rating: StoredRating,
  state: LoopState,
  { dueAt, calendar, now }: { dueAt: Date | null; calendar: Calendar; now: Date },
): Promise<void> {
  const due = dueAt === null ? '' : ` ${shortMomentInWords(dueAt.getTime(), calendar.zone)} 前`;
  if (state === 'to-correct') {
    await tellBadRating(tx, rating, { to: ['window-head'], words: `差评核实属实，请在${due}整改` }, now);
  } else if (state === 'disputed') {
    await tellBadRating(tx, rating, { to: ['supervision'], words: `窗口对差评有异议，请在${due}复核` }, now);
  } else if (state === 'to-answer') {
    await tellBadRating(tx, rating, { to: ['supervision'], words: `差评请在${due}答复评价人` }, now);
  }
}
