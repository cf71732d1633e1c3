import { describe, expect, it } from 'vitest';
import {
  type IntakeSituation,
  intakeVerdict,
  ONE_TIME_NOTICE_WITHIN_WORKING_DAYS,
} from '../../../src/domain/cases/intake-verdict.js';
import { blockingMaterials } from '../../../src/domain/cases/materials.js';
import { secondNoticeBreach, toldMaterials } from '../../../src/domain/cases/second-notice.js';
import { verdictInWords } from '../../../src/domain/cases/verdict-in-words.js';
import { material } from './case-samples.js';

function situation(more: Partial<IntakeSituation> = {}): IntakeSituation {
  return {
    item: { kind: 'P', refusalAuthority: false },
    materials: [material(1, 'present'), material(2, 'present')],
    isApplicantValid: true,
    remitReason: null,
    isComplexReply: false,
    tolerantAcceptance: false,
    noticeTermMissed: false,
    told: null,
    ...more,
  };
}

const withItem = (kind: 'I' | 'P' | 'R' | 'J' | 'U', refusalAuthority = false) => ({
  item: { kind, refusalAuthority },
});

const missing = { materials: [material(1, 'present'), material(2, 'missing')] };
const follower = { materials: [material(1, 'follows-later', { mayFollow: true })] };

describe('what will happen with the papers on the counter', () => {
  it.each<[string, Partial<IntakeSituation>, string, string | null, string[], string[]]>([
    ['no item yet', { item: null }, 'undecided', null, [], ['S-11 nothing-chosen']],
    ['applicant not ready', { isApplicantValid: false }, 'undecided', null, [], ['S-59 applicant-not-ready']],
    [
      'a paper unlooked at',
      { materials: [material(1, 'unchecked')] },
      'undecided',
      null,
      [],
      ['S-04 materials-unchecked'],
    ],
    [
      'an optional paper unlooked at',
      { materials: [material(1, 'unchecked', { necessity: 'optional' })] },
      'undecided',
      null,
      [],
      ['S-04 materials-unchecked'],
    ],
    [
      'a defect without words',
      { materials: [material(1, 'defective', { problem: '' })] },
      'undecided',
      null,
      [],
      ['S-04 problem-not-described'],
    ],
    ['promised, complete', {}, 'accept', 'accept', ['D-01'], ['TL-004 complete']],
    ['joint, complete', withItem('J'), 'accept', 'accept', ['D-01'], ['TL-004 complete']],
    ['upward, complete', withItem('U'), 'accept', 'accept', ['D-01'], ['TL-004 complete']],
    ['instant, complete', withItem('I'), 'finish-instant', 'finish-instant', [], ['TL-005 complete-instant']],
    [
      'instant, incomplete',
      { ...withItem('I'), ...missing },
      'one-time-notice',
      'issue-one-time-notice',
      ['D-03'],
      ['S-04 material-missing'],
    ],
    [
      'promised, incomplete',
      missing,
      'one-time-notice',
      'issue-one-time-notice',
      ['D-03'],
      ['S-04 material-missing'],
    ],
    [
      'optional paper missing',
      { materials: [material(1, 'missing', { necessity: 'optional' })] },
      'accept',
      'accept',
      ['D-01'],
      ['TL-004 complete'],
    ],
    [
      'conditional paper missing',
      { materials: [material(1, 'missing', { necessity: 'conditional' })] },
      'accept',
      'accept',
      ['D-01'],
      ['TL-004 complete'],
    ],
    [
      'defect correctable on the spot',
      { materials: [material(1, 'defective', { onSpot: true })] },
      'one-time-notice',
      'issue-one-time-notice',
      ['D-03'],
      ['S-04 material-defective', 'TL-001 correctable-on-spot'],
    ],
    [
      'paper to follow, not open',
      follower,
      'one-time-notice',
      'issue-one-time-notice',
      ['D-03'],
      ['S-39 material-to-follow', 'T13 tolerance-not-open'],
    ],
    [
      'paper to follow, open',
      { ...follower, tolerantAcceptance: true },
      'tolerate',
      'accept-tolerantly',
      ['D-01', 'D-27'],
      ['T13 tolerated'],
    ],
    [
      'unmarked paper to follow, open',
      { materials: [material(1, 'follows-later')], tolerantAcceptance: true },
      'one-time-notice',
      'issue-one-time-notice',
      ['D-03'],
      ['S-39 material-to-follow'],
    ],
    [
      'outside the remit, papers not looked at',
      { remitReason: 'outside-remit', materials: [material(1, 'unchecked')] },
      'non-acceptance',
      'refuse-acceptance',
      ['D-02'],
      ['C-43 outside-remit'],
    ],
    [
      'forbidden, within authority',
      { ...withItem('R', true), ...missing },
      'reply',
      'reply',
      ['D-05', 'D-06'],
      ['T16 expressly-forbidden'],
    ],
    [
      'forbidden, complex',
      { ...withItem('R', true), isComplexReply: true },
      'treat-as-promised',
      'accept-as-promised',
      ['D-01'],
      ['T20 complex-reply'],
    ],
    [
      'forbidden, without authority',
      withItem('R'),
      'treat-as-promised',
      'accept-as-promised',
      ['D-01'],
      ['S-06 no-refusal-authority'],
    ],
    [
      'term for the notice missed',
      { ...missing, noticeTermMissed: true },
      'accept',
      'accept',
      ['D-01'],
      ['TL-002 notice-term-missed'],
    ],
    [
      'second notice on a paper passed over',
      { ...missing, told: [{ position: 1, status: 'missing' }] },
      'one-time-notice',
      'issue-one-time-notice',
      ['D-03'],
      ['S-04 material-missing', 'FA-03 second-notice-breach'],
    ],
  ])('%s', (_name, more, outcome, action, documents, reasons) => {
    const verdict = intakeVerdict(situation(more));
    expect([
      verdict.outcome,
      verdict.action,
      verdict.documents,
      verdict.reasons.map((why) => `${why.rule} ${why.code}`),
    ]).toEqual([outcome, action, documents, reasons]);
  });

  it('the notice lists everything that stands against acceptance, in one go', () => {
    const verdict = intakeVerdict(
      situation({ materials: [material(1, 'missing'), material(2, 'present'), material(3, 'defective')] }),
    );
    expect(verdict.notice).toEqual([
      { position: 1, name: '材料1', status: 'missing', problem: '', onSpot: false },
      { position: 3, name: '材料3', status: 'defective', problem: '没有签名', onSpot: false },
    ]);
    expect(verdictInWords(verdict)).toEqual({
      title: '需要一次性告知',
      button: '出具一次性告知书',
      sentences: ['缺1件：材料1。', '1件不合要求：材料3。'],
    });
    expect(ONE_TIME_NOTICE_WITHIN_WORKING_DAYS).toBe(5);
  });
});

describe('the second one-time notice (S-04, FA-03)', () => {
  const first = [material(1, 'missing'), material(2, 'present'), material(3, 'defective')];
  const told = toldMaterials(first);

  it('keeps what was named', () => {
    expect(told).toEqual([
      { position: 1, status: 'missing' },
      { position: 3, status: 'defective' },
    ]);
  });

  it('no breach: a gap that persists, or a defect of the paper handed in for it', () => {
    const now = [material(1, 'defective'), material(2, 'present'), material(3, 'missing')];
    expect(secondNoticeBreach(told, now)).toEqual({ breach: false, rule: 'FA-03', materials: [] });
  });

  it('breach: a paper passed over the first time is faulted now', () => {
    const now = [material(1, 'present'), material(2, 'defective'), material(3, 'present')];
    expect(secondNoticeBreach(told, now)).toEqual({
      breach: true,
      rule: 'FA-03',
      materials: [{ position: 2, name: '材料2', told: '', now: 'defective' }],
    });
  });

  it('no breach when that paper has been handed in anew', () => {
    const now = [{ ...material(2, 'defective'), renewed: true }];
    expect(secondNoticeBreach(told, now).breach).toBe(false);
  });
});

describe('which materials stand against acceptance', () => {
  it.each([
    ['required', 'present', []],
    ['required', 'missing', [1]],
    ['required', 'defective', [1]],
    ['required', 'unchecked', [1]],
    ['required', 'follows-later', [1]],
    ['conditional', 'missing', []],
    ['conditional', 'defective', [1]],
    ['optional', 'missing', []],
    ['optional', 'follows-later', []],
  ] as const)('%s and %s', (necessity, status, expected) => {
    const found = blockingMaterials([material(1, status, { necessity })]).map(({ position }) => position);
    expect(found).toEqual(expected);
  });
});
