import { describe, expect, it } from 'vitest';
import { refuseFiling, refuseReview } from '../../../src/domain/accountability/appeal-rules.js';
import { attributeFault } from '../../../src/domain/accountability/fault-attribution.js';
import { FAULTS, findFault } from '../../../src/domain/accountability/fault-catalogue.js';
import { workingDaysAfter } from '../../../src/domain/accountability/fault-clocks.js';
import { faultCounters } from '../../../src/domain/accountability/fault-counters.js';
import { FAULT_DETECTORS, watchedFaults } from '../../../src/domain/accountability/fault-detectors.js';
import {
  type FaultInProcedure,
  refuseStatement,
  refuseStep,
  stepsFor,
} from '../../../src/domain/accountability/fault-procedure.js';
import { measureChoice, measuresTaken } from '../../../src/domain/accountability/fault-sanction.js';
import { parseSourceKey } from '../../../src/domain/accountability/fault-states.js';
import { faultOfCategory, faultOfComplaint } from '../../../src/domain/accountability/fault-suggestions.js';
import { faultSanction } from '../../../src/domain/accountability/severity.js';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { COMPLAINT_CATEGORIES } from '../../../src/domain/complaints/categories.js';

const at = (text: string) => new Date(`${text}:00+08:00`).getTime();
const NOW = at('2026-11-20T10:00');
const PERSON = 1;
const PROPOSER = 2;
const ESTABLISHER = 3;
const DECIDER = 4;
const all = new Set(['fault.establish', 'fault.decide', 'fault.propose']);
const by = (staffId: number) => ({ staffId, permissions: all });

const fault = (more: Partial<FaultInProcedure> = {}): FaultInProcedure => ({
  state: 'hearing',
  personId: PERSON,
  actedForId: null,
  proposedById: PROPOSER,
  establishedById: null,
  decidedById: null,
  heardAt: at('2026-11-19T10:00'),
  hearBy: at('2026-11-26T17:30'),
  correctedAt: null,
  apologyAt: null,
  appealBy: null,
  hasOpenAppeal: false,
  ...more,
});
const codeOf = (refusal: { code: string } | null) => refusal?.code ?? null;

describe('S-14: the procedure of a fault', () => {
  it('S-14: proposer, establisher, decider and the person concerned are four people, whatever their roles', () => {
    const established = fault({ state: 'established', establishedById: ESTABLISHER });
    expect(
      [PERSON, PROPOSER, ESTABLISHER].map((id) => codeOf(refuseStep(fault(), 'establish', by(id), NOW))),
    ).toEqual(['concerned', 'proposed-it', null]);
    expect(
      [PERSON, PROPOSER, ESTABLISHER, DECIDER].map((id) =>
        codeOf(refuseStep(established, 'decide', by(id), NOW)),
      ),
    ).toEqual(['concerned', 'proposed-it', 'established-it', null]);
    expect(codeOf(refuseStep(fault({ actedForId: 9 }), 'establish', by(9), NOW))).toBe('concerned');
  });

  it('S-14: without the permission nothing is offered', () => {
    expect(stepsFor(fault(), { staffId: 8, permissions: new Set() }, NOW)).toEqual([]);
    expect(stepsFor(fault({ heardAt: null }), by(ESTABLISHER), NOW)).toEqual(['record-hearing', 'dismiss']);
    expect(stepsFor(fault(), by(ESTABLISHER), NOW)).toEqual(['establish', 'dismiss']);
  });

  it('S-14: established only after the person spoke or his term is over', () => {
    const silent = fault({ heardAt: null });
    expect(codeOf(refuseStep(silent, 'establish', by(ESTABLISHER), NOW))).toBe('not-heard');
    expect(refuseStep(silent, 'establish', by(ESTABLISHER), at('2026-11-26T17:31'))).toBeNull();
    expect(codeOf(refuseStatement(silent, PERSON))).toBe(null);
    expect(codeOf(refuseStatement(fault(), PERSON))).toBe('heard-already');
    expect(codeOf(refuseStatement(silent, ESTABLISHER))).toBe('no-permission');
  });

  it('S-14: closed only after correction, apology, and the term of appeal', () => {
    const decided = { state: 'decided', establishedById: ESTABLISHER, decidedById: DECIDER } as const;
    const close = (more: Partial<FaultInProcedure>, now = NOW) =>
      codeOf(refuseStep(fault({ ...decided, ...more }), 'close', by(ESTABLISHER), now));
    const mended = { correctedAt: NOW, apologyAt: NOW, appealBy: at('2026-11-27T17:30') };
    expect(close({})).toBe('not-corrected');
    expect(close({ correctedAt: NOW })).toBe('no-apology');
    expect(close(mended)).toBe('appeal-term-runs');
    expect(close({ ...mended, hasOpenAppeal: true })).toBe('appeal-open');
    expect(close(mended, at('2026-11-27T17:31'))).toBe(null);
  });

  it('S-07, 002:L627: the substitute bears what happened while he stood in, the holder what happened before', () => {
    const absence = {
      staffId: 10,
      substituteId: 11,
      substitute: '陈立',
      fromAt: at('2026-11-19T09:00'),
      untilAt: at('2026-11-20T17:30'),
      endedAt: at('2026-11-20T12:00'),
    };
    const holder = { id: 10, name: '王敏' };
    const attributed = (when: string) => attributeFault(holder, [absence], at(when));
    expect(attributed('2026-11-19T15:00')).toEqual({ personId: 11, personName: '陈立', actedFor: holder });
    expect(attributed('2026-11-18T15:00')).toEqual({ personId: 10, personName: '王敏', actedFor: null });
    expect(attributed('2026-11-20T15:00').personId).toBe(10);
  });

  it('7.1: FA-17 is always sanction 3, its measures are not for choosing', () => {
    const fa17 = findFault('FA-17');
    if (fa17 === null) throw new Error('no FA-17');
    const sanction = faultSanction({
      faultId: 'FA-17',
      isIntentional: false,
      isFirstTime: true,
      harm: 'small',
      attitude: 'corrects',
    });
    expect(sanction.sanction).toBe(3);
    expect(measureChoice(fa17, sanction)).toEqual({
      isFixed: true,
      choices: ['return-to-unit', 'apology'],
      chosen: ['return-to-unit', 'apology'],
    });
  });

  it('7.2: the other lists offer what they name, at least one is taken, nothing foreign', () => {
    const dereliction = findFault('FD-02');
    if (dereliction === null) throw new Error('no FD-02');
    const serious = { severity: 'serious', sanction: 2, measures: ['apology'] } as const;
    const choice = measureChoice(dereliction, serious);
    expect(choice.choices).toEqual([
      'circular-criticism',
      'loss-of-awards',
      'transfer',
      'removal',
      'demotion',
      'party-or-government-discipline',
      'apology',
    ]);
    expect(choice.chosen).toEqual(['transfer', 'apology']);
    expect(measuresTaken(choice, ['loss-of-awards'])).toEqual(['loss-of-awards']);
    expect(measuresTaken(choice, [])).toBeNull();
    expect(measuresTaken(choice, ['dismissal'])).toBeNull();
  });

  it('5 working days after Thu 24 Sep 2026 17:00 end on Fri 9 Oct - 25 Sep and 1-7 Oct off', () => {
    const calendar = officialCalendar();
    const end = workingDaysAfter(new Date('2026-09-24T17:00:00+08:00'), 5, calendar);
    expect(end.toISOString().slice(0, 10)).toBe('2026-10-09');
  });
});

describe('7.5: what a decided fault counts as', () => {
  const mild = { isIntentional: false, severity: 'general' } as const;
  const grave = { isIntentional: true, severity: 'serious' } as const;
  it.each([
    ['FA-05', mild, ['late-certificate']],
    ['FI-02', mild, ['late-certificate']],
    ['FL-03', grave, ['integrity-breach']],
    ['FA-17', grave, ['integrity-breach']],
    ['FA-16', mild, ['ignorance-breach']],
    ['FA-16', grave, []],
    ['FI-03', mild, ['dress-badge-language']],
    ['FI-03', grave, ['rude-quarrel']],
    ['FE-05', mild, ['rude-quarrel']],
    ['FI-01', mild, ['no-promise-system']],
    ['FI-04', mild, ['ten-facts-missing']],
    ['FA-02', mild, []],
  ] as const)('%s %o counts as %o', (faultId, factors, kinds) => {
    expect(faultCounters(faultId, factors).map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('S-14: appeals', () => {
  const subject = {
    staffId: PERSON,
    isAppealable: true,
    appealBy: at('2026-11-27T17:30'),
    involvedIds: [PROPOSER, ESTABLISHER, DECIDER],
  };
  const filing = (earlier: { state: string }[], staffId = PERSON, now = NOW) =>
    codeOf(refuseFiling(subject, earlier, staffId, now));

  it('S-14: only the person concerned, within the term, once', () => {
    expect(filing([])).toBe(null);
    expect(filing([], DECIDER)).toBe('not-yours');
    expect(filing([{ state: 'filed' }])).toBe('waits-already');
    expect(filing([{ state: 'decided' }])).toBe('decided-already');
    expect(filing([], PERSON, at('2026-11-27T17:31'))).toBe('too-late');
  });

  it('S-14: reviewed by nobody who had a hand in it, nor by the person', () => {
    const appeal = { state: 'filed', staffId: PERSON };
    const review = (staffId: number, mayReview = true) =>
      codeOf(refuseReview(appeal, subject, { staffId, mayReview }));
    expect([PERSON, PROPOSER, ESTABLISHER, DECIDER, 5].map((id) => review(id))).toEqual([
      'concerned',
      'took-part',
      'took-part',
      'took-part',
      null,
    ]);
    expect(review(5, false)).toBe('no-permission');
    const change = (changedTo: string) =>
      codeOf(
        refuseReview(
          appeal,
          subject,
          { staffId: 5, mayReview: true },
          { outcome: 'changed', changedTo, choices: ['general'] },
        ),
      );
    expect([change(''), change('general')]).toEqual(['no-change', null]);
  });
});

describe('where faults come from', () => {
  it('keys name their source, anything else is refused', () => {
    expect(parseSourceKey('event:12')).toEqual({ kind: 'event', id: 12, source: 'detector' });
    expect(parseSourceKey('check-line:3')?.source).toBe('check');
    expect([parseSourceKey('event:x'), parseSourceKey('case:1'), parseSourceKey('event:1:2')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('every category of complaint points at a fault of the catalogue; a non-acceptance at FA-01', () => {
    const unknown = Object.keys(COMPLAINT_CATEGORIES).filter(
      (code) => findFault(faultOfCategory(code)) === null,
    );
    expect(unknown).toEqual([]);
    expect(faultOfComplaint({ category: 'attitude', caseState: 'REJ_F' })).toBe('FA-01');
  });

  it('7.1: every fault but FA-16 and FA-17 has a detector, each with what it looks at', () => {
    const unwatched = FAULTS.filter(({ list }) => list === 'FA').filter(
      (each) => !watchedFaults().includes(each),
    );
    expect(unwatched.map(({ id }) => id)).toEqual(['FA-16', 'FA-17']);
    const used = new Set(FAULTS.flatMap(({ detectors }) => detectors));
    expect([...used].sort()).toEqual(Object.keys(FAULT_DETECTORS).sort());
  });
});
