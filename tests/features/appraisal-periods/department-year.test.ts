import { expect, it } from 'vitest';
import { countEvent, undoCountedEvents } from '../../../src/features/accountability/count-event.js';
import { loadPerson } from '../../../src/features/accounts/load-person.js';
import { openPeriod } from '../../../src/features/appraisal/open-period.js';
import { computeAgain } from '../../../src/features/appraisal-periods/compute-appraisal.js';
import { decideThreshold } from '../../../src/features/thresholds/decide-threshold.js';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeStaff, send, signIn } from '../../support/hall.js';
import {
  at,
  caseRow,
  computed,
  DECEMBER,
  entriesAsText,
  type ScoredHall,
  scoredHall,
  verifiedPraise,
} from '../appraisal/evidence-rows.js';

const LIST = '/appraisal/entries';

async function departmentHall(
  open: () => Promise<{ database: ScoredHall['database'] }>,
): Promise<ScoredHall> {
  const hall = await scoredHall((await open()).database);
  await makeStaff(hall, 'group', ['appraisal-group'], { departmentId: null });
  return hall;
}

/** Enters points by hand and has another person consent, by the pages. */
async function enter(hall: ScoredHall, periodId: number, rule: string): Promise<void> {
  const supervisor = await signIn(makeApp(hall), 'supervision');
  const values = {
    periodId,
    subjectId: hall.departmentId,
    rule,
    count: '1',
    points: '',
    words: '一个事项没有进驻',
    sameAs: '',
  };
  const added = await send(supervisor, `${LIST}/new?period=${periodId}`, LIST, values);
  expect(added.status).toBe(303);
  const page = added.headers.location ?? '';
  const consent = { seen: 'waiting', decision: 'consent', points: '', note: '' };
  expect((await send(await signIn(makeApp(hall), 'group'), page, `${page}/consents`, consent)).status).toBe(
    303,
  );
}

async function resultOf(hall: ScoredHall, periodId: number) {
  const where = { periodId, subjectId: hall.departmentId };
  const { total, bonus, grade } = await hall.database.read.appraisalResult.findFirstOrThrow({ where });
  return { total, bonus, grade };
}

onBothDatabases('The year of a department', (open) => {
  it('TH-18: criticised by district leaders costs five points when a person has accepted it, while it stands', async () => {
    const hall = await departmentHall(open);
    const { database, hallId, departmentId } = hall;
    const now = at('2026-11-18', '10:00');
    const event = {
      hallId,
      kind: 'department-criticised' as const,
      subjectKind: 'section' as const,
      subjectId: departmentId,
      day: '2026-11-18',
      sourceKey: 'hand:1',
      words: '区领导批评',
      at: now,
    };
    await database.write((tx) => countEvent(tx, event));
    const periodId = await computed(hall, 'DEP');
    expect((await resultOf(hall, periodId)).total).toBe(100);
    const reached = await database.read.thresholdReached.findFirstOrThrow({
      where: { thresholdId: 'TH-18' },
    });
    const decider = await loadPerson(
      database,
      await makeStaff(hall, 'eff', ['efficiency-group'], { departmentId: null }),
      now,
    );
    if (decider === null) throw new Error('nobody');
    const asked = { id: reached.id, version: reached.version, accepted: true, reason: '属实' };
    expect(await decideThreshold(database, decider, asked, now)).toEqual({ ok: true, measures: [] });
    await computeAgain(database, periodId, DECEMBER);
    expect(await entriesAsText(hall, periodId)).toEqual(['department DEP-D5 x1']);
    expect((await resultOf(hall, periodId)).total).toBe(95);
    const undone = { hallId, sourceKey: 'hand:1', by: '督查科', reason: '批评有误', at: now };
    await database.write((tx) => undoCountedEvents(tx, undone));
    await computeAgain(database, periodId, DECEMBER);
    expect(await entriesAsText(hall, periodId)).toEqual(['department DEP-D5 x1 undone']);
    expect((await resultOf(hall, periodId)).total).toBe(100);
  });

  it('V7: one item not brought in, two promised cases late, one banner: 92', async () => {
    const hall = await departmentHall(open);
    await caseRow(hall, { accepted: '2026-10-12', due: '2026-10-19', decided: at('2026-10-20', '10:00') });
    await caseRow(hall, { accepted: '2026-11-05', due: '2026-11-12', decided: at('2026-11-17', '10:00') });
    await verifiedPraise(hall, { kind: 'banner' });
    const periodId = await computed(hall, 'DEP', '2026');
    expect(await resultOf(hall, periodId)).toEqual({ total: 97, bonus: 1, grade: '' });
    await enter(hall, periodId, 'DEP-B1');
    expect(await resultOf(hall, periodId)).toEqual({ total: 92, bonus: 1, grade: '' });
  });

  it('8.1: adds up what was entered by hand for its months, and says so line by line', async () => {
    const hall = await departmentHall(open);
    await caseRow(hall, { accepted: '2026-10-12', due: '2026-10-19', decided: at('2026-10-20', '10:00') });
    await caseRow(hall, { accepted: '2026-11-05', due: '2026-11-12', decided: at('2026-11-17', '10:00') });
    const october = await computed(hall, 'DEP', '2026-10');
    const november = await computed(hall, 'DEP', '2026-11');
    await enter(hall, october, 'DEP-B1');
    expect([(await resultOf(hall, october)).total, (await resultOf(hall, november)).total]).toEqual([93, 98]);
    const year = await computed(hall, 'DEP', '2026');
    expect((await resultOf(hall, year)).total).toBe(91);
    const page = await (await signIn(makeApp(hall), 'supervision')).get(
      `/appraisal/sheets/${year}/department/${hall.departmentId}`,
    );
    expect([page.status, page.text.includes('一个事项没有进驻')]).toEqual([200, true]);
  });

  it('DEP-X1: five points once for windows excellent in the year, none in its months', async () => {
    const hall = await departmentHall(open);
    const windows = await hall.database.write((tx) => openPeriod(tx, hall.hallId, 'WIN', '2026', DECEMBER));
    await hall.database.write((tx) =>
      tx.appraisalResult.create({
        data: {
          hallId: hall.hallId,
          periodId: windows,
          subjectKind: 'window',
          subjectId: hall.windowId,
          subjectName: '住建窗口',
          decidedGrade: '优秀',
        },
      }),
    );
    const year = await computed(hall, 'DEP', '2026');
    expect(await resultOf(hall, year)).toEqual({ total: 105, bonus: 5, grade: '' });
    expect(await resultOf(hall, await computed(hall, 'DEP', '2026-01'))).toEqual({
      total: 100,
      bonus: 0,
      grade: '',
    });
    await hall.database.write((tx) =>
      tx.appraisalResult.updateMany({ where: { periodId: windows }, data: { decidedGrade: '良好' } }),
    );
    await computeAgain(hall.database, year, DECEMBER);
    expect((await resultOf(hall, year)).total).toBe(100);
  });
});
