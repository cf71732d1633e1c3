import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computePeriod } from '../../../src/features/appraisal/compute-period.js';
import { openPeriod } from '../../../src/features/appraisal/open-period.js';
import { scoreLinesOf } from '../../../src/features/appraisal/score-lines.js';
import { freshSqlite, onBothDatabases } from '../../support/databases.js';
import { makeStaff } from '../../support/hall.js';
import {
  at,
  caseEvent,
  caseRow,
  computed,
  DECEMBER,
  decidedFault,
  entriesAsText,
  MONTH,
  type ScoredHall,
  scoredHall,
  validComplaint,
  verifiedPraise,
} from './evidence-rows.js';

async function resultOf(hall: ScoredHall, periodId: number, subjectId: number) {
  const row = await hall.database.read.appraisalResult.findFirstOrThrow({ where: { periodId, subjectId } });
  return {
    categories: JSON.parse(row.categories) as unknown,
    bonus: row.bonus,
    total: row.total,
    grade: row.grade,
    vetoes: JSON.parse(row.vetoes) as unknown,
    awarded: row.awarded,
  };
}

onBothDatabases('A month computed from its evidence', (open) => {
  it('V1: quarrel, late twice, a case three days over, own window excellent: 87, 称职', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    await decidedFault(hall, { faultId: 'FB-01' });
    await late(hall, ['2026-11-03', '2026-11-04']);
    await caseRow(hall, {
      accepted: '2026-11-05',
      due: '2026-11-12',
      decided: at('2026-11-17', '18:00'),
      windowId: await otherWindow(hall),
    });
    const winId = await computed(hall, 'WIN');
    await database.write((tx) =>
      tx.appraisalResult.updateMany({
        where: { periodId: winId, subjectId: hall.windowId },
        data: { decidedGrade: '优秀' },
      }),
    );
    expect(await resultOf(hall, await computed(hall, 'STF'), hall.clerkId)).toEqual({
      categories: { D: 18, A: 20, Q: 16, R: 16, L: 15 },
      bonus: 2,
      total: 87,
      grade: '称职',
      vetoes: [],
      awarded: false,
    });
  });

  it('V3: two integrity breaches leave 85 and not above 基本称职 (C-48)', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    await decidedFault(hall, { faultId: 'FL-03' });
    await decidedFault(hall, { faultId: 'FL-07' });
    const result = await resultOf(hall, await computed(hall, 'STF'), hall.clerkId);
    expect([result.total, result.grade, result.vetoes]).toEqual([85, '基本称职', ['CIRC']]);
  });

  it('V4: two cases three days over without reason and a serious attitude case: 60, 合格', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    for (let made = 0; made < 2; made += 1) {
      await caseRow(hall, { accepted: '2026-11-05', due: '2026-11-12', decided: at('2026-11-17', '18:00') });
    }
    await validComplaint(hall, { category: 'attitude', severity: 'serious' });
    const result = await resultOf(hall, await computed(hall, 'WIN'), hall.windowId);
    expect(result).toEqual({
      categories: { A: 20, B: 20, C: 20 },
      bonus: 0,
      total: 60,
      grade: '合格',
      vetoes: ['V_EXC_YEAR', 'REPLACE'],
      awarded: false,
    });
  });

  it('V5: second in cases, one two days late, three with half the time saved: 116, awarded', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    await caseRow(hall, { accepted: '2026-11-05', due: '2026-11-12', decided: at('2026-11-16', '18:00') });
    for (let made = 0; made < 3; made += 1) {
      await caseRow(hall, { accepted: '2026-11-05', due: '2026-11-12', decided: at('2026-11-06', '18:00') });
    }
    const first = await otherWindow(hall);
    for (let made = 0; made < 5; made += 1) {
      await caseRow(hall, {
        accepted: '2026-11-05',
        due: '2026-11-12',
        decided: at('2026-11-12', '18:00'),
        windowId: first,
      });
    }
    const id = await computed(hall, 'BEST');
    expect(await resultOf(hall, id, hall.windowId)).toEqual({
      categories: { '1': 18, '2': 14, '3': 20, '4': 20, '5': 20 },
      bonus: 24,
      total: 116,
      grade: '',
      vetoes: [],
      awarded: true,
    });
    const sheet = await scoreLinesOf(database.sql, id, 'window', hall.windowId, ['supervision']);
    expect(
      sheet?.lines.map(({ rule, product, origin, link }) => [rule, product, origin, link !== null]),
    ).toEqual([
      ['BEST-2c', 8, 'evidence', true],
      ['BEST-2c', 8, 'evidence', true],
      ['BEST-2c', 8, 'evidence', true],
      ['BEST-2a', -6, 'evidence', true],
      ['BEST-1', 18, 'fact', false],
    ]);
    expect(sheet?.score.total).toBe(116);
  });

  it('V6: one verified complaint takes the window out of the month', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    await verifiedPraise(hall, { kind: 'banner' });
    await validComplaint(hall, { category: 'delay' });
    const result = await resultOf(hall, await computed(hall, 'BEST'), hall.windowId);
    expect([result.vetoes, result.awarded]).toEqual([['V_BEST_MONTH'], false]);
  });

  it('V7: two late cases and a verified banner', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    for (let made = 0; made < 2; made += 1) {
      await caseRow(hall, { accepted: '2026-11-05', due: '2026-11-12', decided: at('2026-11-16', '18:00') });
    }
    await verifiedPraise(hall, { kind: 'banner' });
    const result = await resultOf(hall, await computed(hall, 'DEP', '2026'), hall.departmentId);
    expect([result.categories, result.bonus, result.total]).toEqual([
      { A: 20, B: 25, C: 21, D: 10, E: 10, F: 10 },
      1,
      97,
    ]);
  });

  it('V9: of 13 clerks with full points one is excellent, by a quota of 15 %', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    for (let made = 2; made <= 13; made += 1) await makeStaff(hall, `clerk${made}`, ['clerk']);
    const id = await computed(hall, 'STF');
    const grades = await database.read.appraisalResult.groupBy({
      by: ['grade'],
      where: { periodId: id },
      _count: true,
      orderBy: { grade: 'asc' },
    });
    expect(grades.map(({ grade, _count }) => [grade, _count])).toEqual([
      ['优秀', 1],
      ['称职', 12],
    ]);
  });

  it('V11: the same case praised in the district paper and on provincial television counts nine points', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    const { id: caseId } = await caseRow(hall, {
      accepted: '2026-11-05',
      due: '2026-11-12',
      decided: at('2026-11-12', '18:00'),
    });
    await verifiedPraise(hall, { kind: 'media', mediaLevel: 'district', caseId });
    await verifiedPraise(hall, { kind: 'media', mediaLevel: 'province', caseId });
    const result = await resultOf(hall, await computed(hall, 'STF'), hall.clerkId);
    expect([result.bonus, result.total]).toEqual([9, 109]);
  });

  it('8.1: a fault found from a complaint is the same matter; the heavier rule counts', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    const complaintId = await validComplaint(hall, { category: 'attitude' });
    await decidedFault(hall, { faultId: 'FE-05', sourceKey: `complaint:${complaintId}` });
    const result = await resultOf(hall, await computed(hall, 'STF'), hall.clerkId);
    expect([result.categories, result.total]).toEqual([{ D: 15, A: 20, Q: 20, R: 25, L: 15 }, 95]);
  });

  it('E4: a reversed fault takes its points back and stays visible as undone', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    const faultId = await decidedFault(hall, { faultId: 'FL-03' });
    const id = await computed(hall, 'STF');
    expect((await resultOf(hall, id, hall.clerkId)).total).toBe(90);
    await database.write((tx) =>
      tx.faultCase.update({
        where: { id: faultId },
        data: { state: 'reversed', reversedAt: at('2026-11-30', '10:00') },
      }),
    );
    expect((await resultOf(hall, await computed(hall, 'STF'), hall.clerkId)).total).toBe(100);
    expect(await entriesAsText(hall, id)).toEqual(['clerk STF-L1 x1 undone']);
  });

  it('a case that runs over from October into November gives each month its own days', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    await caseRow(hall, { accepted: '2026-10-21', due: '2026-10-28', decided: at('2026-11-04', '18:00') });
    expect(await entriesAsText(hall, await computed(hall, 'STF', '2026-10'))).toEqual(['clerk STF-R2 x2']);
    expect(await entriesAsText(hall, await computed(hall, 'STF', '2026-11'))).toEqual(['clerk STF-R2 x3']);
  });

  it('an open overdue case counts up to today and grows with the days', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    await caseRow(hall, { accepted: '2026-11-05', due: '2026-11-12' });
    const id = await computed(hall, 'STF', MONTH, at('2026-11-16', '19:00'));
    expect(await entriesAsText(hall, id)).toEqual(['clerk STF-R2 x2']);
    await computed(hall, 'STF', MONTH, at('2026-11-18', '19:00'));
    expect(await entriesAsText(hall, id)).toEqual(['clerk STF-R2 x4']);
  });

  it('S-07: who sat in for the handler when the promise ran out bears the days', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    const substituteId = await makeStaff(hall, 'substitute', ['clerk']);
    await database.write((tx) =>
      tx.absence.create({
        data: {
          hallId: hall.hallId,
          staffId: hall.clerkId,
          staffName: '李明',
          substituteId,
          substitute: 'substitute',
          kind: 'leave',
          fromAt: at('2026-11-09', '09:00'),
          untilAt: at('2026-11-13', '18:00'),
          state: 'ended',
          askedAt: at('2026-11-06', '09:00'),
          confirmedAt: at('2026-11-06', '10:00'),
        },
      }),
    );
    await caseRow(hall, { accepted: '2026-11-05', due: '2026-11-12', decided: at('2026-11-16', '18:00') });
    const id = await computed(hall, 'STF');
    expect((await resultOf(hall, id, substituteId)).total).toBe(94);
    expect((await resultOf(hall, id, hall.clerkId)).total).toBe(100);
  });

  it('a frozen month is never computed again', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    const id = await computed(hall, 'STF');
    await database.write((tx) => tx.appraisalPeriod.update({ where: { id }, data: { state: 'frozen' } }));
    expect(await computePeriod(database, id, DECEMBER)).toEqual({ ok: false, code: 'frozen' });
  });
});

const DAYS = ['02', '03', '04', '05', '06', '09', '10', '11', '12', '13', '16', '17', '18', '19', '20'];

describe('Computing only what has changed', () => {
  it('gives the same entries and results as computing everything again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            due: fc.constantFrom(...DAYS.slice(3, 12)),
            decidedAfter: fc.option(fc.integer({ min: -3, max: 5 }), { nil: undefined }),
            finishesLater: fc.boolean(),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        async (cases) => {
          const made = await freshSqlite();
          try {
            const hall = await scoredHall(made.database);
            const later: number[] = [];
            for (const { due, decidedAfter, finishesLater } of cases) {
              const place = DAYS.indexOf(due) + (decidedAfter ?? 0);
              const decided =
                decidedAfter === undefined ? {} : { decided: at(`2026-11-${DAYS[place] ?? '20'}`, '15:00') };
              const row = await caseRow(hall, {
                accepted: '2026-11-02',
                due: `2026-11-${due}`,
                limit: 8,
                ...decided,
              });
              if (decidedAfter === undefined && finishesLater) later.push(row.id);
            }
            const ids: number[] = [];
            for (const scheme of ['STF', 'WIN', 'BEST', 'DEP'] as const) {
              ids.push(await computed(hall, scheme, MONTH, at('2026-11-18', '12:00')));
            }
            const moment = at('2026-11-19', '11:00');
            await made.database.write(async (tx) => {
              for (const id of later) {
                const data = {
                  state: 'DONE',
                  decidedAt: moment,
                  closedAt: moment,
                  isOpen: false,
                  runningDueAt: null,
                };
                await tx.case.update({ where: { id }, data });
                await caseEvent(tx, hall.hallId, id, moment);
              }
            });
            for (const id of ids) {
              const some = await computePeriod(made.database, id, DECEMBER);
              const partly = await contentOf(hall, id);
              const all = await computePeriod(made.database, id, DECEMBER, () => undefined, { full: true });
              expect([some.ok && some.isFull, all.ok && all.isFull]).toEqual([false, true]);
              expect(await contentOf(hall, id)).toEqual(partly);
            }
          } finally {
            await made.remove();
          }
        },
      ),
      { numRuns: 8 },
    );
  });
});

async function contentOf(hall: ScoredHall, periodId: number) {
  const results = await hall.database.read.appraisalResult.findMany({
    where: { periodId },
    orderBy: { id: 'asc' },
  });
  return { results, entries: await entriesAsText(hall, periodId) };
}

async function late(hall: ScoredHall, days: readonly string[]): Promise<void> {
  await hall.database.write((tx) =>
    tx.attendanceEvent.createMany({
      data: days.map((day) => ({
        hallId: hall.hallId,
        staffId: hall.clerkId,
        staffName: '李明',
        windowId: hall.windowId,
        day,
        kind: 'late',
        state: 'confirmed',
        foundAt: at(day, '12:00'),
      })),
    }),
  );
}

async function otherWindow(hall: ScoredHall): Promise<number> {
  const { id } = await hall.database.write((tx) =>
    tx.window.create({
      data: { hallId: hall.hallId, departmentId: hall.departmentId, number: '4', name: '综合窗口' },
    }),
  );
  return id;
}

it('opening a period twice gives the same one', async () => {
  const made = await freshSqlite();
  try {
    const hall = await scoredHall(made.database);
    const open = () => made.database.write((tx) => openPeriod(tx, hall.hallId, 'STF', MONTH, DECEMBER));
    expect(await open()).toBe(await open());
  } finally {
    await made.remove();
  }
});
