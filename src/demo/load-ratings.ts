import { randomBytes } from 'node:crypto';
import type { SqlValue, Tx } from '../db/database.js';
import { insertRow, plainSql } from '../db/plain-sql.js';
import { recordProceeding } from '../db/proceedings.js';
import type { Vault } from '../db/vault.js';
import type { Calendar } from '../domain/calendar/calendar.js';
import { RATING_LEVELS, type RatingLevel } from '../domain/ratings/rating-levels.js';
import type { LoopState } from '../domain/ratings/rating-loop.js';
import { readCalendar } from '../features/calendar/hall-calendar.js';
import { workingDayTerm } from '../features/cases/promise-clock.js';
import { chanceFrom } from './chance.js';

const SEED = 54;
const RATINGS = 60;
/** So few windows that each has enough ratings to be published. */
const WINDOWS = 4;
const MS_PER_HOUR = 3_600_000;

interface RatedCase {
  id: number;
  itemId: number;
  windowId: number;
  departmentId: number;
  staffId: number | null;
  closedAt: number;
}

/** The bad ratings of the demonstration, newest first, each at another step of its loop. */
const BAD: readonly {
  level: RatingLevel;
  reason: string;
  comment: string;
  name: string;
  state: LoopState;
}[] = [
  { level: 2, reason: 'long-wait', comment: '取了号等了一个多小时', name: '', state: 'to-verify' },
  {
    level: 2,
    reason: 'not-told-once',
    comment: '第二次来才说还要一份复印件',
    name: '钱途',
    state: 'to-correct',
  },
  { level: 1, reason: 'attitude', comment: '问一句顶一句', name: '孙海', state: 'to-visit' },
  { level: 1, reason: 'charges', comment: '收我两百块钱', name: '', state: 'set-aside' },
  { level: 2, reason: 'passed-around', comment: '在两个窗口之间来回跑', name: '郑和平', state: 'closed' },
];

/** Some ratings of finished cases over the months, and the loops of the bad ones, with what was done about them. */
export async function loadRatings(tx: Tx, vault: Vault, hallId: number, now: Date): Promise<void> {
  const chance = chanceFrom(SEED);
  const cases = await plainSql(tx).all<RatedCase>(
    `SELECT c."id", c."itemId", c."windowId", c."departmentId", COALESCE(c."acceptedById", c."receivedById") AS "staffId", c."closedAt"
     FROM "Case" c WHERE c."hallId" = ? AND c."isOpen" = ? AND c."windowId" IS NOT NULL AND c."closedAt" < ?
     ORDER BY c."closedAt" DESC`,
    [hallId, false, new Date(now.getTime() - MS_PER_HOUR)],
  );
  const calendar = await readCalendar(tx, hallId);
  const busy = busiestWindows(cases);
  const atBusy = cases.filter(({ windowId }) => busy.includes(windowId));
  const step = Math.max(1, Math.floor(atBusy.length / RATINGS));
  const chosen = atBusy.filter((_, index) => index < BAD.length || index % step === 0).slice(0, RATINGS);
  for (const [index, rated] of [...chosen.entries()].reverse()) {
    const bad = BAD[index];
    const level = bad?.level ?? chance.weighted([5, 4, 3] as const, (each) => ({ 5: 7, 4: 3, 3: 1 })[each]);
    const reason = bad?.reason ?? chance.pick(Object.keys(RATING_LEVELS[level].reasons));
    const at = new Date(rated.closedAt);
    const words = { level, reason, comment: bad?.comment ?? '', name: bad?.name ?? '' };
    const ratingId = await insertRating(
      tx,
      vault,
      { hallId, rated, at, channel: chance.pick(['qr', 'online']) },
      words,
    );
    if (bad) await insertLoop(tx, { hallId, ratingId, state: bad.state, at, calendar, now });
  }
}

function busiestWindows(cases: readonly RatedCase[]): number[] {
  const counts = new Map<number, number>();
  for (const { windowId } of cases) counts.set(windowId, (counts.get(windowId) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, WINDOWS)
    .map(([windowId]) => windowId);
}

function insertRating(
  tx: Tx,
  vault: Vault,
  given: { hallId: number; rated: RatedCase; at: Date; channel: string },
  words: { level: number; reason: string; comment: string; name: string },
): Promise<number> {
  const rowKey = randomBytes(12).toString('base64url');
  const { id, closedAt: _, ...place } = given.rated;
  const sealed = (column: string, value: string) =>
    words.name === '' ? null : vault.seal(value, `Rating.${column}:${rowKey}`);
  const row: Record<string, SqlValue> = {
    ...place,
    hallId: given.hallId,
    rowKey,
    visitKey: `case:${id}`,
    caseId: id,
    channel: given.channel,
    level: words.level,
    reasons: JSON.stringify([words.reason]),
    comment: words.comment,
    nameCipher: sealed('name', words.name),
    phoneCipher: sealed('phone', '13800138000'),
    at: given.at,
  };
  return insertRow(plainSql(tx), 'Rating', row);
}

interface DemoLoop {
  hallId: number;
  ratingId: number;
  state: LoopState;
  at: Date;
  calendar: Calendar;
  now: Date;
}

async function insertLoop(tx: Tx, given: DemoLoop): Promise<void> {
  const { hallId, ratingId, state, at, calendar, now } = given;
  const handler = await tx.staff.findFirstOrThrow({
    where: { hallId, roles: { some: { role: 'supervision' } } },
    orderBy: { id: 'asc' },
  });
  const term = (days: number, from = now) => workingDayTerm(from, days, calendar) ?? now;
  const verifyBy = term(1, at);
  const columns = columnsOf(handler, { at, now, verifyBy, correctBy: term(5) });
  const filled = columns[state as keyof typeof columns];
  await tx.ratingLoop.create({ data: { ratingId, hallId, state, verifyBy, ...filled } });
  const about = { hallId, about: 'rating', aboutId: ratingId } as const;
  const received = { kind: 'received', toState: 'to-verify', staffId: null, actorName: '', at };
  await recordProceeding(tx, { ...about, ...received });
  for (const [kind, from, to, note] of stepsTo(state))
    await recordProceeding(tx, {
      ...about,
      kind,
      fromState: from,
      toState: to,
      staffId: handler.id,
      actorName: handler.name,
      at: now,
      note,
    });
}

const SAID = {
  verification: '调看录像和叫号记录，情况属实',
  correction: '已向窗口全体人员重申一次性告知和文明用语',
  answer: '对不起，您反映的情况属实，窗口已经整改',
  visit: '表示理解',
  review: '查收费记录和录像，没有收费，系点错窗口',
} as const;

/** What a loop of each state has in its columns. */
function columnsOf(
  { id: staffId, name }: { id: number; name: string },
  { at, now, verifyBy, correctBy }: { at: Date; now: Date; verifyBy: Date; correctBy: Date },
) {
  const { verification, correction, answer, visit, review } = SAID;
  const verified = { verifiedAt: now, verifiedById: staffId, verifiedBy: name };
  const founded = { ...verified, isFounded: true, verification, correctBy };
  const corrected = { correctedAt: now, correctedById: staffId, correctedBy: name, correction };
  const answered = { ...corrected, answer, answeredAt: now };
  const closed = { visitedAt: now, visitedBy: name, visit, visitSatisfied: true };
  const disputed = { disputedAt: at, disputedBy: '窗口', dispute: '这件事项不收费，没有收过钱' };
  const reviewed = { reviewedAt: now, reviewedById: staffId, reviewedBy: name, review, setAside: 'mistaken' };
  return {
    'to-verify': { dueAt: verifyBy },
    'to-correct': { ...founded, dueAt: correctBy },
    'to-visit': { ...founded, ...answered, dueAt: correctBy },
    closed: { ...founded, ...answered, ...closed, dueAt: verifyBy, isOpen: false },
    'set-aside': { ...disputed, ...reviewed, dueAt: verifyBy, isOpen: false },
  };
}

type DemoStep = readonly [kind: string, from: LoopState, to: LoopState, note: string];

/** The steps that have led to a state, in their order. */
function stepsTo(state: LoopState): DemoStep[] {
  if (state === 'to-verify') return [];
  if (state === 'set-aside') return [['review', 'disputed', state, SAID.review]];
  const steps: DemoStep[] = [['verify', 'to-verify', 'to-correct', SAID.verification]];
  if (state === 'to-correct') return steps;
  steps.push(['correct', 'to-correct', 'to-answer', SAID.correction]);
  steps.push(['answer', 'to-answer', 'to-visit', SAID.answer]);
  if (state === 'closed') steps.push(['visit', 'to-visit', state, SAID.visit]);
  return steps;
}
