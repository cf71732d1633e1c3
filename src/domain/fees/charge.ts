import type { ItemFee } from '../items/item-content.js';
import { type FeeRefusal, refuseFee } from './fee-refusal.js';

/** C-36: the hall's discounts. So much is taken off for a park firm while the setting is on. */
export const PARK_FIRM_DISCOUNT_PERCENT = 50;

export interface DiscountSettings {
  /** Half for park firms (county rule 003:L56). */
  halfForParkFirms: boolean;
}

export interface ChargeLine {
  name: string;
  scheduleFen: number;
  amountFen: number;
}

/** What is to be paid, in fen; `discountPercent` is what was taken off. */
export interface Charge {
  lines: readonly ChargeLine[];
  totalFen: number;
  discountPercent: number;
}

export interface Payment {
  receiptNumber: string;
  amountFen: number;
}

const RECEIPT = /^[0-9A-Z]{8,20}$/;

/**
 * S-10, FA-13: the charge of a case from its item's schedule. A free item is never charged; each line needs its
 * basis, its licence and a whole amount. A discounted half fen is left to the payer.
 */
export function chargeOf(
  item: { feeCharged: boolean; fees: readonly ItemFee[] },
  payer: { isParkFirm: boolean },
  settings: DiscountSettings,
): { ok: true; charge: Charge } | { ok: false; refusal: FeeRefusal } {
  if (!item.feeCharged) return refuseFee('FA-13', 'item-is-free');
  if (item.fees.length === 0) return refuseFee('A-23', 'nothing-to-charge');
  if (!item.fees.every(isOnSchedule)) return refuseFee('FA-13', 'amount-not-on-schedule');
  const discountPercent = payer.isParkFirm && settings.halfForParkFirms ? PARK_FIRM_DISCOUNT_PERCENT : 0;
  const lines = item.fees.map(({ name, amountFen }) => ({
    name,
    scheduleFen: amountFen,
    amountFen: Math.floor((amountFen * (100 - discountPercent)) / 100),
  }));
  return {
    ok: true,
    charge: { lines, totalFen: lines.reduce((sum, line) => sum + line.amountFen, 0), discountPercent },
  };
}

/**
 * the charge where the schedule names a formula instead of an amount: what the window worked out by it, in
 * fen before discounts. A schedule with amounts is never changed by what was typed (FA-13).
 */
export function chargeByFormula(
  charge: Charge,
  workedOutFen: number | null,
): { ok: true; charge: Charge } | { ok: false; refusal: FeeRefusal } {
  if (charge.totalFen > 0) return { ok: true, charge };
  if (workedOutFen === null || workedOutFen <= 0) return refuseFee('A-23', 'amount-unknown');
  const totalFen = Math.floor((workedOutFen * (100 - charge.discountPercent)) / 100);
  return { ok: true, charge: { ...charge, totalFen } };
}

/** The receipt number without spaces, dashes and 〔〕, in half-width capitals; null when it is none (FA-14). */
export function receiptNumberOf(text: string): string | null {
  const bare = text
    .normalize('NFKC')
    .replace(/[\s\-—()〔〕[\]]/g, '')
    .toUpperCase();
  const isReceipt = RECEIPT.test(bare) && /\d{4}/.test(bare) && !/^(.)\1+$/.test(bare);
  return isReceipt ? bare : null;
}

/**
 * T33, SV-11: takes a payment into the books: the exact amount, with the number of an official receipt that no
 * other case bears. `isUsedElsewhere` answers whether a number stands in another case.
 */
export function recordPayment(
  charge: Charge,
  earlier: Payment | null,
  payment: Payment,
  isUsedElsewhere: (receiptNumber: string) => boolean,
): { ok: true; payment: Payment } | { ok: false; refusal: FeeRefusal } {
  if (earlier !== null) return refuseFee('T33', 'already-paid', { receiptNumber: earlier.receiptNumber });
  const receiptNumber = receiptNumberOf(payment.receiptNumber);
  if (receiptNumber === null) return refuseFee('FA-14', 'receipt-malformed');
  if (isUsedElsewhere(receiptNumber)) return refuseFee('FA-14', 'receipt-already-used', { receiptNumber });
  if (payment.amountFen !== charge.totalFen) {
    return refuseFee('SV-11', 'amount-differs', { paidFen: payment.amountFen, dueFen: charge.totalFen });
  }
  return { ok: true, payment: { receiptNumber, amountFen: payment.amountFen } };
}

/** T33, T35: nothing is handed over before payment where a fee is due. Null when it may be. */
export function refuseBeforePayment(
  item: { feeCharged: boolean },
  charge: Charge | null,
  payment: Payment | null,
): FeeRefusal | null {
  if (!item.feeCharged || charge?.totalFen === 0) return null;
  const dueFen = charge?.totalFen ?? 0;
  if (payment === null) return refuseFee('T35', 'not-paid', { dueFen }).refusal;
  if (charge !== null && payment.amountFen < charge.totalFen) {
    return refuseFee('T35', 'amount-differs', { paidFen: payment.amountFen, dueFen }).refusal;
  }
  return null;
}

function isOnSchedule({ basis, licence, amountFen }: ItemFee): boolean {
  return basis.trim() !== '' && licence.trim() !== '' && Number.isSafeInteger(amountFen) && amountFen >= 0;
}
