import type { Tx } from '../../db/database.js';
import { nextNumber } from '../../db/sequences.js';
import { civilDateOf, dayOf } from '../../domain/calendar/civil-time.js';
import { type Refusal, toldRefusal } from '../../domain/cases/refusal.js';
import { chargeByFormula, chargeOf } from '../../domain/fees/charge.js';
import type { FeeRefusal } from '../../domain/fees/fee-refusal.js';
import { feeRefusalInWords } from '../../domain/fees/fee-refusal-in-words.js';
import { slipNumber } from '../../domain/fees/slip-number.js';
import type { Person } from '../../web/visit.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import { settingsInForce } from '../settings/hall-settings.js';
import { chargeFacts } from './fees.repository.js';

/**
 * T32: the fee of the item's table, after discounts, goes into the case, and a slip for the designated bank is
 * issued. A free item is never charged (FA-13).
 * @param workedOutFen what the window worked out by the standard, where the table names no amount
 */
export async function chargeCase(
  tx: Tx,
  person: Person,
  { caseId, isParkFirm, workedOutFen }: { caseId: number; isParkFirm: boolean; workedOutFen: number | null },
  now: Date,
): Promise<Refusal | null> {
  const facts = await chargeFacts(tx, caseId);
  const settings = await settingsInForce(tx, facts.hallId);
  const payer = { isParkFirm: isParkFirm && facts.applicantType === 'organisation' };
  const outcome = chargeOf(facts, payer, { halfForParkFirms: settings.flag('parkFirmHalfFee') });
  if (!outcome.ok) return told(outcome.refusal);
  const charged = chargeByFormula(outcome.charge, workedOutFen);
  if (!charged.ok) return told(charged.refusal);
  const { totalFen, discountPercent } = charged.charge;
  const { zone } = await calendarInForce(tx, facts.hallId);
  const { year } = civilDateOf(dayOf(zone.toLocalMinute(now.getTime())));
  const sequence = await nextNumber(tx, facts.hallId, `payment-slip:${year}`);
  await tx.case.update({ where: { id: caseId }, data: { feeFen: totalFen, parkFirm: payer.isParkFirm } });
  await tx.payment.create({
    data: {
      hallId: facts.hallId,
      caseId,
      slipNumber: slipNumber(year, sequence),
      amountFen: totalFen,
      discountNote: discountPercent === 0 ? '' : `园区企业减收 ${discountPercent}%`,
      issuedAt: now,
      issuedById: person.staffId,
    },
  });
  return null;
}

/** A fee rule's no as the no of a step. */
export function told(refusal: FeeRefusal): Refusal {
  return toldRefusal(refusal, feeRefusalInWords(refusal));
}
