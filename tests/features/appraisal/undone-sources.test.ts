import { expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { computePeriod } from '../../../src/features/appraisal/compute-period.js';
import { undoEntries } from '../../../src/features/appraisal/undo-entries.js';
import { reverseFault } from '../../../src/features/faults/reverse-fault.js';
import { onBothDatabases } from '../../support/databases.js';
import {
  at,
  caseRow,
  computed,
  DECEMBER,
  decidedFault,
  entriesAsText,
  type ScoredHall,
  scoredHall,
  validComplaint,
} from './evidence-rows.js';

async function again(hall: ScoredHall, periodId: number, full: boolean) {
  const outcome = await computePeriod(hall.database, periodId, DECEMBER, undefined, { full });
  if (!outcome.ok) throw new Error(outcome.code);
  return [outcome.isFull, ...(await entriesAsText(hall, periodId))];
}

async function totalOf(hall: ScoredHall, periodId: number): Promise<number> {
  const where = { periodId, subjectId: hall.clerkId };
  return (await hall.database.read.appraisalResult.findFirstOrThrow({ where })).total;
}

/** A case without points, so that later computations look at changes alone. */
async function hallWithCase(database: Database): Promise<ScoredHall> {
  const hall = await scoredHall(database);
  await caseRow(hall, { accepted: '2026-11-05', due: '2026-11-12', decided: at('2026-11-12', '18:00') });
  return hall;
}

onBothDatabases('What falls with its source', (open) => {
  it('8.2: a reversed fault gives its points back at once and at every later computation, until it stands again', async () => {
    const { database } = await open();
    const hall = await hallWithCase(database);
    const id = await decidedFault(hall, { faultId: 'FL-03' });
    const periodId = await computed(hall, 'STF');
    expect(await entriesAsText(hall, periodId)).toEqual(['clerk STF-L1 x1']);
    expect(await totalOf(hall, periodId)).toBe(90);
    const reversal = {
      staffId: hall.supervisorId,
      by: '督查科',
      reason: '申诉成立',
      at: at('2026-12-01', '09:00'),
    };
    await database.write(async (tx) => {
      await reverseFault(tx, await tx.faultCase.findUniqueOrThrow({ where: { id } }), reversal);
    });
    expect(await entriesAsText(hall, periodId)).toEqual(['clerk STF-L1 x1 undone']);
    expect(await again(hall, periodId, false)).toEqual([false, 'clerk STF-L1 x1 undone']);
    expect(await again(hall, periodId, true)).toEqual([true, 'clerk STF-L1 x1 undone']);
    expect(await again(hall, periodId, false)).toEqual([false, 'clerk STF-L1 x1 undone']);
    expect(await totalOf(hall, periodId)).toBe(100);
    const entry = await database.read.appraisalEntry.findFirstOrThrow({ where: { periodId } });
    expect(entry.note).toBe('申诉成立');
    await database.write((tx) =>
      tx.faultCase.update({ where: { id }, data: { state: 'decided', reversedAt: null } }),
    );
    expect(await again(hall, periodId, false)).toEqual([false, 'clerk STF-L1 x1']);
    expect(await totalOf(hall, periodId)).toBe(90);
  });

  it('8.2: a complaint no longer valid stays without points, until it is found valid again', async () => {
    const { database } = await open();
    const hall = await hallWithCase(database);
    const id = await validComplaint(hall, { category: 'attitude' });
    const periodId = await computed(hall, 'STF');
    expect(await totalOf(hall, periodId)).toBe(98);
    await database.write(async (tx) => {
      const { hallId, number } = await tx.complaint.update({ where: { id }, data: { valid: false } });
      await undoEntries(tx, { hallId, kind: 'complaint', number }, '重新核查后改变认定');
    });
    expect(await entriesAsText(hall, periodId)).toEqual(['clerk STF-D2a x1 undone']);
    expect(await again(hall, periodId, false)).toEqual([false, 'clerk STF-D2a x1 undone']);
    expect(await again(hall, periodId, true)).toEqual([true, 'clerk STF-D2a x1 undone']);
    expect(await totalOf(hall, periodId)).toBe(100);
    await database.write((tx) => tx.complaint.update({ where: { id }, data: { valid: true } }));
    expect(await again(hall, periodId, false)).toEqual([false, 'clerk STF-D2a x1']);
    expect(await totalOf(hall, periodId)).toBe(98);
  });

  it('8.2: a frozen period keeps the points of what falls later', async () => {
    const { database } = await open();
    const hall = await hallWithCase(database);
    const id = await decidedFault(hall, { faultId: 'FL-03' });
    const periodId = await computed(hall, 'STF');
    await database.write(async (tx) => {
      await tx.appraisalPeriod.update({ where: { id: periodId }, data: { state: 'frozen' } });
      const { hallId, number } = await tx.faultCase.findUniqueOrThrow({ where: { id } });
      await undoEntries(tx, { hallId, kind: 'fault', number }, '申诉成立');
    });
    expect(await entriesAsText(hall, periodId)).toEqual(['clerk STF-L1 x1']);
  });

  it('8.1: a complaint that a frozen November counted and that was found anew in December counts no second time', async () => {
    const { database } = await open();
    const hall = await hallWithCase(database);
    const id = await validComplaint(hall, { category: 'attitude', severity: 'serious' });
    const november = await computed(hall, 'WIN');
    const counted = await entriesAsText(hall, november);
    expect(counted.length).toBeGreaterThan(0);
    await database.write((tx) =>
      tx.appraisalPeriod.update({ where: { id: november }, data: { state: 'frozen' } }),
    );
    await database.write((tx) =>
      tx.complaint.update({ where: { id }, data: { foundAt: at('2026-12-03', '10:00') } }),
    );
    const december = await computed(hall, 'WIN', '2026-12', at('2026-12-31', '17:00'));
    expect(await entriesAsText(hall, december)).toEqual(counted.map((line) => `${line} undone`));
    const notes = await database.read.appraisalEntry.findMany({ where: { periodId: december } });
    expect([...new Set(notes.map(({ note }) => note))]).toEqual(['2026年11月已计分并定案，不再计']);
    const where = { periodId: december, subjectId: hall.windowId };
    expect((await database.read.appraisalResult.findFirstOrThrow({ where })).total).toBe(100);
    expect(await entriesAsText(hall, november)).toEqual(counted);
  });
});
