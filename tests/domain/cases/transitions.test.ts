import { describe, expect, it } from 'vitest';
import { ACTION_NAMES } from '../../../src/domain/cases/action-words.js';
import { FACT_GUARDS, INPUT_GUARDS } from '../../../src/domain/cases/guards.js';
import { CASE_KIND_CODES, isCaseKind } from '../../../src/domain/cases/kinds.js';
import {
  CASE_STATE_CODES,
  CASE_STATES,
  isCaseState,
  isClockRunning,
  OPEN_STATES,
  stateInPlainWords,
  stateName,
  TERMINAL_STATES,
  TURN_NAMES,
  turnOf,
} from '../../../src/domain/cases/states.js';
import {
  isCaseAction,
  RELEASED_ACTIONS,
  TRANSITIONS,
  transitionOf,
} from '../../../src/domain/cases/transitions.js';

describe('the transition table (section 3.3)', () => {
  it('names T01 to T40 once each in order; T24 has three ways', () => {
    const numbered = [...new Set(TRANSITIONS.map((row) => row.id))].filter((id) => !id.startsWith('TD'));
    expect(numbered).toEqual(
      Array.from({ length: 40 }, (_, index) => `T${String(index + 1).padStart(2, '0')}`),
    );
    expect(TRANSITIONS.filter((row) => row.id === 'T24').map((row) => row.to)).toEqual([
      'SITE',
      'EXP',
      'PUB',
    ]);
  });

  it('these work in this release', () => {
    expect(TRANSITIONS.filter((row) => row.released).map((row) => `${row.id} ${row.action}`)).toEqual([
      'T02 receive',
      'T09 correct-on-spot',
      'T10 issue-one-time-notice',
      'T11 receive-supplement',
      'T12 accept',
      'T13 accept-tolerantly',
      'T14 refuse-acceptance',
      'T15 finish-instant',
      'T16 reply',
      'T17 refer-refusal',
      'T18 confirm-refusal',
      'T19 order-acceptance',
      'T20 accept-as-promised',
      'T21 take-review',
      'TD1 record-review',
      'T22 open-legs',
      'T23 close-legs',
      'T24 visit-site',
      'T24 ask-experts',
      'T24 publish-application',
      'T25 file-record',
      'T26 forward-upward',
      'T27 file-superior-answer',
      'T28 extend',
      'T30 grant',
      'T31 refuse',
      'T32 ask-payment',
      'T33 record-payment',
      'T34 notify-ready',
      'T35 deliver',
      'T36 return',
      'TD2 hand-in-rest',
      'T37 withdraw',
      'T38 hand-back-papers',
      'T39 correct-kind',
    ]);
    expect(RELEASED_ACTIONS).toHaveLength(35);
  });

  it('every action is one row, has a permission when released, and is named', () => {
    const actions = TRANSITIONS.map((row) => row.action);
    expect(new Set(actions).size).toBe(actions.length);
    expect(TRANSITIONS.filter((row) => row.released !== (row.permission !== null))).toEqual([]);
    expect(Object.keys(ACTION_NAMES).sort()).toEqual([...actions].sort());
    expect(transitionOf('accept').id).toBe('T12');
    expect([isCaseAction('accept'), isCaseAction('approve')]).toEqual([true, false]);
  });

  it('leads from and to known states; on a closed case papers are handed back (T38) and nothing else', () => {
    const unknown = TRANSITIONS.filter((row) => row.to !== 'same' && !CASE_STATE_CODES.includes(row.to));
    const fromClosed = TRANSITIONS.filter(
      (row) =>
        row.released && row.from !== 'any-open' && row.from.some((state) => CASE_STATES[state].terminal),
    );
    expect([unknown, fromClosed.map((row) => row.id)]).toEqual([[], ['T38']]);
  });

  it('uses every guard, and every guard names its rule', () => {
    const rows = TRANSITIONS.flatMap((row): string[] => [...row.guards, ...row.asks]);
    const guards = { ...FACT_GUARDS, ...INPUT_GUARDS };
    expect([...new Set(rows)].sort()).toEqual(Object.keys(guards).sort());
    expect(
      Object.values(guards).filter((guard) => !/^(null|(T|S-|FA-|TL-|C-)\d+)$/.test(String(guard.rule))),
    ).toEqual([]);
  });

  it('FA-06: nothing becomes DONE without output document and receiver', () => {
    const intoDone = TRANSITIONS.filter((row) => row.to === 'DONE');
    expect(intoDone.map((row) => [row.id, row.asks])).toEqual([
      ['T15', ['hasOutputDocument', 'hasReceiver', 'hasReceiptWhenDue']],
      ['T35', ['hasOutputDocument', 'hasReceiver']],
    ]);
  });
});

describe('states and kinds', () => {
  it('the clock runs from acceptance to decision', () => {
    expect(CASE_STATE_CODES.filter(isClockRunning)).toEqual([
      'ACC',
      'ACC_T',
      'REV',
      'SITE',
      'EXP',
      'PUB',
      'LEGS',
      'EXT',
    ]);
    expect(TERMINAL_STATES).toEqual(['REJ_F', 'DEC_N', 'DONE', 'RETURN', 'WITHDRAWN']);
    expect(OPEN_STATES.length + TERMINAL_STATES.length).toBe(CASE_STATE_CODES.length);
  });

  it('each state has two wordings and someone whose turn it is while it is open', () => {
    const names = CASE_STATE_CODES.map(stateName);
    expect(new Set(names).size).toBe(names.length);
    expect(CASE_STATE_CODES.filter((state) => stateInPlainWords(state).length < 4)).toEqual([]);
    expect(CASE_STATE_CODES.filter((state) => turnOf(state) === 'none')).toEqual(TERMINAL_STATES);
    expect(TURN_NAMES[turnOf('SUPP')]).toBe('申请人');
    expect(TURN_NAMES[turnOf('NEG_REF')]).toBe('分管领导');
    expect([isCaseState('ACC'), isCaseState('toString')]).toEqual([true, false]);
  });

  it('there are five kinds', () => {
    expect(CASE_KIND_CODES).toEqual(['I', 'P', 'R', 'J', 'U']);
    expect([isCaseKind('P'), isCaseKind('X')]).toEqual([true, false]);
  });
});
