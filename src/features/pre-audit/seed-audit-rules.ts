import type { Tx } from '../../db/database.js';
import { DEFAULT_AUDIT_RULES } from '../../domain/pre-audit/default-rules.js';

/** Gives a new hall the rules of the automatic audit to begin with (S-47). */
export async function seedAuditRules(tx: Tx, hallId: number): Promise<void> {
  await tx.preAuditRule.createMany({
    data: DEFAULT_AUDIT_RULES.map((rule, index) => ({ ...rule, hallId, position: index + 1 })),
  });
}
