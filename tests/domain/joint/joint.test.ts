import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { type BoardGiven, jointBoard } from '../../../src/domain/joint/board.js';
import { jointRefusalInWords } from '../../../src/domain/joint/joint-refusal-in-words.js';
import { leadOf } from '../../../src/domain/joint/lead.js';
import { type LegClock, legReminder, unstartedLegs } from '../../../src/domain/joint/leg-clocks.js';
import {
  answerLeg,
  closeLegs,
  isAgreed,
  type Leg,
  type LegsOutcome,
  openLegs,
  startableLegs,
  startLeg,
} from '../../../src/domain/joint/legs.js';
import { at } from '../deadlines/moments.js';

const calendar = officialCalendar();
const OPENED = at('2026-11-23 10:00');
const TAKERS = { receivedById: 2, acceptedById: 3 };
const FORM = { projectName: '新建餐厅', contactName: '王芳', contactPhone: '13800138000' };
const clock: LegClock = { afterHours: 'same-day', suspensions: [] };

function leg(id: number, position: number, more: Partial<Leg> = {}): Leg {
  return {
    id,
    position,
    departmentId: id * 10,
    departmentName: `部门${id}`,
    itemName: `许可${id}`,
    limit: { value: 5, unit: 'workingDays' },
    state: 'waiting',
    startedAt: null,
    contactedAt: null,
    answeredAt: null,
    answeredById: null,
    reason: '',
    basis: '',
    ...more,
  };
}

/** Fire and health at the same time, the food licence after both. */
const legs = [leg(1, 1), leg(2, 1), leg(3, 2)];

function done(outcome: LegsOutcome): Leg[] {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.legs;
}

function refusalOf(outcome: LegsOutcome): string {
  if (outcome.ok) return 'allowed';
  expect(jointRefusalInWords(outcome.refusal)).toMatch(/。$/);
  return `${outcome.refusal.rule} ${outcome.refusal.code}`;
}

function answer(
  of: readonly Leg[],
  legId: number,
  agrees: boolean,
  now = at('2026-11-25 10:00'),
): LegsOutcome {
  const opinion = agrees
    ? { agrees, reason: '', basis: '' }
    : { agrees, reason: '不符合间距要求', basis: '《消防法》第十条' };
  return answerLeg(of, legId, { ...opinion, byId: 50, departmentId: legId * 10 }, TAKERS, now);
}

const opened = done(openLegs('J', legs, FORM, OPENED));

describe('T22: opening the legs of a joint case', () => {
  it('Mon 23 Nov 2026: the legs of the first position start together, the next one waits', () => {
    expect(opened).toEqual([
      leg(1, 1, { state: 'open', startedAt: OPENED }),
      leg(2, 1, { state: 'open', startedAt: OPENED }),
      leg(3, 2),
    ]);
  });

  it('only kind J, two legs at least, and the joint form complete (D-07)', () => {
    const incomplete = openLegs('J', legs, { ...FORM, projectName: ' ', contactPhone: '' }, OPENED);
    expect([
      refusalOf(openLegs('P', legs, FORM, OPENED)),
      refusalOf(openLegs('J', [leg(1, 1)], FORM, OPENED)),
      refusalOf(incomplete),
    ]).toEqual(['T22 not-joint', 'S-45 too-few-legs', 'D-07 form-incomplete']);
    expect(incomplete.ok ? '' : jointRefusalInWords(incomplete.refusal)).toBe(
      '互联审批申请书还没有填写完整：项目名称、联系电话。',
    );
  });
});

describe('A-34: order and parallelism of the legs', () => {
  it('a leg starts only after all legs before it agreed', () => {
    const one = done(answer(opened, 1, true));
    const both = done(answer(one, 2, true, at('2026-11-26 09:00')));
    const now = at('2026-11-26 10:00');
    expect([startableLegs(one), startableLegs(both).map(({ id }) => id)]).toEqual([[], [3]]);
    expect([
      refusalOf(startLeg(one, 3, now)),
      refusalOf(startLeg(one, 1, now)),
      refusalOf(startLeg(one, 9, now)),
    ]).toEqual(['A-34 predecessor-unanswered', 'D-08 leg-already-started', 'S-45 leg-unknown']);
    expect(done(startLeg(both, 3, now))[2]).toEqual(leg(3, 2, { state: 'open', startedAt: now }));
  });

  it('FA-12: a leg finished without the next started is shown at once and is a fault after 24 hours', () => {
    const both = done(answer(done(answer(opened, 1, true)), 2, true, at('2026-11-26 09:00')));
    const stuck = (now: string) =>
      unstartedLegs(both, OPENED, 24, at(now)).map(({ leg: next, ...rest }) => [next.id, rest]);
    const readySince = at('2026-11-26 09:00');
    expect(stuck('2026-11-26 09:01')).toEqual([[3, { readySince, isFault: false }]]);
    expect(stuck('2026-11-27 09:01')).toEqual([[3, { readySince, isFault: true }]]);
    expect(unstartedLegs(opened, OPENED, 24, at('2026-12-20 09:00'))).toEqual([]);
  });
});

describe('T23: the opinions of the organs', () => {
  it('agree needs no more, disagree needs reason and basis', () => {
    const disagree = { agrees: false, byId: 50, departmentId: 10 };
    expect([
      refusalOf(answer(opened, 1, true)),
      refusalOf(answerLeg(opened, 1, { ...disagree, reason: ' ', basis: 'x' }, TAKERS, OPENED)),
      refusalOf(answerLeg(opened, 1, { ...disagree, reason: 'x', basis: '' }, TAKERS, OPENED)),
      refusalOf(answer(opened, 1, false)),
    ]).toEqual(['allowed', 'T23 reason-missing', 'T31 basis-missing', 'allowed']);
  });

  it('only the own department answers, never who received or accepted the case (S-40), and only once', () => {
    const by = (byId: number, departmentId: number) =>
      refusalOf(
        answerLeg(opened, 1, { agrees: true, reason: '', basis: '', byId, departmentId }, TAKERS, OPENED),
      );
    expect([by(50, 20), by(2, 10), by(3, 10)]).toEqual([
      'S-33 other-department',
      'S-40 acceptor-may-not-answer',
      'S-40 acceptor-may-not-answer',
    ]);
    expect(refusalOf(answer(done(answer(opened, 1, true)), 1, true))).toBe('T23 leg-not-open');
    expect(refusalOf(answer(opened, 3, true))).toBe('T23 leg-not-open');
  });

  it('the legs close when every organ answered', () => {
    const both = done(answer(done(answer(opened, 1, true)), 2, true));
    const third = done(answer(done(startLeg(both, 3, at('2026-11-26 10:00'))), 3, true));
    expect([refusalOf(closeLegs(opened)), refusalOf(closeLegs(both))]).toEqual([
      'T23 legs-unanswered',
      'T23 legs-unanswered',
    ]);
    expect([isAgreed(both), isAgreed(done(closeLegs(third)))]).toEqual([false, true]);
  });

  it('after a disagreement the running leg is waited for, the one behind is spared', () => {
    const against = done(answer(opened, 1, false));
    expect(refusalOf(closeLegs(against))).toBe('T23 legs-unanswered');
    const both = done(answer(against, 2, true));
    expect(refusalOf(startLeg(both, 3, OPENED))).toBe('A-34 predecessor-disagreed');
    const closed = done(closeLegs(both));
    expect([closed.map(({ state }) => state), isAgreed(closed)]).toEqual([
      ['disagreed', 'agreed', 'spared'],
      false,
    ]);
  });
});

describe('S-03, C-17: who leads and urges', () => {
  it('the first receiver inside one department, supervision across, or as the setting says', () => {
    const inside = [{ departmentId: 5 }, { departmentId: 5 }];
    const across = [{ departmentId: 5 }, { departmentId: 6 }];
    expect([
      leadOf(inside, 5, 'by-reach'),
      leadOf(inside, 4, 'by-reach'),
      leadOf(across, 5, 'by-reach'),
      leadOf(across, 5, 'first-receiver'),
      leadOf(inside, 5, 'supervision'),
    ]).toEqual(['first-receiver', 'supervision', 'supervision', 'first-receiver', 'supervision']);
  });
});

describe('SV-07: the clock of a leg', () => {
  const running = leg(1, 1, { state: 'open', startedAt: OPENED });
  const rung = (now: string, of = running) => legReminder(of, clock, at(now), calendar);

  it('5 working days from Mon 23 Nov 2026 are due Mon 30 Nov 18:00; reminders a day before, when due, each day late', () => {
    expect([
      rung('2026-11-29 17:59'),
      rung('2026-11-29 18:00'),
      rung('2026-11-30 18:00'),
      rung('2026-12-01 09:00'),
      rung('2026-12-01 18:00'),
      rung('2026-12-03 18:00'),
    ]).toEqual([null, 'before-due', 'due', 'due', 'late-1', 'late-3']);
    expect(rung('2026-12-03 18:00', { ...running, state: 'agreed' })).toBeNull();
  });

  it('a board shows every leg with its own clock, the whole one, the lead and what is stuck', () => {
    const given: BoardGiven = {
      legs: [
        leg(1, 1, { state: 'agreed', startedAt: OPENED, answeredAt: at('2026-11-25 10:00') }),
        leg(2, 1, { state: 'open', startedAt: OPENED, contactedAt: OPENED }),
        leg(3, 2),
      ],
      whole: { dueAt: at('2026-12-10 18:00'), provisional: false },
      clock,
      lead: 'supervision',
      openedAt: OPENED,
      faultAfterHours: 24,
    };
    const common = { lateWorkingDays: 0, reminder: null, awaitsContact: false, opinion: '' };
    expect(jointBoard(given, at('2026-12-01 18:00'), calendar)).toEqual({
      groups: [
        {
          position: 1,
          legs: [
            {
              ...common,
              legId: 1,
              departmentName: '部门1',
              itemName: '许可1',
              state: 'agreed',
              words: '同意',
              light: 'normal',
              dueAt: at('2026-11-30 18:00'),
            },
            {
              ...common,
              legId: 2,
              departmentName: '部门2',
              itemName: '许可2',
              state: 'open',
              words: '办理中',
              light: 'red',
              dueAt: at('2026-11-30 18:00'),
              lateWorkingDays: 1,
              reminder: 'late-1',
            },
          ],
        },
        {
          position: 2,
          legs: [
            {
              ...common,
              legId: 3,
              departmentName: '部门3',
              itemName: '许可3',
              state: 'waiting',
              words: '等待前面的环节',
              light: null,
              dueAt: null,
            },
          ],
        },
      ],
      answered: 1,
      total: 3,
      lead: '督查科',
      notHandedOn: [],
      wholeDueAt: at('2026-12-10 18:00'),
      isWholeOverdue: false,
    });
  });
});
