import { describe, expect, it } from 'vitest';
import { SHANGHAI } from '../../../src/domain/calendar/zone.js';
import { monthBounds, monthsBack, shownBefore } from '../../../src/domain/ratings/rating-days.js';
import {
  mayCaseBeRated,
  opensLoop,
  RATING_LEVELS,
  ratingLevel,
  reasonsInWords,
  reasonsOfLevel,
} from '../../../src/domain/ratings/rating-levels.js';
import {
  LOOP_STATES,
  type LoopActor,
  type LoopFacts,
  type LoopState,
  loopRefusalInWords,
  openSteps,
  stateAfter,
  whyNotStep,
} from '../../../src/domain/ratings/rating-loop.js';
import { EMPTY_TALLY, foldSmall, satisfactionOfTally } from '../../../src/domain/ratings/satisfaction.js';

const facts = (state: LoopState, more: Partial<LoopFacts> = {}): LoopFacts => ({
  state,
  isVerified: state !== 'to-verify',
  isFounded: null,
  isCorrected: false,
  isAnswered: false,
  hasContact: true,
  disputedById: null,
  isReviewed: false,
  ratedStaffId: 7,
  ...more,
});
const supervisor: LoopActor = { staffId: 1, mayHandle: true, mayCorrect: false };
const head: LoopActor = { staffId: 2, mayHandle: false, mayCorrect: true };
const rated: LoopActor = { staffId: 7, mayHandle: true, mayCorrect: true };
const director: LoopActor = { staffId: 3, mayHandle: false, mayCorrect: false };

describe('the five levels', () => {
  it('S-54: five levels in the words of 好差评, the two lowest open a loop', () => {
    const levels = ([5, 4, 3, 2, 1] as const).map((level) => [RATING_LEVELS[level].word, opensLoop(level)]);
    expect(levels).toEqual([
      ['非常满意', false],
      ['满意', false],
      ['基本满意', false],
      ['不满意', true],
      ['非常不满意', true],
    ]);
    expect([0, 1, 6, 2.5, Number.NaN].map(ratingLevel)).toEqual([null, 1, null, null, null]);
  });

  it('S-54: a reason counts only at its level', () => {
    expect(reasonsOfLevel(5, ['attitude', 'quick', 'warm', 'quick'])).toEqual(['warm', 'quick']);
    expect(reasonsInWords(1, ['favours', 'attitude', 'warm'])).toBe('态度冷淡、生硬；吃拿卡要');
  });

  it('S-54: a case is rated once it was accepted or has ended', () => {
    expect(mayCaseBeRated({ acceptedAt: null, isOpen: true })).toBe(false);
    expect(mayCaseBeRated({ acceptedAt: 1, isOpen: true })).toBe(true);
    expect(mayCaseBeRated({ acceptedAt: null, isOpen: false })).toBe(true);
  });
});

describe('the loop of a bad rating', () => {
  it('S-54: founded is corrected, answered, and visited where a name was left', () => {
    const words = 'x';
    expect(stateAfter(facts('to-verify'), { kind: 'verify', isFounded: true, words })).toBe('to-correct');
    expect(stateAfter(facts('to-verify'), { kind: 'verify', isFounded: false, words })).toBe('to-answer');
    expect(stateAfter(facts('to-correct'), { kind: 'correct', words })).toBe('to-answer');
    expect(stateAfter(facts('to-answer'), { kind: 'answer', words })).toBe('to-visit');
    expect(stateAfter(facts('to-answer', { hasContact: false }), { kind: 'answer', words })).toBe('closed');
    expect(stateAfter(facts('to-visit'), { kind: 'visit', satisfied: false, words })).toBe('closed');
  });

  it('S-54: a dispute that is not upheld goes back where it came from, the other is set aside', () => {
    const back = (more: Partial<LoopFacts>) =>
      stateAfter(facts('disputed', more), { kind: 'review', outcome: 'upheld', words: 'x' });
    expect([
      back({ isVerified: false }),
      back({ isFounded: true }),
      back({ isFounded: true, isCorrected: true }),
      back({ isFounded: false }),
      back({ isFounded: false, isAnswered: true }),
    ]).toEqual(['to-verify', 'to-correct', 'to-answer', 'to-answer', 'to-visit']);
    expect(stateAfter(facts('disputed'), { kind: 'review', outcome: 'malicious', words: 'x' })).toBe(
      'set-aside',
    );
  });

  it('S-54: who may do what in which state; the person rated may only dispute', () => {
    const states = Object.keys(LOOP_STATES) as LoopState[];
    const table = (actor: LoopActor) =>
      Object.fromEntries(states.map((state) => [state, openSteps(facts(state), actor).join(' ')]));
    expect(table(supervisor)).toEqual({
      'to-verify': 'verify',
      'to-correct': 'correct',
      'to-answer': 'answer',
      'to-visit': 'visit',
      disputed: 'review',
      'set-aside': '',
      closed: '',
    });
    expect(table(head)).toEqual({
      'to-verify': 'dispute',
      'to-correct': 'correct dispute',
      'to-answer': 'dispute',
      'to-visit': 'dispute',
      disputed: '',
      'set-aside': '',
      closed: '',
    });
    expect(table(rated)).toEqual({ ...table(head), 'to-correct': 'dispute' });
    expect(new Set(Object.values(table(director)))).toEqual(new Set(['']));
  });

  it('S-54: nobody reviews his own dispute, and one dispute is enough', () => {
    const both: LoopActor = { staffId: 4, mayHandle: true, mayCorrect: true };
    expect(whyNotStep(facts('disputed', { disputedById: 4 }), 'review', both)?.code).toBe('own-dispute');
    expect(whyNotStep(facts('to-answer', { isReviewed: true }), 'dispute', head)?.code).toBe(
      'disputed-already',
    );
    const own = whyNotStep(facts('to-verify'), 'verify', rated);
    expect(own && loopRefusalInWords(own)).toBe('被评价的人不能办理对自己的评价（S-54）');
  });
});

describe('satisfaction', () => {
  it('9.3 C-23: levels 5 to 3 of all that were not set aside', () => {
    const tally = { byLevel: { 5: 10, 4: 5, 3: 2, 2: 2, 1: 1 }, setAside: 4 };
    expect(satisfactionOfTally(tally)).toEqual({ answers: 20, satisfied: 17, setAside: 4, percent: 85 });
    expect(satisfactionOfTally(EMPTY_TALLY)).toEqual({
      answers: 0,
      satisfied: 0,
      setAside: 0,
      percent: null,
    });
  });

  it('S-54: small numbers stand together, and an empty rest is no row', () => {
    const of = (name: string, five: number, one = 0) => ({
      name,
      tally: { byLevel: { ...EMPTY_TALLY.byLevel, 5: five, 1: one }, setAside: 0 },
    });
    const names = (rows: Parameters<typeof foldSmall>[0]) => foldSmall(rows, 5, '其他');
    expect(names([of('甲', 9), of('乙', 2, 1), of('丙', 3)])).toEqual([of('甲', 9), of('其他', 5, 1)]);
    expect(names([of('甲', 9), of('乙', 6), of('丙', 1)])).toEqual([of('甲', 9), of('其他', 7)]);
    expect(names([of('甲', 2), of('乙', 1)])).toEqual([]);
    expect(foldSmall([of('甲', 5)], 5, '其他')).toEqual([of('甲', 5)]);
  });
});

describe('when a window sees a rating', () => {
  it('S-54: a rating of Tue 17 Nov 2026 is shown from Fri 20 Nov on, whatever the hour', () => {
    const cutOff = (now: string) => shownBefore(Date.parse(now), 3, SHANGHAI);
    const midnight = Date.parse('2026-11-18T00:00:00+08:00');
    expect([cutOff('2026-11-20T00:00:00+08:00'), cutOff('2026-11-20T23:59:00+08:00')]).toEqual([
      midnight,
      midnight,
    ]);
  });

  it('a month ends where the next begins, also over the year', () => {
    expect(monthBounds('2026-12', SHANGHAI)).toEqual({
      from: Date.parse('2026-12-01T00:00:00+08:00'),
      to: Date.parse('2027-01-01T00:00:00+08:00'),
    });
    expect(monthBounds('2026-13', SHANGHAI)).toBeNull();
    expect(monthsBack(Date.parse('2026-01-31T20:00:00Z'), 3, SHANGHAI)).toEqual([
      '2026-02',
      '2026-01',
      '2025-12',
    ]);
  });
});
