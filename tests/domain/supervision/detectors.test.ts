import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { type DetectedCase, findInCase } from '../../../src/domain/supervision/detectors/case-detectors.js';
import {
  type DetectedLeg,
  lateEntry,
  legsNotStarted,
  suspendedTooLong,
  upwardSilent,
} from '../../../src/domain/supervision/detectors/clock-detectors.js';
import { mayMoveEvent } from '../../../src/domain/supervision/event-states.js';
import { consequenceOf } from '../../../src/domain/supervision/overrun-way.js';

const calendar = officialCalendar();
const at = (text: string) => new Date(`${text}:00+08:00`).getTime();

/** A promised case, accepted and done in order. */
function done(more: Partial<DetectedCase> = {}): DetectedCase {
  return {
    id: 7,
    state: 'DONE',
    kind: 'P',
    isOpen: false,
    isMigrated: false,
    item: { kind: 'P', upwardBody: '', feeCharged: false },
    receivedAt: at('2026-11-20T10:00'),
    acceptedAt: at('2026-11-20T10:00'),
    closedAt: at('2026-11-25T10:00'),
    decision: 'granted',
    resultName: '施工许可证',
    receiverName: '张三',
    feeFen: null,
    paymentReceipt: '',
    noticeBreach: false,
    toldLate: null,
    notices: ['D-01'],
    payments: [],
    ...more,
  };
}

const foundIn = (more: Partial<DetectedCase>) =>
  findInCase(done(more), calendar).map(({ rule, faultId, key }) => `${rule} ${faultId} ${key}`);

const FEE = { item: { kind: 'P', upwardBody: '', feeCharged: true } as const, feeFen: 1000 };
const slip = (more: Partial<DetectedCase['payments'][number]> = {}) => ({
  slipNumber: 'S1',
  amountFen: 1000,
  receiptNumber: '20260001',
  paidAt: at('2026-11-25T09:00'),
  ...more,
});

describe('the rules of section 5 on one case', () => {
  it.each<[string, Partial<DetectedCase>, string[]]>([
    ['a case in order', {}, []],
    ['SV-09: done without result', { resultName: '' }, ['SV-09 FA-06 case:7']],
    ['SV-09: done without receiver', { receiverName: ' ' }, ['SV-09 FA-06 case:7']],
    [
      'SV-10: a promised item recorded as instant',
      { kind: 'I', closedAt: at('2026-11-20T11:00') },
      ['SV-10 FA-10 case:7:recorded-to-escape'],
    ],
    ['SV-10: upward without need', { kind: 'U' }, ['SV-10 FA-08 case:7:upward-without-need']],
    ['FA-02: accepted without the notice', { notices: [] }, ['FA-02 FA-02 case:7:D-01']],
    ['FA-02: refused without the decision', { state: 'DEC_N' }, ['FA-02 FA-02 case:7:D-05']],
    ['FA-03: second notice', { noticeBreach: true }, ['FA-03 FA-03 case:7']],
    ['SV-11: paid in order', { ...FEE, payments: [slip()] }, []],
    [
      'SV-11: off the schedule',
      { ...FEE, payments: [slip({ amountFen: 1200 })] },
      ['SV-11 FA-13 case:7:off-schedule:S1'],
    ],
    [
      'SV-11: no receipt',
      { ...FEE, payments: [slip({ receiptNumber: '' })] },
      ['SV-11 FA-14 case:7:no-receipt:S1'],
    ],
    ['SV-11: handed out unpaid', FEE, ['SV-11 FA-14 case:7:no-receipt']],
    ['SV-11: a fee on a free item', { payments: [slip()] }, ['SV-11 FA-13 case:7:free-item']],
    ['what was migrated is judged by its kind alone', { isMigrated: true, resultName: '', notices: [] }, []],
  ])('%s', (_name, more, expected) => {
    expect(foundIn(more)).toEqual(expected);
  });
});

it('FA-03, SV-11: a finding carries its evidence: what was told late and by whom, the slip on a free item', () => {
  const evidenceOf = (more: Partial<DetectedCase>) => findInCase(done(more), calendar)[0]?.evidence;
  expect(
    evidenceOf({ noticeBreach: true, toldLate: { materials: ['消防意见', '授权委托书'], by: '王敏' } }),
  ).toEqual({ toldLate: '消防意见、授权委托书', by: '王敏' });
  expect(evidenceOf({ payments: [slip()] })).toEqual({
    words: '不收费的事项收了费',
    slipNumber: 'S1',
    amountFen: 1000,
  });
  expect(evidenceOf({ paymentReceipt: '2026-1' })).toEqual({
    words: '不收费的事项收了费',
    receiptNumber: '2026-1',
  });
});

describe('what stands still too long', () => {
  const filing = { id: 3, body: '省厅', tracker: '王敏', lastContactAt: at('2026-11-20T10:00') };

  it('SV-08: silent since Friday 20 November, found after three closings on Tuesday evening', () => {
    expect(upwardSilent(filing, 3, at('2026-11-24T17:00'), calendar)).toBeNull();
    expect(upwardSilent(filing, 3, at('2026-11-24T18:00'), calendar)).toEqual({
      rule: 'SV-08',
      key: `filing:3:${filing.lastContactAt}`,
      faultId: 'FA-09',
      evidence: { body: '省厅', tracker: '王敏', silentWorkingDays: 3 },
    });
  });

  it('FA-12: the first leg ended at 10:00, the next still waits after four hours', () => {
    const leg = (position: number, more: Partial<DetectedLeg>): DetectedLeg => ({
      caseId: 7,
      position,
      groupPosition: position,
      name: `环节${position}`,
      isWaiting: false,
      decidedAt: null,
      disagreed: false,
      ...more,
    });
    const legs = [leg(1, { decidedAt: at('2026-11-20T10:00') }), leg(2, { isWaiting: true })];
    expect(legsNotStarted(legs, 4, at('2026-11-20T14:00'))).toEqual([]);
    expect(
      legsNotStarted(legs, 4, at('2026-11-20T15:30')).map(({ key, evidence }) => [key, evidence]),
    ).toEqual([['leg:7:2', { leg: '环节2', waitingHours: 5 }]]);
    expect(legsNotStarted([leg(1, {}), leg(2, { isWaiting: true })], 4, at('2026-11-21T15:30'))).toEqual([]);
    expect(legsNotStarted([leg(1, { isWaiting: true })], 4, at('2026-11-21T15:30'))).toEqual([]);
  });

  it('TL-118: a procedure due on Friday is found on Monday', () => {
    const suspension = { id: 5, cause: '检验', dueAt: at('2026-11-20T18:00') };
    expect(suspendedTooLong(suspension, at('2026-11-20T18:00'), calendar)).toBeNull();
    expect(suspendedTooLong(suspension, at('2026-11-23T18:00'), calendar)?.evidence).toEqual({
      cause: '检验',
      lateWorkingDays: 1,
    });
  });

  it('SV-23: entered 25 hours later; what was migrated is left out', () => {
    const event = { id: 9, kind: 'accept', at: 0, enteredAt: 25 * 3_600_000, isMigrated: false };
    expect(lateEntry(event, 24)?.evidence).toEqual({ step: 'accept', lateHours: 25 });
    expect(lateEntry(event, 25)).toBeNull();
    expect(lateEntry({ ...event, isMigrated: true }, 24)).toBeNull();
  });
});

describe('what supervision does about it', () => {
  it('a finding is noted, proposed or closed; only one that names a fault is proposed; nothing follows closing', () => {
    expect([
      mayMoveEvent('new', 'noted', ''),
      mayMoveEvent('new', 'proposed', ''),
      mayMoveEvent('new', 'proposed', 'FA-06'),
      mayMoveEvent('proposed', 'closed', 'FA-06'),
      mayMoveEvent('proposed', 'noted', 'FA-06'),
      mayMoveEvent('closed', 'proposed', 'FA-06'),
      mayMoveEvent('noted', 'new', ''),
    ]).toEqual([true, false, true, true, false, false, false]);
  });

  it("SV-03: the organ's fault makes supervision call; FA-05 when the applicant was not told before the due moment", () => {
    expect([
      consequenceOf('inform', false),
      consequenceOf('inform', true),
      consequenceOf('return', false),
    ]).toEqual([
      { contactApplicant: true, faultId: 'FA-05' },
      { contactApplicant: true, faultId: '' },
      { contactApplicant: false, faultId: '' },
    ]);
  });
});
