import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { Zone } from '../../domain/calendar/zone.js';
import { yuanInWords } from '../../domain/fees/fen.js';
import type { NoticeSheet } from '../notices/notice-sheet.js';

export interface SlipFacts {
  hallName: string;
  slipNumber: string;
  caseNumber: string;
  itemName: string;
  payer: string;
  paymentPlace: string;
  lines: readonly { name: string; basis: string; standard: string; amountFen: number }[];
  amountFen: number;
  discountNote: string;
  issuedAt: Date;
  issuedBy: string;
}

/** S-58: the payment slip with which the applicant goes to the designated bank. */
export function slipSheet(facts: SlipFacts, zone: Zone): NoticeSheet {
  const amount = yuanInWords(facts.amountFen);
  return {
    head: {
      organName: facts.hallName,
      title: '缴费通知单',
      number: facts.slipNumber,
      dateText: momentInWords(facts.issuedAt.getTime(), zone),
      to: facts.payer,
      copyText: null,
    },
    parts: [
      {
        type: 'text',
        heading: '',
        paragraphs: [
          `您申请的“${facts.itemName}”（办件编号 ${facts.caseNumber}）已经准予许可。请持本通知单到指定银行缴费，凭银行开具的财政票据到窗口领取证件或者文书。`,
        ],
      },
      {
        type: 'table',
        heading: '收费项目',
        columns: [
          { label: '项目', narrow: false },
          { label: '依据', narrow: false },
          { label: '标准', narrow: false },
        ],
        rows: facts.lines.map(({ name, basis, standard, amountFen }) => [
          name,
          basis,
          [amountFen > 0 ? yuanInWords(amountFen) : '', standard].filter(Boolean).join('，'),
        ]),
      },
      {
        type: 'fields',
        heading: '',
        fields: [
          { label: '应缴金额', value: amount, wide: true },
          ...(facts.discountNote === '' ? [] : [{ label: '减免', value: facts.discountNote, wide: true }]),
          { label: '缴费地点', value: facts.paymentPlace || '本大厅指定银行', wide: true },
          { label: '开单人', value: facts.issuedBy, wide: true },
        ],
      },
      { type: 'text', heading: '', paragraphs: ['窗口不收取现金。除上列项目外，不收取任何费用。'] },
    ],
    seal: null,
    query: null,
    stub: null,
  };
}
