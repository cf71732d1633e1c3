import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { readBankFile } from '../../../src/domain/fees/bank-file.js';
import { type RecordedPayment, reconcile } from '../../../src/domain/fees/reconcile.js';
import {
  checkResult,
  deliveryDeadline,
  type ResultDocument,
  validityInWords,
} from '../../../src/domain/fees/result-document.js';
import { at } from '../deadlines/moments.js';

const FILE = [
  '\uFEFF缴费日期,票据号,"金额",备注,办件编号',
  '2026-11-20,3701012600000001,10.00,"a, ""b""",',
  '20261120,3701012600000002,1250.5,,20261120-0031-2',
  '',
  '2026/11/21 10:30,3701012600000003,8.00,"两行\r\n备注",',
  '2026-11-22,3701012600000001,10.00,,',
  '2026-11-22,3701012600000009,7.00,,',
  '',
].join('\r\n');

describe("the bank's file", () => {
  it('is read with its mark, quotes, any order of columns, and the lines of each row', () => {
    expect(readBankFile(FILE)).toEqual({
      ok: true,
      rows: [
        { line: 2, receiptNumber: '3701012600000001', caseNumber: '', amountFen: 1000, paidOn: '2026-11-20' },
        {
          line: 3,
          receiptNumber: '3701012600000002',
          caseNumber: '20261120-0031-2',
          amountFen: 125_050,
          paidOn: '2026-11-20',
        },
        { line: 5, receiptNumber: '3701012600000003', caseNumber: '', amountFen: 800, paidOn: '2026-11-21' },
        { line: 7, receiptNumber: '3701012600000001', caseNumber: '', amountFen: 1000, paidOn: '2026-11-22' },
        { line: 8, receiptNumber: '3701012600000009', caseNumber: '', amountFen: 700, paidOn: '2026-11-22' },
      ],
    });
  });

  it('tells every fault at once and takes nothing then', () => {
    expect(readBankFile('票据号,金额,缴费日期\n12,10.00,2026-11-20\n37010126,x,2026-02-30\n')).toEqual({
      ok: false,
      faults: [
        { line: 2, problem: '票据号不对' },
        { line: 3, problem: '金额不对' },
        { line: 3, problem: '缴费日期不对' },
      ],
    });
    expect(readBankFile('票据号,日期\n')).toEqual({
      ok: false,
      faults: [{ line: 1, problem: '缺少列：金额、缴费日期' }],
    });
  });

  it('refuses a quotation that never ends, which would swallow the rows behind it', () => {
    const heading = '票据号,金额,缴费日期,备注\n';
    const rows = '37010126,1.00,2026-11-20,"abc\n37010127,1.00,2026-11-20,\n';
    expect(readBankFile(heading + rows)).toEqual({
      ok: false,
      faults: [{ line: 2, problem: '引号没有成对' }],
    });
  });
});

describe("SV-11: the bank's list against the books", () => {
  const recorded: RecordedPayment[] = [
    { caseNumber: 'A', receiptNumber: '3701012600000001', amountFen: 1000 },
    { caseNumber: 'B', receiptNumber: '3701012600000002', amountFen: 125_050 },
    { caseNumber: 'C', receiptNumber: '3701012600000003', amountFen: 900 },
    { caseNumber: 'D', receiptNumber: '3701012600000004', amountFen: 300 },
  ];

  it('matched, amount differs, unknown, duplicate; and what the bank does not know', () => {
    const file = readBankFile(FILE);
    if (!file.ok) throw new Error('faults');
    const { rows, ...sums } = reconcile(file.rows, recorded);
    expect(
      rows.map(({ row, verdict, caseNumber, recordedFen }) => [row.line, verdict, caseNumber, recordedFen]),
    ).toEqual([
      [2, 'matched', 'A', 1000],
      [3, 'unknown', '', null],
      [5, 'amount-differs', 'C', 900],
      [7, 'duplicate', 'A', 1000],
      [8, 'unknown', '', null],
    ]);
    expect(sums).toEqual({
      notAtBank: [recorded[1], recorded[3]],
      bankFen: 1000 + 125_050 + 800 + 1000 + 700,
      matchedFen: 1000,
    });
  });
});

describe('E: the result of a case', () => {
  const document: ResultDocument = {
    name: '食品经营许可证',
    number: 'JY13701020012345',
    validFrom: '2026-11-20',
    validTo: '2031-11-19',
  };
  const check = (more: Partial<ResultDocument>) => {
    const outcome = checkResult({ ...document, ...more });
    return outcome.ok ? outcome.document : `${outcome.refusal.rule} ${outcome.refusal.code}`;
  };

  it('FA-06, A-25: bears name, number and a validity that makes sense', () => {
    expect([
      check({ name: ' 食品经营许可证 ' }),
      check({ validTo: '' }),
      check({ number: '' }),
      check({ validTo: '2026-11-19' }),
      check({ validFrom: '' }),
      check({ validTo: '2027-02-30' }),
    ]).toEqual([
      document,
      { ...document, validTo: '' },
      'FA-06 result-incomplete',
      'A-25 validity-invalid',
      'A-25 validity-invalid',
      'A-25 validity-invalid',
    ]);
    expect([validityInWords(document), validityInWords({ ...document, validTo: '' })]).toEqual([
      '2026年11月20日至2031年11月19日',
      '2026年11月20日起长期有效',
    ]);
  });

  it('TL-117: decided Wed 23 Sep 2026, to be delivered by Wed 14 Oct - 25 Sep and 1-7 Oct off, Sat 10 Oct worked', () => {
    expect(deliveryDeadline(at('2026-09-23 11:00'), officialCalendar())).toEqual({
      dueAt: at('2026-10-14 18:00'),
      provisional: false,
    });
  });
});
