import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Charge,
  chargeOf,
  type Payment,
  receiptNumberOf,
  recordPayment,
  refuseBeforePayment,
} from '../../../src/domain/fees/charge.js';
import type { FeeRefusal } from '../../../src/domain/fees/fee-refusal.js';
import { feeRefusalInWords } from '../../../src/domain/fees/fee-refusal-in-words.js';
import { fenOf, yuanInWords, yuanText } from '../../../src/domain/fees/fen.js';
import type { ItemFee } from '../../../src/domain/items/item-content.js';

const fee: ItemFee = {
  name: '证照工本费',
  basis: '发改价格〔2015〕1号',
  licence: '收费许可证123',
  standard: '每证10元',
  amountFen: 1001,
};
const charged = { feeCharged: true, fees: [fee, { ...fee, name: '检验费', amountFen: 20_000 }] };
const charge: Charge = {
  lines: [
    { name: '证照工本费', scheduleFen: 1001, amountFen: 1001 },
    { name: '检验费', scheduleFen: 20_000, amountFen: 20_000 },
  ],
  totalFen: 21_001,
  discountPercent: 0,
};
const paid: Payment = { receiptNumber: '3701012600012345', amountFen: 21_001 };

function codeOf(outcome: { ok: true } | { ok: false; refusal: FeeRefusal }): string {
  if (outcome.ok) return 'allowed';
  expect(feeRefusalInWords(outcome.refusal)).toMatch(/。$/);
  return `${outcome.refusal.rule} ${outcome.refusal.code}`;
}

describe('S-10, FA-13: the charge of a case', () => {
  const on = { halfForParkFirms: true };

  it('is what the schedule says, in fen', () => {
    expect(chargeOf(charged, { isParkFirm: false }, on)).toEqual({ ok: true, charge });
  });

  it('C-36: half for a park firm while the setting is on, half a fen left to the payer', () => {
    expect(chargeOf(charged, { isParkFirm: true }, on)).toEqual({
      ok: true,
      charge: {
        lines: [
          { name: '证照工本费', scheduleFen: 1001, amountFen: 500 },
          { name: '检验费', scheduleFen: 20_000, amountFen: 10_000 },
        ],
        totalFen: 10_500,
        discountPercent: 50,
      },
    });
    expect(chargeOf(charged, { isParkFirm: true }, { halfForParkFirms: false })).toEqual({
      ok: true,
      charge,
    });
  });

  it('a free item is never charged, nor a fee without basis, licence or whole amount', () => {
    const of = (more: Partial<ItemFee>) =>
      codeOf(chargeOf({ feeCharged: true, fees: [{ ...fee, ...more }] }, { isParkFirm: false }, on));
    expect([
      codeOf(chargeOf({ feeCharged: false, fees: [fee] }, { isParkFirm: false }, on)),
      codeOf(chargeOf({ feeCharged: true, fees: [] }, { isParkFirm: false }, on)),
      of({ basis: '' }),
      of({ licence: ' ' }),
      of({ amountFen: 10.5 }),
      of({ amountFen: -1 }),
    ]).toEqual([
      'FA-13 item-is-free',
      'A-23 nothing-to-charge',
      'FA-13 amount-not-on-schedule',
      'FA-13 amount-not-on-schedule',
      'FA-13 amount-not-on-schedule',
      'FA-13 amount-not-on-schedule',
    ]);
  });
});

describe('T33, FA-14: payment with an official receipt', () => {
  const record = (more: Partial<Payment> = {}, earlier: Payment | null = null, used = false) =>
    codeOf(recordPayment(charge, earlier, { ...paid, ...more }, () => used));

  it('the number is 8 to 20 digits or letters, however it was typed', () => {
    expect(
      [
        '3701 0126-00012345',
        '３７０１０１２６',
        '〔2026〕00012345',
        'ab12345678',
        '1234567',
        '00000000',
        'ABCDEFGH',
        '',
      ].map(receiptNumberOf),
    ).toEqual(['3701012600012345', '37010126', '202600012345', 'AB12345678', null, null, null, null]);
  });

  it('takes the exact amount once, with a number that no other case bears', () => {
    expect(
      recordPayment(charge, null, { ...paid, receiptNumber: ' 3701-0126-00012345' }, () => false),
    ).toEqual({
      ok: true,
      payment: paid,
    });
    expect([
      record({ amountFen: 21_000 }),
      record({ receiptNumber: '12' }),
      record({}, paid),
      record({}, null, true),
    ]).toEqual([
      'SV-11 amount-differs',
      'FA-14 receipt-malformed',
      'T33 already-paid',
      'FA-14 receipt-already-used',
    ]);
  });

  it('T35: nothing is handed over before payment where a fee is due', () => {
    const handedOver = (item: boolean, due: Charge | null, payment: Payment | null) =>
      refuseBeforePayment({ feeCharged: item }, due, payment)?.code ?? 'allowed';
    expect([
      handedOver(true, charge, null),
      handedOver(true, null, null),
      handedOver(true, charge, { ...paid, amountFen: 1 }),
      handedOver(true, charge, paid),
      handedOver(true, { ...charge, totalFen: 0 }, null),
      handedOver(false, null, null),
    ]).toEqual(['not-paid', 'not-paid', 'amount-differs', 'allowed', 'allowed', 'allowed']);
  });
});

describe('amounts', () => {
  it('yuan texts to fen and back', () => {
    expect(['12.5', '1,250.00', '￥12.50元', '0', '12.345', '1,25', '-3', 'x'].map(fenOf)).toEqual([
      1250,
      125_000,
      1250,
      0,
      null,
      null,
      null,
      null,
    ]);
    expect([yuanInWords(1250), yuanText(5), yuanText(-105)]).toEqual(['12.50元', '0.05', '-1.05']);
  });

  it('every amount survives the way to text and back', () => {
    fc.assert(fc.property(fc.nat(), (fen) => fenOf(yuanText(fen)) === fen));
  });
});
