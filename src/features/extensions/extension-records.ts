import type { Tx } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { plainSql } from '../../db/plain-sql.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { ExtensionFacts } from '../../domain/extensions/extension.js';
import type { ExtensionRefusal } from '../../domain/extensions/extension-refusal.js';
import type { ActionOutcome } from '../cases/act-on-case.js';
import { kindOf, stateOf } from '../cases/case-facts.js';
import type { CaseForAction } from '../cases/cases.repository.js';
import { deadlineFacts } from '../cases/promise-clock.js';
import { raiseEvents } from '../supervision/raise-event.js';
import { extensionRow, extensionsOfCase } from './extensions.repository.js';

/** `overdue`: asked or decided too late; it is recorded, and no extension stands (SV-04). */
export type ExtensionOutcome =
  | { ok: true; kind: 'requested' | 'approved' | 'denied' | 'overdue'; number: string; noticeIds: number[] }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'refused'; refusal: ExtensionRefusal }
  | Extract<ActionOutcome, { kind: 'changed' }>;

type ClockedRow = Pick<
  CaseForAction,
  'state' | 'kind' | 'acceptedAt' | 'limitValue' | 'limitUnit' | 'afterHours' | 'dueAt'
>;

/** A case without a counted limit has no unit that could be extended. */
export async function extensionFacts(
  tx: Tx,
  found: ClockedRow & { id: number; itemVersionId: number },
): Promise<ExtensionFacts> {
  const rows = (await extensionsOfCase(plainSql(tx), found.id)).map(extensionRow);
  const { extensionWorkingDays } = await tx.itemVersion.findUniqueOrThrow({
    where: { id: found.itemVersionId },
    select: { extensionWorkingDays: true },
  });
  return { ...clockFacts(found, extensionWorkingDays), rows };
}

/** The facts of the case itself and what its item allows; null: as much as the law does (TL-114, TL-115). */
export function clockFacts(
  found: ClockedRow,
  itemAllowanceWorkingDays: number | null,
): Omit<ExtensionFacts, 'rows'> {
  return {
    state: stateOf(found.state),
    kind: kindOf(found.kind),
    limitUnit: deadlineFacts(found)?.limit.unit ?? 'minutes',
    dueAt: found.dueAt?.getTime() ?? null,
    itemAllowanceWorkingDays,
  };
}

interface Lapsed {
  id: number;
  hallId: number;
  windowId: number | null;
  state: string;
}

/** SV-04: an extension that came too late is told in the history and put before supervision. */
export async function recordLapse(
  tx: Tx,
  found: Lapsed,
  given: {
    extensionId: number;
    requestedById: number;
    reason: string;
    dueAt: number;
    actor: { staffId: number | null; name: string };
  },
  at: Date,
  calendar: Calendar,
): Promise<void> {
  const { extensionId, requestedById, reason, dueAt, actor } = given;
  const dueText = momentInWords(dueAt, calendar.zone);
  await recordEvent(tx, {
    hallId: found.hallId,
    caseId: found.id,
    kind: 'extension-lapsed',
    fromState: found.state,
    toState: found.state,
    staffId: actor.staffId,
    actorName: actor.name,
    at,
    details: { extensionId, dueText, rule: 'SV-04' },
  });
  await raiseEvents(tx, [
    {
      hallId: found.hallId,
      rule: 'SV-04',
      key: `extension:${extensionId}`,
      caseId: found.id,
      windowId: found.windowId,
      staffId: requestedById,
      faultId: '',
      at,
      evidence: { reason, dueText },
    },
  ]);
}
