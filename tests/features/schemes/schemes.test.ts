import { expect, it } from 'vitest';
import { typedScheme } from '../../../src/domain/appraisal/edit-scheme.js';
import { DEFAULT_SCHEMES } from '../../../src/domain/appraisal/schemes.js';
import { dryRun } from '../../../src/features/schemes/dry-run.js';
import { schemeInForce } from '../../../src/features/schemes/scheme-in-force.js';
import { onBothDatabases } from '../../support/databases.js';
import { type Browser, makeApp, makeStaff, send, signIn } from '../../support/hall.js';
import { at, caseRow, computed, type ScoredHall, scoredHall } from '../appraisal/evidence-rows.js';

const LIST = '/admin/appraisal-schemes';

function formOf(version: number, change: { from: string; to: string }) {
  const { rules, quotaFirst: _q, floor: _f, eventsOnce: _e, ...typed } = typedScheme(DEFAULT_SCHEMES.STF);
  return {
    ...typed,
    version,
    note: '超期加重',
    quotaFirst: 'on',
    floor: 'on',
    eventsOnce: 'on',
    rules: { ...rules, 'STF-R2': { ...rules['STF-R2'], ...change } },
  };
}

async function administrator(hall: ScoredHall): Promise<Browser> {
  await makeStaff(hall, 'admin', ['administrator'], { departmentId: null });
  return signIn(makeApp(hall), 'admin');
}

async function draftOf(browser: Browser): Promise<string> {
  const copied = await send(browser, LIST, LIST, { scheme: 'STF', year: '2026' });
  expect(copied.status).toBe(303);
  return copied.headers.location ?? '';
}

onBothDatabases('Versions of a scheme', (open) => {
  it('E1: copied, changed, tried out on a past month, put in force; periods that are open keep theirs', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    await caseRow(hall, { accepted: '2026-11-05', due: '2026-11-12', decided: at('2026-11-16', '18:00') });
    const periodId = await computed(hall, 'STF');
    const browser = await administrator(hall);
    const draft = await draftOf(browser);
    expect((await send(browser, draft, draft, formOf(1, { from: '-5', to: '-5' }))).status).toBe(303);
    const versionId = Number(draft.split('/').at(-1));
    const run = await dryRun(database, hall.hallId, { versionId, periodId });
    expect(run?.lines.map(({ subjectName, total, newTotal }) => [subjectName, total, newTotal])).toEqual([
      ['李明', 94, 90],
    ]);
    const shown = await browser.get(`/appraisal/dry-run?version=${versionId}&period=${periodId}`);
    expect([shown.status, shown.text.includes('会变')]).toEqual([200, true]);
    expect((await send(browser, draft, `${draft}/in-force`, { version: 2 })).status).toBe(303);
    const inForce = await schemeInForce(database.read, hall.hallId, 'STF', 2026);
    const points = inForce.scheme.rules.find(({ code }) => code === 'STF-R2')?.pointsMin;
    expect([inForce.number, points]).toEqual([1, -5]);
    await computed(hall, 'STF');
    const kept = await database.read.appraisalResult.findFirstOrThrow({ where: { periodId } });
    expect(kept.total).toBe(94);
    const audit = await database.read.auditEntry.findMany({
      where: { kind: { startsWith: 'scheme-' } },
      orderBy: { id: 'asc' },
    });
    expect(audit.map(({ kind }) => kind)).toEqual(['scheme-copied', 'scheme-saved', 'scheme-in-force']);
  });

  it('a wrong value comes back with its words, a second saving of the same page is refused', async () => {
    const { database } = await open();
    const browser = await administrator(await scoredHall(database));
    const draft = await draftOf(browser);
    const wrong = await send(browser, draft, draft, formOf(1, { from: '5', to: '5' }));
    expect([wrong.status, wrong.text.includes('STF-R2 是扣分项')]).toEqual([422, true]);
    await send(browser, draft, draft, formOf(1, { from: '-5', to: '-5' }));
    expect((await send(browser, draft, draft, formOf(1, { from: '-6', to: '-6' }))).status).toBe(409);
  });

  it('nobody but the administrator opens the schemes', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    const browser = await signIn(makeApp(hall), 'clerk');
    expect((await browser.get(LIST)).status).toBe(403);
    expect((await browser.get('/appraisal/dry-run')).status).toBe(403);
  });
});
