import type { Tx } from '../../db/database.js';
import type { Refusal } from '../../domain/cases/refusal.js';
import { receiptNumberOf, recordPayment, refuseBeforePayment } from '../../domain/fees/charge.js';
import type { Person } from '../../web/visit.js';
import { chargeCase, told } from './charge-case.js';
import { chargeFacts, isReceiptUsed, lastPayment } from './fees.repository.js';

/**
 * T33, SV-11: takes the official receipt of a case into the books: the exact amount, and a number that no other
 * case bears. A case asked to pay before slips were kept gets its slip now.
 * @param amountFen as read from the receipt; null when it is that of the slip
 */
export async function takePayment(
  tx: Tx,
  person: Person,
  { caseId, receiptNumber, amountFen }: { caseId: number; receiptNumber: string; amountFen: number | null },
  now: Date,
): Promise<Refusal | null> {
  const { hallId, parkFirm } = await chargeFacts(tx, caseId);
  if ((await lastPayment(tx, caseId)) === null) {
    const refusal = await chargeCase(
      tx,
      person,
      { caseId, isParkFirm: parkFirm, workedOutFen: amountFen },
      now,
    );
    if (refusal !== null) return refusal;
  }
  const slip = await lastPayment(tx, caseId);
  if (slip === null) throw new Error(`case ${caseId} has no slip`);
  const bare = receiptNumberOf(receiptNumber);
  const isUsed = bare !== null && (await isReceiptUsed(tx, hallId, caseId, bare));
  const charge = { lines: [], totalFen: slip.amountFen, discountPercent: 0 };
  const outcome = recordPayment(
    charge,
    slip.paidAt === null ? null : slip,
    { receiptNumber, amountFen: amountFen ?? slip.amountFen },
    () => isUsed,
  );
  if (!outcome.ok) return told(outcome.refusal);
  await tx.payment.update({
    where: { id: slip.id },
    data: { receiptNumber: outcome.payment.receiptNumber, paidAt: now, recordedById: person.staffId },
  });
  await tx.case.update({ where: { id: caseId }, data: { paymentReceipt: outcome.payment.receiptNumber } });
  return null;
}

/** T35: nothing is handed over before payment where a fee is due. Null when it may be. */
export async function checkPaid(tx: Tx, caseId: number): Promise<Refusal | null> {
  const { feeCharged, feeFen } = await chargeFacts(tx, caseId);
  const { paymentReceipt } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { paymentReceipt: true },
  });
  const slip = await lastPayment(tx, caseId);
  if (slip === null && paymentReceipt !== '') return null;
  const dueFen = slip?.amountFen ?? feeFen;
  const charge = dueFen === null ? null : { lines: [], totalFen: dueFen, discountPercent: 0 };
  const paid = slip !== null && slip.paidAt !== null ? slip : null;
  const refusal = refuseBeforePayment({ feeCharged }, charge, paid);
  return refusal === null ? null : told(refusal);
}
