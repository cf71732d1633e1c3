import { plainSql } from '../../db/plain-sql.js';
import { toldRefusal } from '../../domain/cases/refusal.js';
import { forwardUpward } from '../../domain/upward/upward.js';
import { upwardRefusalInWords } from '../../domain/upward/upward-refusal-in-words.js';
import type { Person } from '../../web/visit.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import type { Beside } from '../cases/act-on-case.js';
import { kindOf } from '../cases/case-facts.js';
import { moveDue } from '../cases/move-due.js';
import { listTrackers } from './upward.repository.js';

/** What the window enters when it forwards a case; moments in milliseconds. */
export interface Forwarding {
  trackerId: number;
  expectedAt: number | null;
  note: string;
}

/** T26: the filing with the superior that the item names, with its tracker, beside the step; the window's clock stands. */
export function forwardCase(person: Person, { trackerId, expectedAt, note }: Forwarding, now: Date): Beside {
  return async (tx, { caseId }) => {
    const found = await tx.case.findUniqueOrThrow({ where: { id: caseId } });
    const version = await tx.itemVersion.findUniqueOrThrow({ where: { id: found.itemVersionId } });
    const tracker = (await listTrackers(plainSql(tx), found)).find(({ id }) => id === trackerId) ?? null;
    const outcome = forwardUpward(
      {
        kind: kindOf(found.kind),
        state: 'REV',
        item: { upwardBody: version.upwardRequired ? version.upwardBody : '', isNotCounted: true },
      },
      tracker?.id ?? null,
      now.getTime(),
    );
    if (!outcome.ok) return toldRefusal(outcome.refusal, upwardRefusalInWords(outcome.refusal));
    const forwardedAt = new Date(outcome.tracking.forwardedAt);
    await tx.upwardFiling.create({
      data: {
        hallId: found.hallId,
        caseId,
        body: outcome.tracking.body,
        trackerId,
        tracker: tracker?.name ?? '',
        forwardedAt,
        lastContactAt: forwardedAt,
        expectedAt: expectedAt === null ? null : new Date(expectedAt),
        note,
      },
    });
    await moveDue(tx, found, {
      state: found.state,
      why: 'sent-upward',
      actor: person,
      at: now,
      calendar: await calendarInForce(tx, found.hallId),
    });
    return null;
  };
}
