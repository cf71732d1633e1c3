import { describe, expect, it } from 'vitest';
import { caseNumber } from '../../../src/domain/numbering/case-number.js';
import { readSearch } from '../../../src/features/search/read-search.js';

const NUMBER = caseNumber({ prefix: '', day: '2026-11-20', sequence: 31 });
const PREFIXED = caseNumber({ prefix: 'QH', day: '2026-11-20', sequence: 31 });

describe('what somebody typed into the search field', () => {
  it('is a case number in any typing', () => {
    for (const typed of [
      NUMBER,
      NUMBER.replaceAll('-', ''),
      ` ${NUMBER.replaceAll('-', ' ')} `,
      NUMBER.replaceAll('-', '－').replace('2026', '２０２６'),
    ]) {
      expect(readSearch(typed)).toMatchObject({ kind: 'number', slip: null });
      expect(readSearch(typed)).toHaveProperty('starts.0', NUMBER);
    }
    expect(readSearch(PREFIXED.toLowerCase())).toHaveProperty('starts.0', PREFIXED);
  });

  it('is the beginning of a case number, with dashes or without', () => {
    expect(readSearch('20261120')).toHaveProperty('starts', ['20261120']);
    expect(readSearch('2026112000')).toHaveProperty('starts', ['20261120-00', '2026112000']);
    expect(readSearch('qh20261120')).toHaveProperty('starts', ['QH20261120', 'qh20261120']);
  });

  it('is a case number with a wrong digit', () => {
    const wrong = NUMBER.slice(0, -1) + ((Number(NUMBER.at(-1)) + 1) % 10);
    expect(readSearch(wrong)).toMatchObject({ kind: 'number', slip: 'case-number' });
  });

  it('is an identity number, checked and in its stored form', () => {
    expect(readSearch(' 11010519491231002x')).toEqual({ kind: 'idNumber', value: '11010519491231002X' });
    expect(readSearch('110105 19491231 002Ｘ')).toEqual({ kind: 'idNumber', value: '11010519491231002X' });
    expect(readSearch('110105194912310021')).toMatchObject({ kind: 'number', slip: 'identity-number' });
  });

  it('is a social credit code, a mobile or a landline', () => {
    expect(readSearch('91350100m000100y43')).toEqual({ kind: 'idNumber', value: '91350100M000100Y43' });
    expect(readSearch('138 0013 8000')).toEqual({ kind: 'phone', value: '13800138000' });
    expect(readSearch('(028)12345678')).toMatchObject({ kind: 'number' });
    expect(readSearch('(028) 8123-4567')).toEqual({ kind: 'phone', value: '028-81234567' });
  });

  it('S-33: is a name as typed; traditional script is not converted', () => {
    expect(readSearch('范曉')).toEqual({ kind: 'name', starts: ['范曉'] });
    expect(readSearch('宏远（北京）')).toEqual({ kind: 'name', starts: ['宏远（北京）', '宏远(北京)'] });
  });

  it('is the address in a QR code', () => {
    expect(readSearch('https://hall.example/s/AbC_123-xyz')).toEqual({ kind: 'token', token: 'AbC_123-xyz' });
  });

  it('is nothing, or too short', () => {
    expect(readSearch('   ')).toEqual({ kind: 'nothing' });
    expect(readSearch('张')).toEqual({ kind: 'too-short' });
    expect(readSearch('123')).toEqual({ kind: 'too-short' });
  });
});

describe('a number of an older system', () => {
  it('is looked for as it was given', () => {
    expect(readSearch('case-10011')).toMatchObject({
      kind: 'number',
      starts: ['CASE-10011', 'case-10011'],
      slip: null,
    });
  });
});
