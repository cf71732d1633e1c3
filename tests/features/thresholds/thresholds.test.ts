import { describe, expect, it } from 'vitest';
import { consequenceOf } from '../../../src/domain/accountability/threshold-consequences.js';
import { THRESHOLDS, type ThresholdKind } from '../../../src/domain/accountability/thresholds.js';
import {
  type CounterSubject,
  countEvent,
  undoCountedEvents,
} from '../../../src/features/accountability/count-event.js';
import { onBothDatabases } from '../../support/databases.js';
import { makeHall, makeStaff, type TestHall } from '../../support/hall.js';

const AT = new Date('2026-05-27T10:00:00+08:00');

interface Step {
  id: string;
  subject: CounterSubject;
  events: readonly (readonly [ThresholdKind, string])[];
  reached: readonly string[];
}

/** Each threshold of 7.5 by the events that reach it; what is reached as 'id period'. */
const STEPS: readonly Step[] = [
  {
    id: 'TH-01',
    subject: 'person',
    events: [
      ['complaint', '2026-05-03'],
      ['complaint', '2026-05-09'],
      ['complaint', '2026-05-27'],
    ],
    reached: ['TH-02 all-2026#2', 'TH-01 2026-05#3'],
  },
  {
    id: 'TH-02',
    subject: 'person',
    events: [
      ['complaint', '2025-12-30'],
      ['complaint', '2026-01-04'],
    ],
    reached: ['TH-02 all-2026#2'],
  },
  {
    id: 'TH-03',
    subject: 'person',
    events: [
      ['unfit-month', '2025-12-31'],
      ['unfit-month', '2026-01-31'],
    ],
    reached: ['TH-04 2025-12#1', 'TH-03 2026-01#2', 'TH-04 2026-01#1'],
  },
  { id: 'TH-04', subject: 'person', events: [['unfit-year', '2026-12-31']], reached: ['TH-04 2026#1'] },
  {
    id: 'TH-05',
    subject: 'office',
    events: [
      ['office-warning', '2026-03-02'],
      ['office-warning', '2026-03-31'],
    ],
    reached: ['TH-05 2026-03#2'],
  },
  {
    id: 'TH-06',
    subject: 'office',
    events: ['01', '02', '03', '04', '05'].map((month) => ['office-warning', `2026-${month}-10`] as const),
    reached: ['TH-06 2026#5'],
  },
  {
    id: 'TH-07',
    subject: 'section',
    events: [
      ['section-warning', '2024-03-01'],
      ['section-warning', '2025-03-03'],
      ['section-warning', '2026-03-02'],
    ],
    reached: ['TH-07 all-2026#3'],
  },
  {
    id: 'TH-08',
    subject: 'person',
    events: ['06', '07', '08', '09'].map((day) => ['late-or-early', `2026-05-${day}`] as const),
    reached: ['TH-08 2026-05#4'],
  },
  {
    id: 'TH-09',
    subject: 'person',
    events: [
      ['administrative-warning', '2026-01-05'],
      ['administrative-warning', '2026-12-31'],
    ],
    reached: ['TH-09 2026#2'],
  },
  {
    id: 'TH-10',
    subject: 'person',
    events: [
      ['efficiency-warning', '2026-01-05'],
      ['efficiency-warning', '2026-12-31'],
    ],
    reached: ['TH-10 2026#2'],
  },
  {
    id: 'TH-11',
    subject: 'person',
    events: [
      ['ignorance-breach', '2025-11-03'],
      ['ignorance-breach', '2026-04-01'],
    ],
    reached: ['TH-11 all-2025#1', 'TH-11 all-2026#2'],
  },
  {
    id: 'TH-12',
    subject: 'leader',
    events: [
      ['no-promise-system', '2026-04-01'],
      ['no-promise-system-refused', '2026-05-06'],
    ],
    reached: ['TH-12 2026#1', 'TH-12 2026#refused'],
  },
  {
    id: 'TH-13',
    subject: 'person',
    events: [
      ['late-certificate', '2026-04-01'],
      ['late-certificate', '2026-05-06'],
    ],
    reached: ['TH-13 2026#1', 'TH-13 2026#2'],
  },
  {
    id: 'TH-14',
    subject: 'person',
    events: [
      ['dress-badge-language', '2026-04-01'],
      ['dress-badge-language', '2026-05-06'],
    ],
    reached: ['TH-14 2026#1', 'TH-14 2026#2'],
  },
  {
    id: 'TH-15',
    subject: 'person',
    events: [
      ['rude-quarrel', '2026-04-01'],
      ['rude-quarrel', '2026-04-01'],
    ],
    reached: ['TH-15 2026-04-01#1', 'TH-15 2026-04-01#2'],
  },
  {
    id: 'TH-16',
    subject: 'leader',
    events: [
      ['ten-facts-missing', '2026-04-01'],
      ['ten-facts-refused', '2026-04-02'],
    ],
    reached: ['TH-16 2026#1', 'TH-16 2026#refused'],
  },
  {
    id: 'TH-17',
    subject: 'person',
    events: [['integrity-breach', '2026-04-01']],
    reached: ['TH-17 2026-04-01#1'],
  },
  {
    id: 'TH-18',
    subject: 'department',
    events: [['department-criticised', '2026-04-01']],
    reached: ['TH-18 2026-04-01#1'],
  },
];

async function count(hall: TestHall, subjectId: number, step: Step) {
  for (const [position, [kind, day]] of step.events.entries())
    await hall.database.write((tx) =>
      countEvent(tx, {
        hallId: hall.hallId,
        kind,
        subjectKind: step.subject,
        subjectId,
        day,
        sourceKey: `complaint:${position + 1}`,
        words: `第${position + 1}次`,
        at: AT,
      }),
    );
}

const reachedOf = async ({ database, hallId }: TestHall) =>
  (await database.read.thresholdReached.findMany({ where: { hallId }, orderBy: { id: 'asc' } })).map(
    (row) => `${row.thresholdId} ${row.periodKey}`,
  );

onBothDatabases('thresholds through the database', (open) => {
  it.each(STEPS)('$id is proposed once in its period', async (step) => {
    const hall = await makeHall((await open()).database);
    const staffId = await makeStaff(hall, 'qin', ['clerk'], { name: '秦晓' });
    const isStaff = step.subject === 'person' || step.subject === 'leader';
    const subjectId = isStaff ? staffId : hall.departmentId;
    await count(hall, subjectId, step);
    expect(await reachedOf(hall)).toEqual(step.reached);
    await count(hall, subjectId, step);
    expect(await reachedOf(hall)).toEqual(step.reached);
    const first = await hall.database.read.thresholdReached.findFirstOrThrow({ orderBy: { id: 'asc' } });
    expect(first).toMatchObject({
      state: 'proposed',
      subjectName: isStaff ? '秦晓' : '住房和城乡建设局',
    });
  });

  it('V12: complaints on 3, 9 and 27 May - TH-02 by the second, TH-01 by the third, with their evidence', async () => {
    const hall = await makeHall((await open()).database);
    const staffId = await makeStaff(hall, 'qin', ['clerk']);
    const [v12] = STEPS;
    if (v12 === undefined) throw new Error('the table is empty');
    await count(hall, staffId, v12);
    const rows = await hall.database.read.thresholdReached.findMany({ orderBy: { id: 'asc' } });
    const daysOf = (text: string) => (JSON.parse(text) as { day: string }[]).map(({ day }) => day);
    expect(rows.map(({ thresholdId, day, evidence }) => [thresholdId, day, daysOf(evidence)])).toEqual([
      ['TH-02', '2026-05-09', ['2026-05-03', '2026-05-09']],
      ['TH-01', '2026-05-27', ['2026-05-03', '2026-05-09', '2026-05-27']],
    ]);
  });

  it('a reversal marks what no longer holds as lapsed, and counting the source again proposes it again', async () => {
    const hall = await makeHall((await open()).database);
    const staffId = await makeStaff(hall, 'qin', ['clerk']);
    const [v12] = STEPS;
    if (v12 === undefined) throw new Error('the table is empty');
    await count(hall, staffId, v12);
    const undone = await hall.database.write((tx) =>
      undoCountedEvents(tx, {
        hallId: hall.hallId,
        sourceKey: 'complaint:3',
        by: '高远',
        reason: '申诉撤销',
        at: AT,
      }),
    );
    expect(undone).toBe(1);
    const states = async () =>
      (await hall.database.read.thresholdReached.findMany({ orderBy: { id: 'asc' } })).map(
        ({ thresholdId, state, note }) => [thresholdId, state, note],
      );
    expect(await states()).toEqual([
      ['TH-02', 'proposed', ''],
      ['TH-01', 'lapsed', '申诉撤销'],
    ]);
    await count(hall, staffId, v12);
    expect(await states()).toEqual([
      ['TH-02', 'proposed', ''],
      ['TH-01', 'proposed', ''],
    ]);
  });

  it('C-09: a threshold that is switched off proposes nothing; C-31: TH-09 may count across the years', async () => {
    const hall = await makeHall((await open()).database);
    const staffId = await makeStaff(hall, 'qin', ['clerk']);
    const choice = { hallId: hall.hallId, changedBy: '', changedAt: AT };
    await hall.database.write((tx) =>
      tx.thresholdChoice.createMany({
        data: [
          { ...choice, thresholdId: 'TH-02', active: false },
          { ...choice, thresholdId: 'TH-09', cumulative: true },
        ],
      }),
    );
    await count(hall, staffId, {
      id: '',
      subject: 'person',
      events: [
        ['complaint', '2026-05-03'],
        ['complaint', '2026-05-09'],
        ['administrative-warning', '2025-12-31'],
        ['administrative-warning', '2026-01-04'],
      ],
      reached: [],
    });
    expect(await reachedOf(hall)).toEqual(['TH-09 all-2026#2']);
  });

  it('two who count at once do not both miss the threshold', async () => {
    const hall = await makeHall((await open()).database);
    const staffId = await makeStaff(hall, 'qin', ['clerk']);
    const one = (n: number) =>
      hall.database.write((tx) =>
        countEvent(tx, {
          hallId: hall.hallId,
          kind: 'complaint',
          subjectKind: 'person',
          subjectId: staffId,
          day: `2026-05-0${n}`,
          sourceKey: `complaint:${n}`,
          words: '',
          at: AT,
        }),
      );
    await Promise.all([one(1), one(2), one(3)]);
    expect((await reachedOf(hall)).sort()).toEqual(['TH-01 2026-05#3', 'TH-02 all-2026#2']);
  });
});

describe('7.5: consequences', () => {
  it('every step of every threshold has one', () => {
    const missing = THRESHOLDS.flatMap(({ id, counters }) =>
      counters.flatMap(({ kind, steps }) =>
        steps.filter(({ count: n }) => consequenceOf(id, kind, n) === null).map(() => id),
      ),
    );
    expect(missing).toEqual([]);
  });
});
