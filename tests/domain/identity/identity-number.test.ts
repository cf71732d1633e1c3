import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityCheckDigit, parseIdentityNumber } from '../../../src/domain/identity/identity-number.js';

const VALID = '11010519491231002X';

const provinces = ['11', '15', '23', '37', '46', '51', '65', '71', '81', '82', '83'];
const first17 = fc
  .tuple(
    fc.constantFrom(...provinces),
    fc.integer({ min: 0, max: 9999 }),
    fc.integer({ min: 1930, max: 2025 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([province, area, year, month, day, order]) => {
    const pad = (value: number, width: number) => String(value).padStart(width, '0');
    return province + pad(area, 4) + pad(year, 4) + pad(month, 2) + pad(day, 2) + pad(order, 3);
  });

describe('identity number of GB 11643', () => {
  it('reads the example of the standard', () => {
    expect(parseIdentityNumber(VALID)).toEqual({
      ok: true,
      value: { number: VALID, holder: 'resident', birthDate: '1949-12-31', sex: 'female' },
    });
  });

  it.each([
    ['small x', '11010519491231002x'],
    ['full width', '１１０１０５１９４９１２３１００２Ｘ'],
    ['spaces and dashes', ' 110105 19491231-002X\u3000'],
  ])('normalises %s', (_name, typed) => {
    const result = parseIdentityNumber(typed);
    expect(result.ok && result.value.number).toBe(VALID);
  });

  it.each([
    ['17 digits', '11010519491231002', 'length'],
    ['a letter inside', '1101051949123100AX', 'characters'],
    ['province 10 does not exist', `10010519491231002${identityCheckDigit('10010519491231002')}`, 'region'],
    ['31 April', `11010519800431002${identityCheckDigit('11010519800431002')}`, 'birth-date'],
    ['29 February 1900', `11010519000229002${identityCheckDigit('11010519000229002')}`, 'birth-date'],
    ['month 13', `11010519801301002${identityCheckDigit('11010519801301002')}`, 'birth-date'],
    ['wrong check digit', '110105194912310021', 'check-digit'],
  ])('refuses %s', (_name, typed, problem) => {
    expect(parseIdentityNumber(typed)).toEqual({ ok: false, problem });
  });

  it('29 February 2000 was a day', () => {
    const number = `11010520000229001${identityCheckDigit('11010520000229001')}`;
    expect(parseIdentityNumber(number).ok).toBe(true);
  });

  it('a birth after today is refused when today is known', () => {
    const number = `11010520261123001${identityCheckDigit('11010520261123001')}`;
    expect(parseIdentityNumber(number, '2026-11-22')).toEqual({ ok: false, problem: 'future-birth' });
    expect(parseIdentityNumber(number, '2026-11-23').ok).toBe(true);
  });

  it.each([
    ['81000019900101001', 'hong-kong-macao-taiwan'],
    ['83000019900101001', 'hong-kong-macao-taiwan'],
    ['93184019900101001', 'foreigner'],
  ])('%s belongs to %s', (digits, holder) => {
    const result = parseIdentityNumber(digits + identityCheckDigit(digits));
    expect(result.ok && result.value.holder).toBe(holder);
  });

  it('every number built with its check digit is read back', () => {
    fc.assert(fc.property(first17, (digits) => parseIdentityNumber(digits + identityCheckDigit(digits)).ok));
  });

  it('any single wrong digit is refused', () => {
    fc.assert(
      fc.property(first17, fc.nat(16), fc.integer({ min: 1, max: 9 }), (digits, at, step) => {
        const number = digits + identityCheckDigit(digits);
        const wrong = String((Number(number[at]) + step) % 10);
        return !parseIdentityNumber(number.slice(0, at) + wrong + number.slice(at + 1)).ok;
      }),
    );
  });

  it('any swap of two different neighbours is refused', () => {
    fc.assert(
      fc.property(first17, fc.nat(15), (digits, at) => {
        const number = digits + identityCheckDigit(digits);
        const swapped =
          number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2);
        return swapped === number || !parseIdentityNumber(swapped).ok;
      }),
    );
  });
});
