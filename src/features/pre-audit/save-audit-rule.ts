import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { type AuditCheck, ruleFault } from '../../domain/pre-audit/audit-rule.js';
import { insertRule, type RuleValues, updateRule } from './audit-rules.repository.js';

export type SavedRule =
  | { ok: true }
  | { ok: false; code: 'changed' | 'item-elsewhere' }
  | { ok: false; code: 'fault'; field: string; text: string };

/** Adds a rule of the automatic audit or changes one, with an audit entry (S-47, S-59). */
export async function saveAuditRule(
  database: Database,
  by: { staffId: number; name: string; hallId: number; address: string },
  given: { id: number | null; version: number; values: RuleValues & { check: AuditCheck } },
  now: Date,
): Promise<SavedRule> {
  const { values } = given;
  const fault = ruleFault(values);
  if (fault !== null) return { ok: false, code: 'fault', ...fault };
  return database.write(async (tx) => {
    if (values.itemId !== null) {
      const item = await tx.item.findUnique({ where: { id: values.itemId }, select: { hallId: true } });
      if (item?.hallId !== by.hallId) return { ok: false, code: 'item-elsewhere' };
    }
    const before =
      given.id === null
        ? null
        : await tx.preAuditRule.findFirst({ where: { id: given.id, hallId: by.hallId } });
    if (given.id === null) await insertRule(tx, by.hallId, values);
    else if (!(await updateRule(tx, { id: given.id, hallId: by.hallId, version: given.version }, values)))
      return { ok: false, code: 'changed' };
    await recordAudit(tx, {
      hallId: by.hallId,
      staffId: by.staffId,
      actorName: by.name,
      kind: 'pre-audit-rule-saved',
      subject: values.message,
      details: { before: before === null ? {} : shown(before), after: shown(values) },
      address: by.address,
      at: now,
    });
    return { ok: true };
  });
}

function shown({
  element,
  check,
  parameter,
  message,
  severity,
  active,
}: RuleValues): Record<string, unknown> {
  return { element, check, parameter, message, severity, active };
}
