import type { SqlValue, Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import type { SupervisionRule } from '../../domain/supervision/detectors/finding.js';

/** Something for supervision to look at: the rule, a key that names it once, and its evidence. */
export interface RaisedEvent {
  hallId: number;
  rule: SupervisionRule;
  key: string;
  caseId: number | null;
  windowId: number | null;
  staffId: number | null;
  faultId: string;
  at: Date;
  evidence: Readonly<Record<string, unknown>>;
}

const MOST_IN_ONE = 50;

/**
 * Writes what a rule of section 5 found; what is known already by hall, rule and key is left as it is.
 * @returns how many were new
 */
export async function raiseEvents(tx: Tx, events: readonly RaisedEvent[]): Promise<number> {
  let raised = 0;
  for (let at = 0; at < events.length; at += MOST_IN_ONE) {
    const part = events.slice(at, at + MOST_IN_ONE);
    const values = part.flatMap((event): SqlValue[] => [
      event.hallId,
      event.rule,
      event.key,
      event.caseId,
      event.windowId,
      event.staffId,
      event.faultId,
      event.at,
      JSON.stringify(event.evidence),
    ]);
    const rows = await plainSql(tx).all<{ id: number }>(
      `INSERT INTO "SupervisionEvent" ("hallId", "rule", "key", "caseId", "windowId", "staffId", "faultId", "at", "evidence")
       VALUES ${part.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}
       ON CONFLICT ("hallId", "rule", "key") DO NOTHING RETURNING "id"`,
      values,
    );
    raised += rows.length;
  }
  return raised;
}
