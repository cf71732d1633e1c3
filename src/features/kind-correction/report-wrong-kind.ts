import type { Tx } from '../../db/database.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { isCaseKind } from '../../domain/cases/kinds.js';
import { WRONG_KIND_WORDS, wrongKindAtEnd } from '../../domain/kind-correction/wrong-kind.js';
import { raiseEvents } from '../supervision/raise-event.js';

export interface EndedCase {
  id: number;
  hallId: number;
  windowId: number | null;
  receivedById: number | null;
  kind: string;
  receivedAt: Date;
}

/** SV-10: an instant case that took more than a working day is shown to supervision, with its evidence. */
export async function reportWrongKind(
  tx: Tx,
  ended: EndedCase,
  closedAt: Date,
  calendar: Calendar,
): Promise<void> {
  const { id: caseId, hallId, windowId, receivedById: staffId, kind, receivedAt } = ended;
  if (!isCaseKind(kind)) return;
  const wrong = wrongKindAtEnd(kind, receivedAt.getTime(), closedAt.getTime(), calendar);
  if (wrong === null) return;
  const evidence = { recorded: kind, item: kind, words: WRONG_KIND_WORDS[wrong.code] };
  const key = `case:${caseId}:${wrong.code}`;
  await raiseEvents(tx, [
    {
      hallId,
      rule: 'SV-10',
      key,
      caseId,
      windowId,
      staffId,
      faultId: wrong.fault,
      at: closedAt,
      evidence,
    },
  ]);
}
