import { describe, expect, it } from 'vitest';
import { attempt } from '../../../src/domain/cases/decide-action.js';
import type { ActionInput, CaseFacts } from '../../../src/domain/cases/guards.js';
import { REFUSAL_CODES, refuse } from '../../../src/domain/cases/refusal.js';
import { refusalInWords } from '../../../src/domain/cases/refusal-in-words.js';
import type { CaseAction } from '../../../src/domain/cases/transitions.js';
import { caseFacts, material, NOW, person } from './case-samples.js';

const clerk = person(['clerk']);
const approver = person(['approver']);

function refusalOf(
  facts: CaseFacts,
  action: CaseAction,
  who = clerk,
  input: ActionInput = {},
  now = NOW,
): string {
  const outcome = attempt(facts, action, who, input, now);
  return outcome.ok ? 'ok' : `${outcome.refusal.rule} ${outcome.refusal.code}`;
}

describe('an action that is allowed', () => {
  it('T12: complete papers are accepted at once, with the acceptance notice', () => {
    expect(attempt(caseFacts(), 'accept', clerk, {}, NOW)).toEqual({
      ok: true,
      transition: 'T12',
      action: 'accept',
      from: 'RECV',
      to: 'ACC',
      kind: 'P',
      at: NOW,
      byId: 1,
      reason: '受理',
      documents: ['D-01'],
    });
  });

  it('T20: a complex reply becomes a promised case', () => {
    const input = { reason: '  需要现场核实  ' };
    expect(attempt(caseFacts({ kind: 'R' }), 'accept-as-promised', clerk, input, NOW)).toEqual({
      ok: true,
      transition: 'T20',
      action: 'accept-as-promised',
      from: 'RECV',
      to: 'ACC',
      kind: 'P',
      at: NOW,
      byId: 1,
      reason: '需要现场核实',
      documents: ['D-01'],
    });
  });

  it('TD1: recording a review keeps the state', () => {
    const outcome = attempt(caseFacts({ state: 'REV' }), 'record-review', person(['reviewer']), {}, NOW);
    expect(outcome.ok && [outcome.from, outcome.to]).toEqual(['REV', 'REV']);
  });

  it('a promised case walks from receipt to delivery through two people', () => {
    const result = { resultName: '建筑工程施工许可证' };
    const steps: [CaseAction, typeof clerk, ActionInput][] = [
      ['receive', clerk, {}],
      ['accept', clerk, {}],
      ['take-review', person(['reviewer'], 4), {}],
      ['grant', person(['approver'], 5), {}],
      ['notify-ready', clerk, result],
      ['deliver', clerk, { ...result, receiverName: '王芳' }],
    ];
    let facts = caseFacts({ state: 'ENQ', lastChangedAt: null });
    const states = steps.map(([action, who, input]) => {
      const outcome = attempt(facts, action, who, input, NOW);
      if (outcome.ok) facts = { ...facts, state: outcome.to };
      return facts.state;
    });
    expect(states).toEqual(['RECV', 'ACC', 'REV', 'DEC_Y', 'READY', 'DONE']);
  });
});

describe('an action that is refused', () => {
  const notice = { kind: 'P' as const, materials: [material(1, 'missing')] };
  const remit = { remitReason: 'outside-remit', reason: '属于省级权限', basis: '行政许可法第三十二条' };
  const charged = { kind: 'P' as const, feeCharged: true, refusalAuthority: true };

  it.each<[string, Partial<CaseFacts>, CaseAction, typeof clerk, ActionInput, string]>([
    ['from a wrong state', { state: 'DONE' }, 'accept', clerk, {}, 'T12 not-in-this-state'],
    ['of a later release', {}, 'send-online', clerk, {}, 'T03 not-released'],
    ['of another kind', { kind: 'I' }, 'accept', clerk, {}, 'T12 kind-not-allowed'],
    ['without permission', {}, 'accept', approver, {}, 'S-33 not-permitted'],
    ['by the administrator', {}, 'accept', person(['administrator']), {}, 'S-33 not-permitted'],
    ['out of reach', { hallId: 99 }, 'accept', clerk, {}, 'S-33 out-of-scope'],
    ['without a user', {}, 'accept', person(['clerk'], 0), {}, 'S-59 actor-missing'],
    ['without a time', {}, 'accept', clerk, { at: new Date(Number.NaN) }, 'S-59 time-missing'],
    ['dated back', {}, 'accept', clerk, { at: new Date('2026-11-20T09:59:59+08:00') }, 'S-59 back-dated'],
    ['dated ahead', {}, 'accept', clerk, { at: new Date('2026-11-20T10:00:01+08:00') }, 'S-59 post-dated'],
    [
      'before the last event',
      { lastChangedAt: new Date('2026-11-20T10:00:01+08:00') },
      'accept',
      clerk,
      {},
      'S-59 back-dated',
    ],
    ['incomplete papers', notice, 'accept', clerk, {}, 'T12 materials-incomplete'],
    ['a notice although complete', {}, 'issue-one-time-notice', clerk, {}, 'TL-004 acceptance-is-mandatory'],
    [
      'a notice with papers unlooked at',
      { materials: [material(1, 'missing'), material(2, 'unchecked')] },
      'issue-one-time-notice',
      clerk,
      {},
      'S-04 materials-unchecked',
    ],
    [
      'a defect without words',
      { materials: [material(1, 'defective', { problem: ' ' })] },
      'issue-one-time-notice',
      clerk,
      {},
      'S-04 problem-not-described',
    ],
    [
      'a notice after the term',
      { ...notice, correctionDueAt: new Date('2026-11-20T09:59:00+08:00') },
      'issue-one-time-notice',
      clerk,
      {},
      'TL-002 notice-too-late',
    ],
    ['a correction of nothing', {}, 'correct-on-spot', clerk, {}, 'T09 nothing-to-correct'],
    [
      'non-acceptance for missing papers',
      notice,
      'refuse-acceptance',
      clerk,
      { reason: '材料不齐', basis: '无' },
      'C-43 remit-reason-missing',
    ],
    [
      'non-acceptance without words',
      {},
      'refuse-acceptance',
      clerk,
      { ...remit, reason: '' },
      'T14 reason-missing',
    ],
    [
      'non-acceptance without basis',
      {},
      'refuse-acceptance',
      clerk,
      { ...remit, basis: ' ' },
      'T14 basis-missing',
    ],
    [
      'a promised item entered as instant',
      { kind: 'I', item: { ...charged } },
      'finish-instant',
      clerk,
      {},
      'FA-10 kind-not-of-item',
    ],
    [
      'instant without a document',
      { kind: 'I' },
      'finish-instant',
      clerk,
      { receiverName: '王芳' },
      'FA-06 output-document-missing',
    ],
    [
      'instant without a receiver',
      { kind: 'I' },
      'finish-instant',
      clerk,
      { resultName: '证明' },
      'FA-06 delivery-record-missing',
    ],
    [
      'a reply beyond authority',
      { kind: 'R', item: { kind: 'R', feeCharged: false, refusalAuthority: false } },
      'reply',
      clerk,
      { reason: '禁止', basis: '条例' },
      'S-06 no-refusal-authority',
    ],
    ['a reply by word of mouth', { kind: 'R' }, 'reply', clerk, {}, 'T16 reason-missing'],
    [
      'own intake granted',
      { state: 'REV' },
      'grant',
      person(['approver'], 2),
      {},
      'S-40 acceptor-may-not-decide',
    ],
    [
      'own intake refused',
      { state: 'REV' },
      'refuse',
      person(['approver'], 2),
      { reason: '不符', basis: '法' },
      'S-40 acceptor-may-not-decide',
    ],
    [
      'granted with points open',
      { state: 'REV', checklist: { total: 2, ticked: 1 } },
      'grant',
      approver,
      {},
      'S-44 checklist-not-ticked',
    ],
    ['refused without reasons', { state: 'REV' }, 'refuse', approver, { basis: '法' }, 'T31 reason-missing'],
    ['refused without basis', { state: 'REV' }, 'refuse', approver, { reason: '不符' }, 'T31 basis-missing'],
    ['payment for a free item', { state: 'DEC_Y' }, 'ask-payment', clerk, {}, 'FA-13 item-is-free'],
    [
      'ready before payment',
      { state: 'DEC_Y', item: charged },
      'notify-ready',
      clerk,
      { resultName: '证' },
      'T32 item-has-fee',
    ],
    [
      'payment without receipt',
      { state: 'PAY', item: charged },
      'record-payment',
      clerk,
      { resultName: '证' },
      'FA-14 receipt-number-missing',
    ],
    [
      'ready without a document',
      { state: 'DEC_Y' },
      'notify-ready',
      clerk,
      {},
      'FA-06 output-document-missing',
    ],
    [
      'delivery to nobody',
      { state: 'READY', resultName: '证' },
      'deliver',
      clerk,
      {},
      'FA-06 delivery-record-missing',
    ],
    ['withdrawal without reason', { state: 'ACC' }, 'withdraw', clerk, {}, 'T37 reason-missing'],
  ])('%s', (_name, more, action, who, input, expected) => {
    expect(refusalOf(caseFacts(more), action, who, input)).toBe(expected);
  });

  it('TL-002: after the term for the notice an incomplete application counts as accepted', () => {
    const late = caseFacts({ ...notice, correctionDueAt: new Date('2026-11-20T09:59:00+08:00') });
    expect(refusalOf(late, 'accept')).toBe('ok');
  });

  it('every code has a sentence that tells what to do, in Chinese', () => {
    const sentences = REFUSAL_CODES.map((code) =>
      refusalInWords(refuse('T12', code, { action: 'accept', state: 'SUPP', kind: 'I' }).refusal),
    );
    expect(new Set(sentences).size).toBe(REFUSAL_CODES.length);
    expect(
      sentences.filter((sentence) => !/请/.test(sentence) && !sentence.includes('不是不予受理的理由')),
    ).toEqual([]);
    expect(sentences[0]).toBe('办件现在是“待补正”，不能受理。请刷新页面，按现在能做的步骤办理。');
  });
});
