import { expect, it } from 'vitest';
import { homeOf } from '../../../src/domain/access/home.js';

it('S-33: everyone begins where he may be: a clerk at his desk, an administrator without one at the menu', () => {
  expect([
    homeOf(['clerk']),
    homeOf(['clerk', 'administrator']),
    homeOf(['administrator']),
    homeOf([]),
  ]).toEqual(['desk', 'desk', 'menu', 'menu']);
});

it('S-16: who is kept off his post begins at his own record', () => {
  expect(homeOf(['off-post'])).toBe('own-record');
});
