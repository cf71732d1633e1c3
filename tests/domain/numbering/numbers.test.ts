import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseNumber, isNumberPrefix, parseCaseNumber } from '../../../src/domain/numbering/case-number.js';
import {
  caseSequenceName,
  noticeNumber,
  noticeSequenceName,
} from '../../../src/domain/numbering/notice-number.js';
import {
  normaliseQueryCode,
  QUERY_CODE_ALPHABET,
  QUERY_CODE_RANDOM_BYTES,
  queryCode,
} from '../../../src/domain/numbering/query-code.js';

const parts = fc.record({
  prefix: fc.constantFrom('', 'A', 'JN', 'Q3B'),
  day: fc.constantFrom('2026-11-20', '2026-02-28', '2027-12-31'),
  sequence: fc.integer({ min: 1, max: 123456 }),
});

describe('case numbers', () => {
  it('the 31st case of Fri 20 Nov 2026', () => {
    expect(caseNumber({ prefix: '', day: '2026-11-20', sequence: 31 })).toBe('20261120-0031-2');
    expect(caseNumber({ prefix: 'JN', day: '2026-11-20', sequence: 12345 })).toBe('JN20261120-12345-4');
  });

  it.each([
    '20261120-0031-2',
    '2026112000312',
    ' 20261120 0031 2 ',
    '２０２６１１２０－００３１－２',
    '20261120—0031—2',
  ])('reads %j', (typed) => {
    expect(parseCaseNumber(typed)).toEqual({
      ok: true,
      number: '20261120-0031-2',
      parts: { prefix: '', day: '2026-11-20', sequence: 31 },
    });
  });

  it('tells a slip of the pen from something else', () => {
    expect(parseCaseNumber('20261120-0032-2')).toEqual({ ok: false, problem: 'check-digit' });
    expect(parseCaseNumber('20261320-0031-2')).toEqual({ ok: false, problem: 'form' });
    expect(parseCaseNumber('宏远建设')).toEqual({ ok: false, problem: 'form' });
    expect(parseCaseNumber('')).toEqual({ ok: false, problem: 'form' });
  });

  it('what is written is read back', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const number = caseNumber(given);
        expect(parseCaseNumber(number)).toEqual({ ok: true, number, parts: given });
      }),
    );
  });

  it('any single wrong digit is noticed', () => {
    fc.assert(
      fc.property(parts, fc.nat(16), fc.integer({ min: 1, max: 9 }), (given, at, step) => {
        const number = caseNumber(given);
        const digitsAt = Array.from(number).flatMap((character, index) =>
          /\d/.test(character) ? [index] : [],
        );
        const place = digitsAt[at % digitsAt.length] ?? 0;
        const wrong = String((Number(number[place]) + step) % 10);
        expect(parseCaseNumber(number.slice(0, place) + wrong + number.slice(place + 1)).ok).toBe(false);
      }),
    );
  });

  it('of all swaps of neighbours in the day and sequence, at least 19 in 20 are noticed', () => {
    let swaps = 0;
    let noticed = 0;
    for (let sequence = 1; sequence < 3000; sequence += 7) {
      const digits = caseNumber({ prefix: '', day: '2026-11-20', sequence }).replaceAll('-', '');
      for (let at = 0; at < digits.length - 1; at += 1) {
        if (digits.charAt(at) === digits.charAt(at + 1)) continue;
        const swapped =
          digits.slice(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.slice(at + 2);
        swaps += 1;
        if (!parseCaseNumber(swapped).ok) noticed += 1;
      }
    }
    expect(noticed / swaps).toBeGreaterThan(0.95);
  });

  it('a prefix begins and ends with a letter, so that the day can be told from it', () => {
    expect(['', 'A', 'JN', 'Q3B', '3', 'A1', 'a', 'ABCDEFGHI'].map(isNumberPrefix)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(() => caseNumber({ prefix: '01', day: '2026-11-20', sequence: 1 })).toThrow('01');
  });
});

describe('notice numbers', () => {
  it('word, year, serial of six', () => {
    expect(noticeNumber('受字', 2026, 123)).toBe('受字〔2026〕第000123号');
    expect(noticeNumber('不受字', 2026, 1234567)).toBe('不受字〔2026〕第1234567号');
    expect([noticeSequenceName('D-01', 2026), caseSequenceName('2026-11-20')]).toEqual([
      'notice:D-01:2026',
      'case:2026-11-20',
    ]);
  });
});

describe('query codes', () => {
  it('six letters of an alphabet without look-alikes', () => {
    expect(new Set(QUERY_CODE_ALPHABET).size).toBe(QUERY_CODE_ALPHABET.length);
    expect(/[0O1IL2Z5S8BUV]/.test(QUERY_CODE_ALPHABET)).toBe(false);
    expect(queryCode(Uint8Array.from([0, 1, 255, 22, 23, 45, 46]))).toBe('34Y3Y3');
  });

  it('bytes that would favour a letter are skipped; too few bytes are an error', () => {
    expect(() => queryCode(new Uint8Array(5))).toThrow('random bytes');
    expect(() => queryCode(new Uint8Array(QUERY_CODE_RANDOM_BYTES).fill(255))).toThrow('random bytes');
    expect(queryCode(new Uint8Array(QUERY_CODE_RANDOM_BYTES))).toBe('333333');
  });

  it('is compared without regard to how it was typed', () => {
    expect(normaliseQueryCode(' 3a4-k ｍ7 ')).toBe('3A4KM7');
  });
});
