import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/domain/access/roles.js';
import { allowedActions, whyNot } from '../../../src/domain/cases/decide-action.js';
import type { CaseFacts } from '../../../src/domain/cases/guards.js';
import { CASE_STATE_CODES, isTerminal } from '../../../src/domain/cases/states.js';
import type { Leg, LegState } from '../../../src/domain/joint/legs.js';
import { caseFacts, material, NOW, person } from './case-samples.js';

const ROLES: readonly Role[] = [
  'clerk',
  'window-head',
  'reviewer',
  'approver',
  'unit-leader',
  'supervision',
  'director',
  'administrator',
];

const free = { feeCharged: false, refusalAuthority: true };
const incomplete = [material(1, 'present'), material(2, 'missing')];

const EARLIER = new Date('2026-11-19T18:00:00+08:00');
const LATER = new Date('2026-11-25T18:00:00+08:00');
const LAPSED = { promisedAt: EARLIER, isOpen: true, grantsWithGap: false };

const UPWARD: CaseFacts['item'] = { ...free, kind: 'U', upwardBody: '省住房和城乡建设厅' };

function leg(state: LegState): Leg {
  return {
    id: 1,
    position: 1,
    departmentId: 20,
    departmentName: '消防救援大队',
    itemName: '消防安全检查',
    limit: { value: 5, unit: 'workingDays' },
    state,
    startedAt: null,
    contactedAt: null,
    answeredAt: null,
    answeredById: null,
    reason: '',
    basis: '',
  };
}

/** Every state, and for the states where kind, papers or fee matter each case apart. */
const SITUATIONS: Record<string, Partial<CaseFacts>> = {
  ...Object.fromEntries(CASE_STATE_CODES.map((state) => [state, { state }])),
  'RECV I complete': { kind: 'I' },
  'RECV I incomplete': { kind: 'I', materials: incomplete },
  'RECV P incomplete': { materials: incomplete },
  'RECV P on the spot': { materials: [material(1, 'defective', { onSpot: true })] },
  'RECV P notice term missed': {
    materials: incomplete,
    correctionDueAt: new Date('2026-11-19T18:00:00+08:00'),
  },
  'RECV R within authority': { kind: 'R' },
  'RECV R without authority': {
    kind: 'R',
    item: { ...free, kind: 'R', refusalAuthority: false },
  },
  'RECV P tolerable': {
    isTolerant: true,
    materials: [material(1, 'present'), material(2, 'missing', { mayFollow: true })],
  },
  'RECV P tolerable and defective': {
    isTolerant: true,
    materials: [material(1, 'defective'), material(2, 'missing', { mayFollow: true })],
  },
  'NEG_REF R': { state: 'NEG_REF', kind: 'R' },
  'SUPP past its term': { state: 'SUPP', supplementDueAt: EARLIER },
  'ACC_T waiting': { state: 'ACC_T', gap: { promisedAt: LATER, isOpen: true, grantsWithGap: false } },
  'ACC_T lapsed': { state: 'ACC_T', gap: LAPSED },
  'ACC_T lapsed, opted in': { state: 'ACC_T', gap: LAPSED, returnsAccepted: true },
  'REV with a gap': { state: 'REV', gap: LAPSED, returnsAccepted: true },
  'DEC_N R': { state: 'DEC_N', kind: 'R' },
  'DEC_N R, papers returned': { state: 'DEC_N', kind: 'R', arePapersReturned: true },
  'RECV J complete': { kind: 'J' },
  'RECV U complete': { kind: 'U' },
  'RECV I of an item of kind P': { kind: 'I', item: { ...free, kind: 'P' } },
  'ACC J': { state: 'ACC', kind: 'J' },
  'ACC J led by supervision': {
    state: 'ACC',
    kind: 'J',
    joint: { lead: 'supervision', legs: [leg('waiting')] },
  },
  'ACC J led by the window': {
    state: 'ACC',
    kind: 'J',
    joint: { lead: 'first-receiver', legs: [leg('waiting')] },
  },
  'LEGS J unanswered': { state: 'LEGS', kind: 'J', joint: { lead: 'supervision', legs: [leg('open')] } },
  'LEGS J answered': { state: 'LEGS', kind: 'J', joint: { lead: 'supervision', legs: [leg('agreed')] } },
  'REV J with one against it': {
    state: 'REV',
    kind: 'J',
    joint: { lead: 'supervision', legs: [leg('agreed'), leg('disagreed')] },
  },
  'REV U of an item that needs a superior': { state: 'REV', kind: 'U', item: UPWARD },
  'REV U of an item that needs none': { state: 'REV', kind: 'U' },
  'REV U answered by the superior': { state: 'REV', kind: 'U', item: UPWARD, isForwarded: true },
  'UP U': { state: 'UP', kind: 'U' },
  'REV unticked': { state: 'REV', checklist: { total: 3, ticked: 2 } },
  'DEC_Y with fee': { state: 'DEC_Y', item: { ...free, kind: 'P', feeCharged: true } },
  'PAY with fee': { state: 'PAY', item: { ...free, kind: 'P', feeCharged: true } },
};

const WINDOW = (actions: string) => ({ clerk: actions, 'window-head': actions });
const WITHDRAW = WINDOW('withdraw');
const FILE_RECORD = { reviewer: 'file-record', approver: 'file-record' };

const EXPECTED: Record<string, Partial<Record<Role, string>>> = {
  ENQ: WINDOW('receive withdraw'),
  BOOKED: WITHDRAW,
  DRAFT: WITHDRAW,
  PRE: WITHDRAW,
  PRE_FIX: WITHDRAW,
  PRE_OK: WITHDRAW,
  RECV: WINDOW('accept refuse-acceptance withdraw'),
  SUPP: WINDOW('receive-supplement withdraw'),
  ACC: { ...WITHDRAW, reviewer: 'take-review', 'unit-leader': 'extend' },
  ACC_T: { ...WITHDRAW, reviewer: 'take-review' },
  REJ_F: {},
  REV: {
    ...WITHDRAW,
    reviewer: 'ask-experts publish-application record-review visit-site',
    approver: 'ask-experts grant publish-application refuse visit-site',
    'unit-leader': 'extend',
  },
  SITE: { ...WITHDRAW, ...FILE_RECORD },
  EXP: { ...WITHDRAW, ...FILE_RECORD },
  PUB: { ...WITHDRAW, ...FILE_RECORD },
  LEGS: { ...WITHDRAW, 'unit-leader': 'extend' },
  UP: { ...WITHDRAW, 'unit-leader': 'extend' },
  NEG_REF: WITHDRAW,
  EXT: WITHDRAW,
  DEC_Y: WINDOW('notify-ready withdraw'),
  DEC_N: {},
  PAY: WITHDRAW,
  READY: WINDOW('deliver withdraw'),
  DONE: {},
  RETURN: {},
  WITHDRAWN: {},
  'RECV I complete': WINDOW('finish-instant refuse-acceptance withdraw'),
  'RECV I incomplete': WINDOW('issue-one-time-notice refuse-acceptance withdraw'),
  'RECV P incomplete': WINDOW('issue-one-time-notice refuse-acceptance withdraw'),
  'RECV P on the spot': WINDOW('correct-on-spot issue-one-time-notice refuse-acceptance withdraw'),
  'RECV P notice term missed': WINDOW('accept refuse-acceptance withdraw'),
  'RECV R within authority': WINDOW('accept-as-promised refuse-acceptance reply withdraw'),
  'RECV R without authority': WINDOW('accept-as-promised refer-refusal refuse-acceptance withdraw'),
  'RECV P tolerable': WINDOW('accept-tolerantly issue-one-time-notice refuse-acceptance withdraw'),
  'RECV P tolerable and defective': WINDOW('issue-one-time-notice refuse-acceptance withdraw'),
  'NEG_REF R': { ...WITHDRAW, 'unit-leader': 'confirm-refusal order-acceptance' },
  'SUPP past its term': WINDOW('receive-supplement return withdraw'),
  'ACC_T waiting': { ...WINDOW('hand-in-rest withdraw'), reviewer: 'take-review' },
  'ACC_T lapsed': { ...WINDOW('hand-in-rest withdraw'), reviewer: 'take-review' },
  'ACC_T lapsed, opted in': {
    ...WINDOW('hand-in-rest withdraw'),
    reviewer: 'take-review',
    'unit-leader': 'return',
  },
  'REV with a gap': {
    ...WINDOW('hand-in-rest withdraw'),
    reviewer: 'ask-experts publish-application record-review visit-site',
    approver: 'ask-experts publish-application refuse visit-site',
    'unit-leader': 'extend',
  },
  'DEC_N R': WINDOW('hand-back-papers'),
  'DEC_N R, papers returned': {},
  'RECV J complete': WINDOW('accept refuse-acceptance withdraw'),
  'RECV U complete': WINDOW('accept refuse-acceptance withdraw'),
  'RECV I of an item of kind P': WINDOW('refuse-acceptance withdraw'),
  'ACC J': { ...WITHDRAW, 'unit-leader': 'extend' },
  'ACC J led by supervision': { ...WITHDRAW, 'unit-leader': 'extend', supervision: 'open-legs' },
  'ACC J led by the window': { ...WINDOW('open-legs withdraw'), 'unit-leader': 'extend' },
  'LEGS J unanswered': { ...WITHDRAW, 'unit-leader': 'extend' },
  'LEGS J answered': { ...WITHDRAW, 'unit-leader': 'extend', supervision: 'close-legs' },
  'REV J with one against it': {
    ...WITHDRAW,
    reviewer: 'ask-experts publish-application record-review visit-site',
    approver: 'ask-experts publish-application refuse visit-site',
    'unit-leader': 'extend',
  },
  'REV U of an item that needs a superior': {
    ...WINDOW('forward-upward withdraw'),
    reviewer: 'record-review',
    approver: 'refuse',
    'unit-leader': 'extend',
  },
  'REV U of an item that needs none': {
    ...WITHDRAW,
    reviewer: 'record-review',
    approver: 'grant refuse',
    'unit-leader': 'extend',
  },
  'REV U answered by the superior': {
    ...WITHDRAW,
    reviewer: 'record-review',
    approver: 'grant refuse',
    'unit-leader': 'extend',
  },
  'UP U': { ...WINDOW('file-superior-answer withdraw'), 'unit-leader': 'extend' },
  'REV unticked': {
    ...WITHDRAW,
    reviewer: 'ask-experts publish-application record-review visit-site',
    approver: 'ask-experts publish-application refuse visit-site',
    'unit-leader': 'extend',
  },
  'DEC_Y with fee': WINDOW('ask-payment withdraw'),
  'PAY with fee': WINDOW('record-payment withdraw'),
};

function drawn(situation: Partial<CaseFacts>): Partial<Record<Role, string>> {
  const rows = ROLES.map((role) => {
    const actions = allowedActions(caseFacts(situation), person([role]), NOW);
    return [role, actions.sort().join(' ')] as const;
  });
  return Object.fromEntries(rows.filter(([, actions]) => actions !== ''));
}

/** T39: an open case, recognised by its withdrawal, is supervision's to correct. */
function withSupervision([name, row]: [string, Partial<Record<Role, string>>]) {
  const isOpen = row.clerk?.includes('withdraw') === true;
  const supervision = ['correct-kind', row.supervision ?? ''].sort().join(' ').trim();
  return [name, isOpen ? { ...row, supervision } : row] as const;
}

describe('role x state x action', () => {
  it('the whole matrix of this release', () => {
    const matrix = Object.fromEntries(
      Object.entries(SITUATIONS).map(([name, facts]) => [name, drawn(facts)]),
    );
    expect(matrix).toEqual(Object.fromEntries(Object.entries(EXPECTED).map(withSupervision)));
  });

  it('a closed case offers nothing to a person who holds every role', () => {
    const everything = person([...ROLES]);
    const offered = CASE_STATE_CODES.filter(isTerminal).map((state) =>
      allowedActions(caseFacts({ state }), everything, NOW),
    );
    expect(offered).toEqual([[], [], [], [], []]);
  });

  it('S-40: who received or accepted a case is offered no decision, even with the role', () => {
    const both = person(['clerk', 'reviewer', 'approver'], 2);
    const facts = caseFacts({ state: 'REV' });
    const open = ['record-review', 'visit-site', 'ask-experts', 'publish-application', 'withdraw'];
    expect(allowedActions(facts, both, NOW)).toEqual(open);
    expect(allowedActions({ ...facts, acceptedById: 9 }, both, NOW)).toEqual(open);
    expect(whyNot(facts, 'grant', both, NOW)).toEqual({
      rule: 'S-40',
      code: 'acceptor-may-not-decide',
      facts: { action: 'grant', state: 'REV' },
    });
  });

  it('S-33: a case out of reach offers nothing', () => {
    const place = { departmentId: 6, windowId: 4 };
    const offered = (facts: CaseFacts) => ROLES.map((role) => allowedActions(facts, person([role]), NOW));
    expect(offered(caseFacts({ ...place, hallId: 11 }))).toEqual(ROLES.map(() => []));
    expect(offered(caseFacts(place))).toEqual(
      ROLES.map((role) => (role === 'supervision' ? ['correct-kind'] : [])),
    );
  });
});
