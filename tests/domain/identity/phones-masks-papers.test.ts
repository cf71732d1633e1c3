import { describe, expect, it } from 'vitest';
import {
  ID_TYPES,
  type IdType,
  idTypesFor,
  isIdType,
  parseIdNumber,
} from '../../../src/domain/identity/id-types.js';
import { idNumberProblemInWords } from '../../../src/domain/identity/identity-in-words.js';
import {
  maskApplicantName,
  maskIdentityNumber,
  maskIdNumber,
  maskPersonName,
  maskPhone,
} from '../../../src/domain/identity/masks.js';
import { parsePhone } from '../../../src/domain/identity/phone.js';

describe('phones', () => {
  it.each([
    ['13800138000', 'mobile', '13800138000'],
    ['+86 138-0013-8000', 'mobile', '13800138000'],
    ['１３８００１３８０００', 'mobile', '13800138000'],
    ['0531-88886666', 'landline', '0531-88886666'],
    ['053188886666', 'landline', '0531-88886666'],
    ['（0531）8888 6666', 'landline', '0531-88886666'],
    ['010-62345678', 'landline', '010-62345678'],
    ['020-28886666-12', 'landline', '020-28886666-12'],
    ['02028886666转8', 'landline', '020-28886666-8'],
  ])('%s is a %s', (typed, kind, number) => {
    expect(parsePhone(typed)).toEqual({ ok: true, value: { kind, number } });
  });

  it.each(['', '12800138000', '1380013800', '138001380001', '88886666', '0531-18886666', 'phone'])(
    '%j is none',
    (typed) => {
      expect(parsePhone(typed)).toEqual({ ok: false, problem: 'phone' });
    },
  );
});

describe('masks (S-33)', () => {
  it('an identity number keeps three and four, a phone three and four, a name its first character', () => {
    expect([
      maskIdentityNumber('11010519491231002X'),
      maskPhone('13800138000'),
      maskPhone('0531-88886666'),
      maskPhone('020-28886666-12'),
      maskPersonName('张三'),
      maskPersonName('欧阳锋'),
      maskPersonName('𠮷田'),
      maskPersonName(''),
    ]).toEqual([
      '110***********002X',
      '138****8000',
      '0531-****6666',
      '020-****6666-**',
      '张*',
      '欧**',
      '𠮷*',
      '',
    ]);
  });

  it('credit codes and names of organisations are public; other papers keep their ends', () => {
    expect([
      maskIdNumber('credit-code', '91110108551385082Q'),
      maskIdNumber('resident-id', '11010519491231002X'),
      maskIdNumber('passport', 'E12345678'),
      maskIdNumber('other', 'AB12'),
      maskApplicantName('organisation', '宏远建设有限公司'),
      maskApplicantName('person', '李四'),
    ]).toEqual(['91110108551385082Q', '110***********002X', 'E1*****78', 'A**2', '宏远建设有限公司', '李*']);
  });

  it('a number too short to keep its ends is hidden whole', () => {
    expect([maskIdentityNumber('1234567'), maskPhone('1234')]).toEqual(['*******', '****']);
  });
});

describe('papers of an applicant', () => {
  it('persons and organisations each have their own', () => {
    expect(idTypesFor('person')).toEqual(['resident-id', 'passport', 'permit', 'other']);
    expect(idTypesFor('organisation')).toEqual(['credit-code', 'other']);
    expect([isIdType('passport'), isIdType('constructor')]).toEqual([true, false]);
  });

  it('the number is read by the rule of its paper', () => {
    expect(parseIdNumber('person', 'resident-id', '11010519491231002x')).toEqual({
      ok: true,
      value: '11010519491231002X',
    });
    expect(parseIdNumber('organisation', 'credit-code', '91110108551385082q')).toEqual({
      ok: true,
      value: '91110108551385082Q',
    });
    expect(parseIdNumber('person', 'passport', 'e 1234 5678')).toEqual({ ok: true, value: 'E12345678' });
    expect(parseIdNumber('person', 'other', '123')).toEqual({ ok: false, problem: 'length' });
    expect(parseIdNumber('person', 'other', 'A'.repeat(31))).toEqual({ ok: false, problem: 'length' });
    expect(parseIdNumber('person', 'other', 'AB<12>')).toEqual({ ok: false, problem: 'characters' });
    expect(parseIdNumber('organisation', 'resident-id', '11010519491231002X')).toEqual({
      ok: false,
      problem: 'type-not-for-applicant',
    });
  });

  it('every problem is told in a sentence of its own paper', () => {
    const problems = ['length', 'characters', 'check-digit', 'type-not-for-applicant'] as const;
    const sentences = (Object.keys(ID_TYPES) as IdType[]).flatMap((type) =>
      problems.map((problem) => idNumberProblemInWords(type, problem)),
    );
    expect(sentences.filter((sentence) => !/请/.test(sentence))).toEqual([]);
    expect(idNumberProblemInWords('resident-id', 'check-digit')).toBe(
      '身份证号码校验不通过，请对照证件逐位核对',
    );
  });
});
