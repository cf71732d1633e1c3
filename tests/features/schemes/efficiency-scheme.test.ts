import { expect, it } from 'vitest';
import { typedEfficiency } from '../../../src/domain/appraisal/edit-efficiency.js';
import { DEFAULT_EFFICIENCY } from '../../../src/domain/appraisal/efficiency.js';
import { openPeriod } from '../../../src/features/appraisal/open-period.js';
import { boundsOf } from '../../../src/features/appraisal-periods/graded-subjects.js';
import { dryRun } from '../../../src/features/schemes/dry-run.js';
import { onBothDatabases } from '../../support/databases.js';
import { type Browser, makeApp, makeStaff, send, signIn } from '../../support/hall.js';
import { at, type ScoredHall, scoredHall } from '../appraisal/evidence-rows.js';

const LIST = '/admin/appraisal-schemes';
const NOW = at('2026-11-30', '10:00');

/** The form of the page: a box that is not ticked is not sent. */
function formOf(version: number, change: { quota?: string; best?: { name: string; meaning: string } }) {
  const { aspects, grades } = typedEfficiency(DEFAULT_EFFICIENCY);
  const { name, meaning } = grades.middle;
  const ticked = ({ name, meaning }: { name: string; meaning: string }) => ({
    name,
    meaning,
    needsReason: 'on',
  });
  return {
    version,
    note: '县里的新办法',
    quota: change.quota ?? '',
    aspects,
    grades: {
      best: ticked({ ...grades.best, ...change.best }),
      middle: { name, meaning },
      worst: ticked(grades.worst),
    },
  };
}

async function draftOf(hall: ScoredHall): Promise<{ browser: Browser; draft: string }> {
  await makeStaff(hall, 'admin', ['administrator'], { departmentId: null });
  const browser = await signIn(makeApp(hall), 'admin');
  const copied = await send(browser, LIST, LIST, { scheme: 'EFF', year: '2026' });
  expect(copied.status).toBe(303);
  return { browser, draft: copied.headers.location ?? '' };
}

onBothDatabases('Versions of EFF', (open) => {
  it('E1: copied, changed, put in force; a month opened from then on freezes it, one opened before keeps its own', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    const opened = (period: string) =>
      database.write((tx) => openPeriod(tx, hall.hallId, 'EFF', period, NOW));
    const before = await opened('2026-10');
    const { browser, draft } = await draftOf(hall);
    const change = { quota: '20', best: { name: '优秀单位', meaning: '全年零投诉' } };
    expect((await send(browser, draft, `${draft}/efficiency`, formOf(1, change))).status).toBe(303);
    const shown = await browser.get(draft);
    expect([shown.status, shown.text.includes('全年零投诉'), shown.text.includes('20%')]).toEqual([
      200,
      true,
      true,
    ]);
    expect((await send(browser, draft, `${draft}/in-force`, { version: 2 })).status).toBe(303);
    const after = await opened('2026-11');
    const bounds = async (id: number) => {
      const row = await database.read.appraisalPeriod.findUniqueOrThrow({ where: { id } });
      const { grades, quotaShare, reasonedGrades } = boundsOf(row);
      return { version: row.schemeVersionId, grades, quotaShare, reasonedGrades };
    };
    expect([await bounds(before), await bounds(after)]).toEqual([
      {
        version: null,
        grades: ['优秀', '合格', '不合格'],
        quotaShare: null,
        reasonedGrades: ['优秀', '不合格'],
      },
      {
        version: Number(draft.split('/').at(-1)),
        grades: ['优秀单位', '合格', '不合格'],
        quotaShare: 0.2,
        reasonedGrades: ['优秀单位', '不合格'],
      },
    ]);
  });

  it('what is typed wrong comes back with its words and the text as it was typed', async () => {
    const { database } = await open();
    const { browser, draft } = await draftOf(await scoredHall(database));
    const wrong = formOf(1, { quota: '200', best: { name: '合格', meaning: '零投诉零超期' } });
    const shown = await send(browser, draft, `${draft}/efficiency`, wrong);
    expect([
      shown.status,
      shown.text.includes('等次“合格”重复了'),
      shown.text.includes('不限名额的留空'),
      shown.text.includes('零投诉零超期'),
    ]).toEqual([422, true, true, true]);
  });

  it('EFF is saved by its own form only and is not tried out, as it has no points', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    const { browser, draft } = await draftOf(hall);
    const copied = await send(browser, LIST, LIST, { scheme: 'WIN', year: '2026' });
    const other = copied.headers.location ?? '';
    expect((await send(browser, other, `${other}/efficiency`, formOf(1, {}))).status).toBe(404);
    expect((await browser.get(LIST)).text).not.toContain('（EFF）');
    const periodId = await database.write((tx) => openPeriod(tx, hall.hallId, 'EFF', '2026-11', NOW));
    const versionId = Number(draft.split('/').at(-1));
    expect(await dryRun(database, hall.hallId, { versionId, periodId })).toBeNull();
  });
});
