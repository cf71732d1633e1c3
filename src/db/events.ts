import type { Tx } from './database.js';
import { insertRows, plainSql } from './plain-sql.js';

/** One entry of a case's history; `at` is the moment of the action, `enteredAt` that of its entry (S-59). */
export interface CaseEventRecord {
  hallId: number;
  caseId: number;
  kind: string;
  transition?: string;
  fromState?: string;
  toState?: string;
  staffId: number | null;
  actorName: string;
  at: Date;
  enteredAt?: Date;
  reason?: string;
  details?: Record<string, unknown>;
  migrated?: boolean;
}

/** Writes a case event; always in the transaction of the change it tells. */
export async function recordEvent(tx: Tx, event: CaseEventRecord): Promise<void> {
  await recordEvents(tx, [event]);
}

/** Writes the case events of one change, in their order. */
export async function recordEvents(tx: Tx, events: readonly CaseEventRecord[]): Promise<void> {
  await insertRows(plainSql(tx), 'CaseEvent', events.map(eventRow));
}

/** The row of an event, for callers that insert many at once. */
export function eventRow(event: CaseEventRecord) {
  return {
    hallId: event.hallId,
    caseId: event.caseId,
    kind: event.kind,
    transition: event.transition ?? '',
    fromState: event.fromState ?? '',
    toState: event.toState ?? '',
    staffId: event.staffId,
    actorName: event.actorName,
    at: event.at,
    enteredAt: event.enteredAt ?? event.at,
    reason: event.reason ?? '',
    details: JSON.stringify(event.details ?? {}),
    migrated: event.migrated ?? false,
  };
}

export interface AuditRecord {
  hallId: number | null;
  staffId: number | null;
  actorName: string;
  kind: string;
  subject?: string;
  details?: Record<string, unknown>;
  address?: string;
  at: Date;
}

/** Writes an audit entry: sign-ins, administration, opening of personal data (S-33). */
export async function recordAudit(tx: Tx, entry: AuditRecord): Promise<void> {
  await insertRows(plainSql(tx), 'AuditEntry', [
    {
      hallId: entry.hallId,
      staffId: entry.staffId,
      actorName: entry.actorName,
      kind: entry.kind,
      subject: entry.subject ?? '',
      details: JSON.stringify(entry.details ?? {}),
      address: entry.address ?? '',
      at: entry.at,
    },
  ]);
}
