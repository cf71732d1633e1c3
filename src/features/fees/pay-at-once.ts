import type { Tx } from '../../db/database.js';
import type { Refusal } from '../../domain/cases/refusal.js';
import type { Person } from '../../web/visit.js';
import { chargeCase } from './charge-case.js';
import { takePayment } from './take-payment.js';

/**
 * T35: the fee of a case that is finished at once is charged and its receipt taken into the books in the same
 * transaction; without it nothing is handed over.
 * @param amountFen as read from the receipt where the table names no amount; null when it is that of the table
 */
export async function payAtOnce(
  tx: Tx,
  person: Person,
  paid: { caseId: number; receiptNumber: string; amountFen: number | null },
  now: Date,
): Promise<Refusal | null> {
  const charged = { caseId: paid.caseId, isParkFirm: false, workedOutFen: paid.amountFen };
  const refusal = await chargeCase(tx, person, charged, now);
  return refusal ?? takePayment(tx, person, paid, now);
}
