import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { MINUTES_PER_DAY, parseDate } from '../../domain/calendar/civil-time.js';
import { type BankFileFault, type BankRow, readBankFile } from '../../domain/fees/bank-file.js';
import { type Reconciliation, reconcile } from '../../domain/fees/reconcile.js';
import { findAtBank } from '../../domain/supervision/detectors/bank-detectors.js';
import type { Person } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { type RaisedEvent, raiseEvents } from '../supervision/raise-event.js';
import { paidBetween, paidWith } from './fees.repository.js';

const NUMBERS_AT_ONCE = 500;

export type ImportOutcome =
  | { ok: true; statementId: number }
  | { ok: false; faults: readonly BankFileFault[] };

/**
 * S-58, SV-11, SV-14: reads the bank's file, compares it with the books, marks what agrees, keeps the result, and puts
 * what does not agree before supervision.
 */
export async function importStatement(
  database: Database,
  person: Person,
  { text, fileName, address }: { text: string; fileName: string; address: string },
  now: Date,
): Promise<ImportOutcome> {
  const file = readBankFile(text);
  if (!file.ok) return file;
  if (file.rows.length === 0) return { ok: false, faults: [{ line: 2, problem: '没有缴费记录' }] };
  const { hallId } = person;
  const recorded = await recordedFor(database, hallId, file.rows);
  const result = reconcile(file.rows, recorded);
  const findings = await bankEvents(database, hallId, result, fileName, now);
  const statementId = await database.write(async (tx) => {
    const made = await tx.bankStatement.create({
      data: { hallId, fileName, importedAt: now, importedBy: person.name, summary: JSON.stringify(result) },
    });
    for (const { row, verdict } of result.rows) {
      if (verdict !== 'matched') continue;
      await tx.payment.updateMany({
        where: { hallId, receiptNumber: row.receiptNumber, reconciledAt: null },
        data: { reconciledAt: now, bankReference: `${fileName} 第 ${row.line} 行` },
      });
    }
    await raiseEvents(tx, findings);
    await recordAudit(tx, {
      hallId,
      staffId: person.staffId,
      actorName: person.name,
      kind: 'payment.reconcile',
      subject: fileName,
      details: totalsOf(result),
      address,
      at: now,
    });
    return made.id;
  });
  return { ok: true, statementId };
}

/** What does not agree as events of supervision, each with its case and whoever has it in hand. */
async function bankEvents(
  { sql }: Database,
  hallId: number,
  result: Reconciliation,
  statement: string,
  at: Date,
): Promise<RaisedEvent[]> {
  const found = findAtBank(result);
  const numbers = [...new Set(found.map(({ caseNumber }) => caseNumber).filter((number) => number !== ''))];
  const cases = new Map<string, { id: number; windowId: number | null; clerkId: number | null }>();
  for (let first = 0; first < numbers.length; first += NUMBERS_AT_ONCE) {
    const some = numbers.slice(first, first + NUMBERS_AT_ONCE);
    const rows = await sql.all<{
      number: string;
      id: number;
      windowId: number | null;
      clerkId: number | null;
    }>(
      `SELECT c."number", c."id", c."windowId", COALESCE(c."reviewedById", c."acceptedById", c."receivedById") AS "clerkId"
       FROM "Case" c WHERE c."hallId" = ? AND c."number" IN (${some.map(() => '?').join(', ')})`,
      [hallId, ...some],
    );
    for (const row of rows) cases.set(row.number, row);
  }
  return found.map(({ finding: { rule, key, faultId, evidence }, caseNumber }) => {
    const owner = cases.get(caseNumber);
    return {
      hallId,
      rule,
      key,
      caseId: owner?.id ?? null,
      windowId: owner?.windowId ?? null,
      staffId: owner?.clerkId ?? null,
      faultId,
      at,
      evidence: { ...evidence, statement },
    };
  });
}

/** How many rows of each verdict, and what the bank does not know. */
export function totalsOf(result: Reconciliation) {
  const count = (verdict: string) => result.rows.filter((row) => row.verdict === verdict).length;
  return {
    matched: count('matched'),
    differing: count('amount-differs'),
    unknown: count('unknown'),
    duplicate: count('duplicate'),
    notAtBank: result.notAtBank.length,
  };
}

/** What was recorded on the days of the file, and whatever bears one of its receipts. */
async function recordedFor(database: Database, hallId: number, rows: readonly BankRow[]) {
  const { zone } = await hallCalendar(database, hallId);
  const days = rows.map(({ paidOn }) => parseDate(paidOn) ?? 0);
  const start = (day: number) => new Date(zone.toInstant(day * MINUTES_PER_DAY));
  const inDays = await paidBetween(database, hallId, start(Math.min(...days)), start(Math.max(...days) + 1));
  const named = await paidWith(
    database,
    hallId,
    rows.map(({ receiptNumber }) => receiptNumber),
  );
  return [...new Map([...inDays, ...named].map((payment) => [payment.id, payment])).values()];
}
