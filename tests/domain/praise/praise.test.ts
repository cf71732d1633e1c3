import { describe, expect, it } from 'vitest';
import { praiseNumber, registrationRefusal, verificationRefusal } from '../../../src/domain/praise/praise.js';

const letter = {
  kind: 'letter',
  mediaLevel: '',
  namesSomebody: true,
  receivedOn: '2026-11-20',
  today: '2026-11-20',
} as const;

describe('praise (section 6, S-13)', () => {
  it('a letter that names whom it praises is registered on Fri 20 Nov 2026', () => {
    expect(registrationRefusal(letter)).toBeNull();
    expect(praiseNumber('QH', '2026-11-20', 3)).toBe('QHBY20261120-0003');
  });

  it('praise of nobody, of tomorrow, and of a medium without its level is refused beside the field', () => {
    expect(registrationRefusal({ ...letter, namesSomebody: false })).toEqual({
      rule: 'S-13',
      code: 'nobody-praised',
      field: 'staffId',
    });
    expect(registrationRefusal({ ...letter, receivedOn: '2026-11-21' })).toEqual({
      rule: 'S-13',
      code: 'post-dated',
      field: 'receivedOn',
    });
    expect(registrationRefusal({ ...letter, kind: 'media' })).toEqual({
      rule: 'S-13',
      code: 'media-level-missing',
      field: 'mediaLevel',
    });
    expect(registrationRefusal({ ...letter, kind: 'media', mediaLevel: 'city' })).toBeNull();
  });

  it('nobody verifies praise of himself, nothing is verified twice, and what is not true needs words', () => {
    const open = { state: 'registered', staffId: 7 } as const;
    const by = { staffId: 8, outcome: 'verified', note: '' } as const;
    expect(verificationRefusal(open, by)).toBeNull();
    expect(verificationRefusal(open, { ...by, staffId: 7 })?.code).toBe('person-praised');
    expect(verificationRefusal({ ...open, state: 'verified' }, by)?.code).toBe('decided');
    expect(verificationRefusal(open, { ...by, outcome: 'not-verified' })?.code).toBe('note-missing');
    expect(verificationRefusal(open, { ...by, outcome: 'not-verified', note: '查无此信' })).toBeNull();
  });
});
