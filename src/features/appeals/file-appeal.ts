import type { Database, Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import {
  type AppealAbout,
  type AppealRefusal,
  refuseFiling,
} from '../../domain/accountability/appeal-rules.js';
import { workingDaysAfter } from '../../domain/accountability/fault-clocks.js';
import type { Person } from '../../web/visit.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import { yearlyNumber } from '../faults/yearly-number.js';
import { putMessages } from '../reminders/reminders.repository.js';
import { settingsInForce } from '../settings/hall-settings.js';
import { appealHandler } from './appeal-handlers.js';
import { appealsAbout, reviewersOf } from './appeals.repository.js';

export type FileAppealOutcome =
  | { ok: true; number: string }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'refused'; refusal: AppealRefusal };

/** S-14: the person concerned appeals against a decision, within its term; the clock of the review begins. */
export async function fileAppeal(
  database: Database,
  person: Person,
  given: { about: AppealAbout; aboutId: number; reason: string },
  now: Date,
): Promise<FileAppealOutcome> {
  const handler = appealHandler(given.about);
  if (handler === null) return { ok: false, kind: 'not-found' };
  return database.write(async (tx) => {
    const subject = await handler.find(tx, given.aboutId);
    if (subject === null || subject.staffId !== person.staffId) return { ok: false, kind: 'not-found' };
    const earlier = await appealsAbout(tx, given.about, given.aboutId);
    const refusal = refuseFiling(subject, earlier, person.staffId, now.getTime());
    if (refusal !== null) return { ok: false, kind: 'refused', refusal };
    const { hallId } = subject;
    const calendar = await calendarInForce(tx, hallId);
    const settings = await settingsInForce(tx, hallId);
    const number = await yearlyNumber(tx, hallId, 'SS', now);
    const made = await tx.appeal.create({
      data: {
        hallId,
        number,
        ...given,
        staffId: person.staffId,
        staffName: person.name,
        filedAt: now,
        decideBy: workingDaysAfter(now, settings.number('appealDecisionWorkingDays'), calendar),
      },
      select: { id: true },
    });
    const entry = {
      hallId,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      note: given.reason,
      kind: 'appeal-filed',
      details: { number },
    };
    await recordProceeding(tx, { ...entry, about: 'appeal', aboutId: made.id, toState: 'filed' });
    if (handler.historyOf === 'fault' || handler.historyOf === 'measure')
      await recordProceeding(tx, { ...entry, about: handler.historyOf, aboutId: given.aboutId });
    const words = `申诉 ${number} 等待复核：${subject.title}`;
    await tellReviewers(tx, hallId, [person.staffId, ...subject.involvedIds], words, now);
    return { ok: true, number };
  });
}

/** Tells those who may review it; who had a hand in the decision may not. */
async function tellReviewers(
  tx: Tx,
  hallId: number,
  concerned: readonly number[],
  words: string,
  at: Date,
): Promise<void> {
  const reviewers = (await reviewersOf(tx, hallId)).filter((id) => !concerned.includes(id));
  const message = { hallId, caseId: null, kind: 'appeal', words, at };
  await putMessages(
    tx,
    reviewers.map((staffId) => ({ ...message, staffId })),
  );
}
