import type { Database, Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import { may } from '../../domain/access/permissions.js';
import {
  APPEAL_OUTCOMES,
  type AppealOutcome,
  type AppealRefusal,
  isAppealAbout,
  refuseReview,
} from '../../domain/accountability/appeal-rules.js';
import type { Person } from '../../web/visit.js';
import { putMessages } from '../reminders/reminders.repository.js';
import type { AppealHandler } from './appeal-handler.js';
import { appealHandler } from './appeal-handlers.js';
import { findAppeal } from './appeals.repository.js';

export type ReviewOutcome =
  | { ok: true }
  | { ok: false; kind: 'not-found' | 'changed' }
  | { ok: false; kind: 'refused'; refusal: AppealRefusal };

/**
 * S-14: reviews an appeal. Who had a hand in the decision may not. A reversed or changed decision is carried out at
 * once, with its counters and points, and the history of the decision tells it.
 */
export async function reviewAppeal(
  database: Database,
  person: Person,
  given: Review,
  now: Date,
): Promise<ReviewOutcome> {
  return database.write(async (tx) => {
    const appeal = await findAppeal(tx, person, given.number);
    const handler = appeal !== null && isAppealAbout(appeal.about) ? appealHandler(appeal.about) : null;
    if (appeal === null || handler === null) return { ok: false, kind: 'not-found' };
    const subject = await handler.find(tx, appeal.aboutId);
    if (subject === null) return { ok: false, kind: 'not-found' };
    const { outcome, changedTo, reason } = given;
    const choices = subject.choices.map(({ value }) => value);
    const by = { staffId: person.staffId, mayReview: may(person.roles, 'appeal.review') };
    const refusal = refuseReview(appeal, subject, by, { outcome, changedTo, choices });
    if (refusal !== null) return { ok: false, kind: 'refused', refusal };
    if (!(await closeAppeal(tx, person, appeal.id, given, now))) return { ok: false, kind: 'changed' };
    await recordReview(tx, person, appeal, handler.historyOf, given, now);
    if (outcome !== 'upheld') {
      const reversal = { staffId: person.staffId, by: person.name, reason, at: now };
      await handler.apply(tx, { aboutId: appeal.aboutId, outcome, changedTo }, reversal);
    }
    const words = `申诉 ${appeal.number} 已复核：${APPEAL_OUTCOMES[outcome].name}`;
    const { hallId, staffId } = appeal;
    await putMessages(tx, [{ hallId, staffId, caseId: null, kind: 'appeal', words, at: now }]);
    return { ok: true };
  });
}

interface Review {
  number: string;
  version: number;
  outcome: AppealOutcome;
  changedTo: string;
  reason: string;
}

async function closeAppeal(
  tx: Tx,
  person: Person,
  id: number,
  { version, outcome, reason }: Review,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.appeal.updateMany({
    where: { id, version, state: 'filed' },
    data: {
      state: 'decided',
      isOpen: false,
      outcome,
      outcomeReason: reason,
      reviewerId: person.staffId,
      reviewer: person.name,
      decidedAt: now,
      version: { increment: 1 },
    },
  });
  return count > 0;
}

/** The outcome in the history of the appeal, and in that of the decision. */
async function recordReview(
  tx: Tx,
  person: Person,
  appeal: { id: number; hallId: number; number: string; aboutId: number },
  historyOf: AppealHandler['historyOf'],
  { outcome, changedTo, reason }: Review,
  now: Date,
): Promise<void> {
  const entry = {
    hallId: appeal.hallId,
    staffId: person.staffId,
    actorName: person.name,
    at: now,
    note: reason,
    kind: `appeal-${outcome}`,
    details: { number: appeal.number, ...(outcome === 'changed' ? { changedTo } : {}) },
  };
  const decided = { fromState: 'filed', toState: 'decided' };
  await recordProceeding(tx, { ...entry, ...decided, about: 'appeal', aboutId: appeal.id });
  if (historyOf === 'fault' || historyOf === 'measure')
    await recordProceeding(tx, { ...entry, about: historyOf, aboutId: appeal.aboutId });
}
