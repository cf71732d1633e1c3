import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { CASE_KIND_CODES } from '../../../src/domain/cases/kinds.js';
import {
  correctKind,
  type KindCorrection,
  type KindFacts,
} from '../../../src/domain/kind-correction/correct-kind.js';
import { kindRefusalInWords } from '../../../src/domain/kind-correction/kind-refusal-in-words.js';
import { wrongKindAtEnd, wrongKindAtIntake } from '../../../src/domain/kind-correction/wrong-kind.js';
import { at } from '../deadlines/moments.js';

const calendar = officialCalendar();
const facts: KindFacts = { state: 'REV', kind: 'P', acceptedById: 2, itemUpwardBody: '' };
const correction: KindCorrection = { to: 'J', reason: '涉及两个部门', byId: 9, isSupervision: true };

function correct(more: Partial<KindCorrection> = {}, of: Partial<KindFacts> = {}): string {
  const outcome = correctKind({ ...facts, ...of }, { ...correction, ...more });
  if (outcome.ok) return `${outcome.from} to ${outcome.to}`;
  expect(kindRefusalInWords(outcome.refusal)).toMatch(/。$/);
  return `${outcome.refusal.rule} ${outcome.refusal.code}`;
}

describe('T39: correcting the kind of a case', () => {
  it('only supervision, with a reason, to another kind, of an open case', () => {
    expect([
      correct(),
      correct({ isSupervision: false }),
      correct({ reason: ' ' }),
      correct({ to: 'P' }),
      correct({}, { state: 'DONE' }),
    ]).toEqual([
      'P to J',
      'T39 not-supervision',
      'T39 reason-missing',
      'T39 kind-unchanged',
      'T39 case-closed',
    ]);
  });

  it('after acceptance never to instant or reply, before it to any', () => {
    expect([
      correct({ to: 'I' }),
      correct({ to: 'R' }),
      correct({ to: 'I' }, { state: 'RECV', acceptedById: null }),
    ]).toEqual(['T39 not-after-acceptance', 'T39 not-after-acceptance', 'P to I']);
  });

  it('not while legs are open, the superior has it or the leader is asked', () => {
    expect([
      correct({ to: 'P' }, { state: 'LEGS', kind: 'J' }),
      correct({ to: 'P' }, { state: 'UP', kind: 'U' }),
      correct({ to: 'P' }, { state: 'NEG_REF', kind: 'R' }),
    ]).toEqual(['T39 state-belongs-to-kind', 'T39 state-belongs-to-kind', 'T39 state-belongs-to-kind']);
  });

  it('FA-08: upward only where the item names a superior', () => {
    expect([correct({ to: 'U' }), correct({ to: 'U' }, { itemUpwardBody: '省厅' })]).toEqual([
      'FA-08 item-needs-no-upward',
      'P to U',
    ]);
  });
});

describe('SV-10: a wrong kind is caught when it happens', () => {
  it('instant or reply in place of promised, joint or upward is FA-10, upward without need FA-08; the rest fits', () => {
    const found = CASE_KIND_CODES.flatMap((recorded) =>
      CASE_KIND_CODES.flatMap((kind) => {
        const wrong = wrongKindAtIntake(recorded, { kind, upwardBody: kind === 'U' ? '省厅' : '' });
        return wrong === null ? [] : [`${recorded} for ${kind}: ${wrong.fault} ${wrong.code}`];
      }),
    );
    expect(found).toEqual([
      'I for P: FA-10 recorded-to-escape',
      'I for J: FA-10 recorded-to-escape',
      'I for U: FA-10 recorded-to-escape',
      'R for P: FA-10 recorded-to-escape',
      'R for J: FA-10 recorded-to-escape',
      'R for U: FA-10 recorded-to-escape',
      'U for I: FA-08 upward-without-need',
      'U for P: FA-08 upward-without-need',
      'U for R: FA-08 upward-without-need',
      'U for J: FA-08 upward-without-need',
    ]);
  });

  it('TL-006: an instant case received Fri 20 Nov 2026 and ended after Mon 23 Nov closed took too long', () => {
    const end = (closed: string, kind: 'I' | 'P' = 'I') =>
      wrongKindAtEnd(kind, at('2026-11-20 10:00'), at(closed), calendar);
    expect([
      end('2026-11-20 11:00'),
      end('2026-11-23 17:00'),
      end('2026-11-24 09:00'),
      end('2026-11-24 09:00', 'P'),
    ]).toEqual([null, null, { fault: 'FA-10', code: 'instant-took-long' }, null]);
  });
});
