import { describe, expect, it } from 'vitest';
import type { SchemeCode } from '../../../src/domain/appraisal/rules.js';
import { SCHEME_CODES } from '../../../src/domain/appraisal/rules.js';
import { onBothDatabases } from '../../support/databases.js';
import {
  at,
  caseRow,
  computed,
  decidedFault,
  entriesAsText,
  type ScoredHall,
  scoredHall,
  validComplaint,
  verifiedPraise,
} from '../appraisal/evidence-rows.js';

type Expected = Partial<Record<SchemeCode, string[]>>;

/** What each kind of evidence gives, by scheme; nothing where it is left out. */
const TABLE: readonly [string, (hall: ScoredHall) => Promise<unknown>, Expected][] = [
  [
    'a case due on Thu 12 Nov and decided on Tue 17 Nov at 10:00 ran over two working days',
    (hall) =>
      caseRow(hall, { accepted: '2026-11-05', due: '2026-11-12', decided: at('2026-11-17', '10:00') }),
    {
      STF: ['clerk STF-R2 x2'],
      WIN: ['window WIN-A2c x2'],
      BEST: ['window BEST-2a x2'],
      DEP: ['department DEP-C2 x1'],
    },
  ],
  [
    'a late case with a reason of its own does not count against the window (WIN-A2c)',
    (hall) =>
      caseRow(hall, {
        accepted: '2026-11-05',
        due: '2026-11-12',
        decided: at('2026-11-16', '18:00'),
        reasonAt: at('2026-11-13', '09:30'),
      }),
    { STF: ['clerk STF-R2 x2'], BEST: ['window BEST-2a x2'], DEP: ['department DEP-C2 x1'] },
  ],
  [
    'a case finished the next morning counts one day',
    (hall) =>
      caseRow(hall, { accepted: '2026-11-05', due: '2026-11-12', decided: at('2026-11-13', '09:30') }),
    {
      STF: ['clerk STF-R2 x1'],
      WIN: ['window WIN-A2c x1'],
      BEST: ['window BEST-2a x1'],
      DEP: ['department DEP-C2 x1'],
    },
  ],
  [
    'V10: five days promised, done at the closing of the second: 60 % saved',
    (hall) =>
      caseRow(hall, { accepted: '2026-11-05', due: '2026-11-12', decided: at('2026-11-09', '18:00') }),
    { BEST: ['window BEST-2c x1'] },
  ],
  [
    'V10: done at the closing of the third day: 40 % saved',
    (hall) =>
      caseRow(hall, { accepted: '2026-11-05', due: '2026-11-12', decided: at('2026-11-10', '18:00') }),
    { BEST: ['window BEST-2d x1'] },
  ],
  [
    'V10: done at the closing of the fourth day: 20 % saved',
    (hall) =>
      caseRow(hall, { accepted: '2026-11-05', due: '2026-11-12', decided: at('2026-11-11', '18:00') }),
    { BEST: ['window BEST-2e x1'] },
  ],
  [
    'done on the last day: nothing',
    (hall) =>
      caseRow(hall, { accepted: '2026-11-05', due: '2026-11-12', decided: at('2026-11-12', '18:00') }),
    {},
  ],
  [
    'a complaint of attitude',
    (hall) => validComplaint(hall, { category: 'attitude' }),
    {
      STF: ['clerk STF-D2a x1'],
      WIN: ['window WIN-A1a x1'],
      BEST: ['window BEST-3a x1', 'window BEST-3c x1'],
      DEP: ['department DEP-C1 x1'],
    },
  ],
  [
    'a serious complaint of attitude',
    (hall) => validComplaint(hall, { category: 'attitude', severity: 'serious' }),
    {
      STF: ['clerk STF-D2c x1'],
      WIN: ['window WIN-A1c x1'],
      BEST: ['window BEST-3a x1', 'window BEST-3c x1'],
      DEP: ['department DEP-C1 x1'],
    },
  ],
  [
    'a complaint that the department works outside the hall',
    (hall) => validComplaint(hall, { category: 'off-system' }),
    {
      WIN: ['window WIN-C1 x1'],
      BEST: ['window BEST-2f x1', 'window BEST-3c x1'],
      DEP: ['department DEP-B2 x1'],
    },
  ],
  [
    'a complaint of charges',
    (hall) => validComplaint(hall, { category: 'charges' }),
    {
      STF: ['clerk STF-L2 x1'],
      WIN: ['window WIN-B4c x1'],
      BEST: ['window BEST-2b x1', 'window BEST-3c x1'],
      DEP: ['department DEP-F1 x1'],
    },
  ],
  [
    'a complaint of abuse of position',
    (hall) => validComplaint(hall, { category: 'abuse-of-position' }),
    {
      STF: ['clerk STF-L1 x1'],
      WIN: ['window WIN-B1 x1'],
      BEST: ['window BEST-3c x1'],
      DEP: ['department DEP-D3 x1'],
    },
  ],
  [
    'an established fault of forced agencies (FA-11)',
    (hall) => decidedFault(hall, { faultId: 'FA-11' }),
    { STF: ['clerk STF-L1 x1'], WIN: ['window WIN-B1 x1'], DEP: ['department DEP-D3 x1'] },
  ],
  [
    'an established fault of irregular fees (FA-13)',
    (hall) => decidedFault(hall, { faultId: 'FA-13' }),
    {
      STF: ['clerk STF-L2 x1'],
      WIN: ['window WIN-B4c x1'],
      BEST: ['window BEST-2b x1'],
      DEP: ['department DEP-F2 x1'],
    },
  ],
  [
    'a verified letter: the appraisal group has still to set the points of the window (WIN-X3)',
    (hall) => verifiedPraise(hall, { kind: 'letter' }),
    {
      STF: ['clerk STF-D3b x1'],
      WIN: ['window WIN-X3 x1 waiting'],
      BEST: ['window BEST-6c x1'],
      DEP: ['department DEP-X3 x1'],
    },
  ],
  [
    'praise on provincial television',
    (hall) => verifiedPraise(hall, { kind: 'media', mediaLevel: 'province' }),
    { STF: ['clerk STF-D3a x1 9'], WIN: ['window WIN-X1 x1 9'], BEST: ['window BEST-6a x1 9'] },
  ],
  [
    'a gift handed over',
    (hall) => verifiedPraise(hall, { kind: 'gift-surrendered' }),
    { WIN: ['window WIN-B2 x1'] },
  ],
  [
    'late twice and once absent, confirmed',
    (hall) =>
      attendance(
        hall,
        [
          ['late', '2026-11-03'],
          ['late', '2026-11-04'],
          ['absent', '2026-11-05'],
        ],
        'confirmed',
      ),
    {
      STF: ['clerk STF-Q1a x1', 'clerk STF-Q1a x1', 'clerk STF-Q1b x1'],
      BEST: ['window BEST-5a x1', 'window BEST-5a x1', 'window BEST-5c x1'],
    },
  ],
  ['late, but excused', (hall) => attendance(hall, [['late', '2026-11-03']], 'excused'), {}],
  [
    'an unattended window that supervision took up (SV-12)',
    (hall) => unattended(hall, 'noted'),
    { WIN: ['window WIN-C4 x1'] },
  ],
  ['an unattended window that nobody has looked at', (hall) => unattended(hall, 'new'), {}],
  [
    'two items without their guide for too long, taken up by supervision (SV-15)',
    (hall) => undisclosed(hall, 'noted'),
    { WIN: ['window WIN-A2a x2'], BEST: ['window BEST-4a x2'] },
  ],
  ['items without their guide that supervision let rest', (hall) => undisclosed(hall, 'closed'), {}],
  [
    'a sampled applicant who was dissatisfied',
    (hall) => sampled(hall, 'dissatisfied'),
    { STF: ['clerk STF-R3 x1'] },
  ],
  ['a sampled applicant who was satisfied', (hall) => sampled(hall, 'satisfied'), {}],
  [
    'a bad rating for the attitude, found to be founded',
    (hall) => rated(hall, { isFounded: true, setAside: '' }),
    {
      STF: ['clerk STF-D2a x1'],
      WIN: ['window WIN-A1a x1'],
      BEST: ['window BEST-3a x1'],
      DEP: ['department DEP-C1 x1'],
    },
  ],
  ['a bad rating that was set aside', (hall) => rated(hall, { isFounded: true, setAside: '恶意评价' }), {}],
  [
    'a spot check that found no badge and the window without anybody',
    (hall) => checked(hall, ['YR-01', 'CK-01']),
    { STF: ['clerk STF-Q2 x1'], WIN: ['window WIN-C4 x1'] },
  ],
];

onBothDatabases('Evidence feeds the rules of table 8.2', (open) => {
  describe('each kind gives exactly its entries', () => {
    it.each(TABLE)('%s', async (_name, make, expected) => {
      const { database } = await open();
      const hall = await scoredHall(database);
      await make(hall);
      const found: Expected = {};
      for (const scheme of SCHEME_CODES) {
        const texts = await entriesAsText(hall, await computed(hall, scheme));
        if (texts.length > 0) found[scheme] = texts;
      }
      expect(found).toEqual(expected);
    });
  });
});

async function attendance(
  hall: ScoredHall,
  events: readonly [string, string][],
  state: string,
): Promise<void> {
  await hall.database.write((tx) =>
    tx.attendanceEvent.createMany({
      data: events.map(([kind, day]) => ({
        hallId: hall.hallId,
        staffId: hall.clerkId,
        staffName: '李明',
        windowId: hall.windowId,
        day,
        kind,
        part: 'am',
        minutes: kind === 'absent' ? 0 : 15,
        state,
        foundAt: at(day, '12:00'),
      })),
    }),
  );
}

async function unattended(hall: ScoredHall, state: string): Promise<void> {
  await hall.database.write((tx) =>
    tx.supervisionEvent.create({
      data: {
        hallId: hall.hallId,
        rule: 'SV-12',
        key: 'stretch-1',
        windowId: hall.windowId,
        at: at('2026-11-10', '10:30'),
        state,
      },
    }),
  );
}

async function undisclosed(hall: ScoredHall, state: string): Promise<void> {
  await hall.database.write((tx) =>
    tx.supervisionEvent.create({
      data: {
        hallId: hall.hallId,
        rule: 'SV-15',
        key: `window:${hall.windowId}:fault:2026-11`,
        windowId: hall.windowId,
        faultId: 'FH-02',
        at: at('2026-11-10', '10:30'),
        state,
        evidence: JSON.stringify({ undisclosed: 2, gaps: '甲（没有公布）；乙（没有公布）' }),
      },
    }),
  );
}

async function sampled(hall: ScoredHall, satisfaction: string): Promise<void> {
  const { id } = await caseRow(hall, {
    accepted: '2026-11-05',
    due: '2026-11-12',
    decided: at('2026-11-12', '18:00'),
  });
  await hall.database.write((tx) =>
    tx.sample.create({
      data: {
        hallId: hall.hallId,
        month: '2026-11',
        seed: '1',
        perWindow: 1,
        createdAt: at('2026-11-24', '10:00'),
        createdBy: 'supervision',
        cases: {
          create: {
            position: 1,
            caseId: id,
            windowId: hall.windowId,
            calledAt: at('2026-11-25', '10:00'),
            reached: true,
            satisfaction,
          },
        },
      },
    }),
  );
}

async function rated(hall: ScoredHall, given: { isFounded: boolean; setAside: string }): Promise<void> {
  await hall.database.write((tx) =>
    tx.rating.create({
      data: {
        hallId: hall.hallId,
        rowKey: 'rating-1',
        visitKey: 'visit:1',
        channel: 'tablet',
        level: 2,
        reasons: JSON.stringify(['attitude']),
        windowId: hall.windowId,
        departmentId: hall.departmentId,
        staffId: hall.clerkId,
        at: at('2026-11-10', '10:00'),
        loop: {
          create: {
            hallId: hall.hallId,
            verifyBy: at('2026-11-11', '10:00'),
            verifiedAt: at('2026-11-11', '09:30'),
            ...given,
          },
        },
      },
    }),
  );
}

async function checked(hall: ScoredHall, failed: readonly string[]): Promise<void> {
  await hall.database.write((tx) =>
    tx.spotCheck.create({
      data: {
        hallId: hall.hallId,
        number: 'JC1',
        kind: 'spot',
        doneAt: at('2026-11-10', '15:00'),
        windowId: hall.windowId,
        staffId: hall.clerkId,
        checkerId: hall.supervisorId,
        checker: 'supervision',
        state: 'done',
        createdAt: at('2026-11-10', '14:30'),
        lines: { create: failed.map((code) => ({ code, verdict: 'failed' })) },
      },
    }),
  );
}
