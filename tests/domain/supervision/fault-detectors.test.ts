import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { computeDeadline } from '../../../src/domain/deadlines/compute-deadline.js';
import {
  agencyShare,
  lateOrEarly,
  sectionWarned,
  unattendedWithQueue,
} from '../../../src/domain/supervision/detectors/count-detectors.js';
import { findFaults, type WatchedCase } from '../../../src/domain/supervision/detectors/fault-detectors.js';
import { deemedAcceptance } from '../../../src/domain/suspensions/deemed-acceptance.js';

const calendar = officialCalendar();
const at = (text: string) => new Date(`${text}:00+08:00`).getTime();
const NOW = at('2026-11-27T10:00');

/** A promised case in order: received, accepted, decided by an approver within its time, told where it is paid. */
function watched(more: Partial<WatchedCase> = {}): WatchedCase {
  return {
    id: 7,
    number: '20261116-0001-7',
    state: 'DONE',
    kind: 'P',
    isOpen: false,
    isMigrated: false,
    receivedAt: at('2026-11-16T10:00'),
    acceptedAt: at('2026-11-16T10:00'),
    decidedAt: at('2026-11-20T10:00'),
    closedAt: at('2026-11-20T11:00'),
    dueAt: at('2026-11-23T18:00'),
    noticeServedAt: null,
    decision: 'granted',
    notices: [{ kind: 'D-01', issuedAt: at('2026-11-16T10:00') }],
    refusedBefore: null,
    decidedBy: { name: '何秀兰', isApprover: true },
    delegatedPowers: '',
    feeCharged: true,
    paymentPlace: '大厅代收点',
    resultDelivery: '窗口领取',
    ...more,
  };
}

const found = (more: Partial<WatchedCase>) =>
  findFaults(watched(more), NOW, calendar).map(({ faultId, key }) => `${faultId} ${key}`);

describe('7.1: detectors of the permit faults', () => {
  it.each<[string, Partial<WatchedCase>, string[]]>([
    ['a case in order', {}, []],
    ['an older case is not judged', { isMigrated: true, decidedBy: { name: '某人', isApprover: false } }, []],
    [
      'FA-01: refused first, accepted later',
      { refusedBefore: { number: '20261109-0001-3', clerk: '王敏' } },
      ['FA-01 case:20261109-0001-3'],
    ],
    ['FA-03: waiting for papers without D-03', { state: 'SUPP', notices: [] }, ['FA-03 case:7:unwritten']],
    [
      'FA-04: granted without the post of an approver',
      { decidedBy: { name: '王敏', isApprover: false } },
      ['FA-04 case:7'],
    ],
    [
      'FA-04: an instant case within the window’s own powers is in order',
      { kind: 'I', delegatedPowers: '当场办结', decidedBy: { name: '王敏', isApprover: false } },
      [],
    ],
    ['FA-05: late and nothing told', { decidedAt: at('2026-11-24T09:00') }, ['FA-05 case:7']],
    [
      'FA-05: told before the due moment',
      { decidedAt: at('2026-11-24T09:00'), notices: [{ kind: 'D-28', issuedAt: at('2026-11-23T10:00') }] },
      [],
    ],
    [
      'FA-05: told after it',
      { decidedAt: at('2026-11-25T09:00'), notices: [{ kind: 'D-28', issuedAt: at('2026-11-24T10:00') }] },
      ['FA-05 case:7'],
    ],
    ['FA-05: instant cases have no promise', { kind: 'I', decidedAt: at('2026-11-25T09:00') }, []],
    ['FA-07: paid elsewhere', { paymentPlace: '局财务科' }, ['FA-07 case:7']],
    ['FA-07: a free item is paid nowhere', { feeCharged: false, paymentPlace: '局财务科' }, []],
    ['FA-07: fetched elsewhere', { resultDelivery: '到局三楼领取' }, ['FA-07 case:7']],
  ])('%s', (_name, more, expected) => {
    expect(found(more)).toEqual(expected);
  });

  it('V17: correction notice on working day 6 after receipt is FA-03, and the case counts as accepted from receipt', () => {
    const received = at('2026-11-13T10:00');
    const onDay = (text: string) =>
      findFaults(
        watched({
          state: 'SUPP',
          receivedAt: received,
          acceptedAt: null,
          decidedAt: null,
          decision: null,
          dueAt: null,
          noticeServedAt: at(text),
          notices: [{ kind: 'D-03', issuedAt: at(text) }],
        }),
        NOW,
        calendar,
      );
    expect(onDay('2026-11-20T17:00')).toEqual([]);
    expect(onDay('2026-11-23T09:00')).toEqual([
      {
        rule: 'FA-03',
        key: 'case:7:late',
        faultId: 'FA-03',
        evidence: {
          noticeTermEnd: at('2026-11-20T18:00'),
          noticeServedAt: at('2026-11-23T09:00'),
          deemedAcceptedFrom: received,
        },
      },
    ]);
    expect(
      deemedAcceptance(
        { state: 'RECV', kind: 'P', receivedAt: received, noticeServedAt: null },
        true,
        at('2026-11-23T09:00'),
        calendar,
      ),
    ).toEqual({ kind: 'deemed', acceptedAt: received, termEndedAt: at('2026-11-20T18:00') });
  });

  it('V16: promised 10 working days, accepted Thursday 5 November 2026, due Thursday 19 November', () => {
    const computed = computeDeadline(
      {
        acceptedAt: at('2026-11-05T10:00'),
        limit: { value: 10, unit: 'workingDays' },
        afterHours: 'same-day',
        extensions: [],
        suspensions: [],
      },
      calendar,
    );
    expect(computed.ok && computed.deadline.dueAt).toBe(at('2026-11-19T18:00'));
  });

  it('FE-01: more than three times in a month', () => {
    const times = (n: number) => lateOrEarly({ staffId: 3, month: '2026-11', times: n, days: '' })?.key;
    expect([times(3), times(4)]).toEqual([undefined, 'staff:3:2026-11']);
  });

  it('FF-01: each third warning of a section, once', () => {
    const warned = (warnings: number) =>
      sectionWarned({ departmentId: 2, department: '水务局', warnings })?.key;
    expect([warned(2), warned(3), warned(5), warned(6)]).toEqual([
      undefined,
      'department:2:1',
      'department:2:1',
      'department:2:2',
    ]);
  });

  it('FA-11: one agent has most of an item’s cases', () => {
    const share = (cases: number, all: number) =>
      agencyShare({ itemId: 1, item: '注册', agent: '王**', cases, all, month: '2026-11' }, 60, 10)?.evidence;
    expect([share(9, 9), share(10, 17)]).toEqual([undefined, undefined]);
    expect(share(12, 20)).toEqual({ itemName: '注册', agent: '王**', cases: 12, percent: 60 });
  });

  it('FA-15: an empty window while visitors came', () => {
    const queue = (visitors: number) =>
      unattendedWithQueue({ eventKey: '3:1', window: '3号窗口', visitors })?.faultId;
    expect([queue(0), queue(1)]).toEqual([undefined, 'FA-15']);
  });
});
