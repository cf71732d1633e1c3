import type { Database, Tx } from '../../db/database.js';

/** A rule as the administrator's table shows it. */
export interface StoredRule {
  id: number;
  hallId: number;
  itemId: number | null;
  itemName: string | null;
  caseKind: string;
  element: string;
  check: string;
  parameter: string;
  message: string;
  severity: string;
  active: number;
  position: number;
  version: number;
}

export interface RuleValues {
  itemId: number | null;
  caseKind: string;
  element: string;
  check: string;
  parameter: string;
  message: string;
  severity: string;
  active: boolean;
  position: number;
}

export function listRules(database: Database, hallId: number): Promise<StoredRule[]> {
  return database.sql.all<StoredRule>(
    `SELECT r."id", r."hallId", r."itemId", i."name" AS "itemName", r."caseKind", r."element", r."check", r."parameter",
       r."message", r."severity", r."active", r."position", r."version"
     FROM "PreAuditRule" r LEFT JOIN "Item" i ON i."id" = r."itemId" WHERE r."hallId" = ? ORDER BY r."position", r."id"`,
    [hallId],
  );
}

/** The items that a rule may be bound to. */
export function listItemsForRules(
  database: Database,
  hallId: number,
): Promise<{ id: number; name: string }[]> {
  return database.read.item.findMany({
    where: { hallId, status: { not: 'cancelled' } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
}

export async function insertRule(tx: Tx, hallId: number, values: RuleValues): Promise<void> {
  await tx.preAuditRule.create({ data: { hallId, ...values } });
}

/** @returns false when somebody changed the rule meanwhile */
export async function updateRule(
  tx: Tx,
  rule: { id: number; hallId: number; version: number },
  values: RuleValues,
): Promise<boolean> {
  const done = await tx.preAuditRule.updateMany({
    where: rule,
    data: { ...values, version: rule.version + 1 },
  });
  return done.count === 1;
}
