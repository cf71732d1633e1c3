import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditCodeCheckDigit, parseCreditCode } from '../../../src/domain/identity/credit-code.js';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const first17 = fc
  .tuple(
    fc.constantFrom('11', '51', '91', '92', 'N1'),
    fc.integer({ min: 110000, max: 659999 }),
    fc.array(fc.constantFrom(...ALPHABET), { minLength: 9, maxLength: 9 }),
  )
  .map(([head, region, body]) => head + region + body.join(''));

describe('unified social credit code of GB 32100', () => {
  it.each(['91110108551385082Q', '11511301008778183N'])('reads %s of a real register', (code) => {
    expect(parseCreditCode(code)).toEqual({ ok: true, value: code });
  });

  it('normalises small letters, full width and spaces', () => {
    expect(parseCreditCode(' 9111 0108 5513 85082ｑ ')).toEqual({ ok: true, value: '91110108551385082Q' });
  });

  it.each([
    ['91110108551385082', 'length'],
    ['91110108551385O82Q', 'characters'],
    ['9111010I551385082Q', 'characters'],
    ['01110108551385082Q', 'characters'],
    ['91110108551385083Q', 'check-digit'],
  ])('refuses %s: %s', (code, problem) => {
    expect(parseCreditCode(code)).toEqual({ ok: false, problem });
  });

  it('every code built with its check digit is read back, any single wrong character is refused', () => {
    fc.assert(
      fc.property(first17, fc.nat(17), fc.integer({ min: 1, max: 30 }), (head, at, step) => {
        const code = head + creditCodeCheckDigit(head);
        const wrong = ALPHABET.charAt((ALPHABET.indexOf(code.charAt(at)) + step) % ALPHABET.length);
        expect(parseCreditCode(code).ok).toBe(true);
        expect(parseCreditCode(code.slice(0, at) + wrong + code.slice(at + 1)).ok).toBe(false);
      }),
    );
  });
});
