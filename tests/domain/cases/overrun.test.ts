import { describe, expect, it } from 'vitest';
import {
  isOverrunUnexplained,
  type OverrunFacts,
  refuseUnexplainedOverrun,
} from '../../../src/domain/cases/overrun.js';

const DUE = new Date('2026-11-27T18:00:00+08:00');
const MONDAY = new Date('2026-11-30T10:00:00+08:00');

function overrun(more: Partial<OverrunFacts> = {}): OverrunFacts {
  return { runningDueAt: DUE, overdueReasonAt: null, lateWorkingDays: 1, measureAt: null, ...more };
}

const ruleOf = (facts: OverrunFacts | undefined, role: 'clerk' | 'supervision' = 'clerk', now = MONDAY) =>
  refuseUnexplainedOverrun(facts, { roles: [role] }, now)?.rule ?? 'ok';

describe('late cases and what must be written first', () => {
  it.each<[string, OverrunFacts | undefined, string]>([
    ['SV-02: late since Friday 27 November, no reason', overrun(), 'SV-02'],
    [
      'SV-02: a reason of Thursday belongs to an earlier due moment',
      overrun({ overdueReasonAt: new Date('2026-11-26T10:00:00+08:00') }),
      'SV-02',
    ],
    ['SV-02: explained on Monday morning', overrun({ overdueReasonAt: MONDAY }), 'ok'],
    ['SV-02: no running clock', overrun({ runningDueAt: null }), 'ok'],
    ['no overrun at all', undefined, 'ok'],
    ['SV-03: two days late', overrun({ overdueReasonAt: MONDAY, lateWorkingDays: 2 }), 'ok'],
    ['SV-03: three days late, no measure', overrun({ overdueReasonAt: MONDAY, lateWorkingDays: 3 }), 'SV-03'],
    [
      'SV-03: three days late, measure entered',
      overrun({ overdueReasonAt: MONDAY, lateWorkingDays: 3, measureAt: MONDAY }),
      'ok',
    ],
    ['SV-03: no reason goes first', overrun({ lateWorkingDays: 5 }), 'SV-02'],
  ])('%s', (_name, facts, expected) => {
    expect(ruleOf(facts)).toBe(expected);
  });

  it('the supervision section is not held up; the due moment itself is in time', () => {
    expect([ruleOf(overrun(), 'supervision'), ruleOf(overrun(), 'clerk', DUE)]).toEqual(['ok', 'ok']);
  });

  it('SV-01: a list marks what is late and unexplained', () => {
    const due = DUE.getTime();
    const now = MONDAY.getTime();
    expect([
      isOverrunUnexplained({ runningDueAt: due, overdueReasonAt: null }, now),
      isOverrunUnexplained({ runningDueAt: due, overdueReasonAt: due - 1 }, now),
      isOverrunUnexplained({ runningDueAt: due, overdueReasonAt: due }, now),
      isOverrunUnexplained({ runningDueAt: null, overdueReasonAt: null }, now),
      isOverrunUnexplained({ runningDueAt: due, overdueReasonAt: null }, due),
    ]).toEqual([true, true, false, false, false]);
  });
});
