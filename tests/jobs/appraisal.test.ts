import { expect, it } from 'vitest';
import { appraisalJob } from '../../src/jobs/appraisal.js';
import {
  at,
  caseRow,
  computed,
  DECEMBER,
  type ScoredHall,
  scoredHall,
} from '../features/appraisal/evidence-rows.js';
import { onBothDatabases } from '../support/databases.js';

async function totalOf({ database }: ScoredHall, periodId: number): Promise<number | undefined> {
  return (await database.read.appraisalResult.findFirst({ where: { periodId } }))?.total;
}

onBothDatabases('The hourly appraisal', (open) => {
  it('8.1: brings the open month and the open year of a department up to date', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    const [month, year] = [await computed(hall, 'DEP'), await computed(hall, 'DEP', '2026')];
    await caseRow(hall, { accepted: '2026-11-05', due: '2026-11-12', decided: at('2026-11-17', '10:00') });
    expect([await totalOf(hall, month), await totalOf(hall, year)]).toEqual([100, 100]);
    expect(await appraisalJob(database).run(DECEMBER)).toBe('2 periods computed, 2 results changed');
    expect([await totalOf(hall, month), await totalOf(hall, year)]).toEqual([98, 98]);
  });

  it('8.3: leaves what has been proposed as it was proposed', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    const year = await computed(hall, 'DEP', '2026');
    await database.write((tx) =>
      tx.appraisalPeriod.update({ where: { id: year }, data: { state: 'proposed' } }),
    );
    await caseRow(hall, { accepted: '2026-11-05', due: '2026-11-12', decided: at('2026-11-17', '10:00') });
    expect(await appraisalJob(database).run(DECEMBER)).toBe('0 periods computed, 0 results changed');
    expect(await totalOf(hall, year)).toBe(100);
  });
});
