import type { FeeRefusal, FeeRefusalCode } from './fee-refusal.js';
import { yuanInWords } from './fen.js';

const WORDS: Readonly<Record<FeeRefusalCode, (no: FeeRefusal) => string>> = {
  'item-is-free': () => '该事项不收费，不得收取任何费用。',
  'amount-not-on-schedule': () => '收费项目的依据、许可证或者金额不完整，不能收费，请先补全事项的收费标准。',
  'nothing-to-charge': () => '没有选择收费项目，请选择后再出具缴费单。',
  'amount-unknown': () => '收费标准没有固定金额，请按标准计算后填写应缴金额。',
  'not-paid': (no) => `还没有缴费（应缴${amount(no, 'dueFen')}），缴费前不能发证。`,
  'amount-differs': (no) =>
    `缴费金额${amount(no, 'paidFen')}与应缴${amount(no, 'dueFen')}不一致，请与银行核对。`,
  'receipt-malformed': () => '票据号不对，应为8至20位数字或者字母，请按财政票据填写。',
  'receipt-already-used': (no) => `票据号${String(no.facts.receiptNumber ?? '')}已经用于其他办件，请核对。`,
  'already-paid': () => '该办件已经登记缴费，不能重复登记。',
  'result-incomplete': () => '请填写证件或者文书的名称和编号。',
  'validity-invalid': () => '有效期的结束日期不能早于开始日期，请核对。',
};

/** A refusal as a sentence that tells what to do. */
export function feeRefusalInWords(refusal: FeeRefusal): string {
  return WORDS[refusal.code](refusal);
}

function amount(no: FeeRefusal, key: string): string {
  return yuanInWords(Number(no.facts[key] ?? 0));
}
