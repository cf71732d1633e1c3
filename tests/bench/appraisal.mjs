import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { chance } from './chance.mjs';
import { furnishHall } from './furnish-hall.mjs';

const Sqlite = createRequire(import.meta.url)('better-sqlite3');
const MONTH = '2026-10';
const COMPUTED_AT = Date.parse('2026-11-02T09:00:00+08:00');
const MONTH_BEGINS = Date.parse('2026-10-01T00:00:00+08:00');
const DAY = 86_400_000;
const HOUR = 3_600_000;
const STAFF = 300;
const WINDOWS = 60;
const CHANGED_CASES = 50;
const SCHEMES = ['WIN', 'BEST', 'DEP', 'STF'];

/**
 * The appraisal of one month of a hall with 300 staff and 60 windows: from nothing, and again after some cases have
 * changed, on SQLite. One row per scheme and one for all.
 * @param count finished cases of the month
 */
export async function measureAppraisal(root, count, say) {
  const folder = join(root, 'data/bench');
  const file = join(folder, 'appraisal.db');
  mkdirSync(folder, { recursive: true });
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
  await furnishHall(root, `file:${file}`, new Date(COMPUTED_AT));
  await fillMonth(root, file, count);
  say(`a month of ${count} cases, ${STAFF} staff, ${WINDOWS} windows\n`);
  const dist = (path) => import(pathToFileURL(join(root, 'dist', path)).href);
  const { openDatabase } = await dist('db/database.js');
  const { openPeriod } = await dist('features/appraisal/open-period.js');
  const { computePeriod } = await dist('features/appraisal/compute-period.js');
  const database = await openDatabase(`file:${file}`);
  try {
    const { id: hallId } = await database.read.hall.findFirstOrThrow({ orderBy: { id: 'desc' } });
    const now = new Date(COMPUTED_AT);
    const ids = new Map();
    for (const scheme of SCHEMES) {
      ids.set(scheme, await database.write((tx) => openPeriod(tx, hallId, scheme, MONTH, now)));
    }
    const first = await computeAll(database, computePeriod, ids, now);
    changeCases(file, hallId);
    const again = await computeAll(database, computePeriod, ids, now);
    return [...SCHEMES, 'all'].map((scheme) => ({
      op: 'appraisal',
      scheme,
      cases: count,
      staff: STAFF,
      windows: WINDOWS,
      firstMs: first[scheme].ms,
      entries: first[scheme].entries,
      changedCases: CHANGED_CASES,
      againMs: again[scheme].ms,
      changedEntries: again[scheme].entries,
      longestBlockMs: first[scheme].blockMs,
      errors: first[scheme].errors + again[scheme].errors,
    }));
  } finally {
    await database.close();
    for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
  }
}

async function computeAll(database, computePeriod, ids, now) {
  const all = { ms: 0, entries: 0, blockMs: 0, errors: 0 };
  const took = {};
  for (const scheme of SCHEMES) {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const begun = performance.now();
    const outcome = await computePeriod(database, ids.get(scheme), now);
    const ms = Math.round(performance.now() - begun);
    delay.disable();
    const one = {
      ms,
      entries: outcome.ok ? outcome.changedEntries : 0,
      blockMs: Math.round(delay.max / 1e6),
      errors: outcome.ok ? 0 : 1,
    };
    took[scheme] = one;
    all.ms += one.ms;
    all.entries += one.entries;
    all.errors += one.errors;
    all.blockMs = Math.max(all.blockMs, one.blockMs);
  }
  return { ...took, all };
}

async function fillMonth(root, file, count) {
  const dist = (path) => import(pathToFileURL(join(root, 'dist', path)).href);
  const { officialCalendar } = await dist('domain/calendar/calendar.js');
  const { promisedMoment } = await dist('features/cases/promise-clock.js');
  const calendar = officialCalendar();
  const random = chance(20_261_001).next;
  const db = new Sqlite(file);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('foreign_keys = OFF');
  const hallId = db.prepare('SELECT "id" FROM "Hall" ORDER BY "id" DESC').get().id;
  const item = db
    .prepare(
      'SELECT i."id", i."departmentId", i."name", v."id" AS "versionId" FROM "Item" i JOIN "ItemVersion" v ON v."id" = i."currentVersionId" ORDER BY i."id"',
    )
    .get();
  const put = (table, row) => {
    const names = Object.keys(row);
    return db
      .prepare(
        `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      )
      .run(...Object.values(row)).lastInsertRowid;
  };
  const departments = db.prepare('SELECT "id" FROM "Department" WHERE "hallId" = ?').all(hallId);
  db.transaction(() => {
    const windows = [];
    for (let index = 0; index < WINDOWS; index += 1) {
      const departmentId = departments[index % departments.length].id;
      windows.push({
        id: put('Window', { hallId, departmentId, number: `K${index}`, name: '考核窗口' }),
        departmentId,
        staff: [],
      });
    }
    for (let index = 0; index < STAFF; index += 1) {
      const window = windows[index % WINDOWS];
      const id = put('Staff', {
        hallId,
        departmentId: window.departmentId,
        account: `k${index}`,
        name: `人员${index}`,
      });
      put('StaffRole', { staffId: id, role: 'clerk' });
      put('StaffWindow', { staffId: id, windowId: window.id });
      window.staff.push(id);
      for (let day = 0; day < 2; day += 1) {
        put('AttendanceEvent', {
          hallId,
          staffId: id,
          staffName: `人员${index}`,
          windowId: window.id,
          day: `2026-10-${12 + day}`,
          kind: 'late',
          state: 'confirmed',
          foundAt: MONTH_BEGINS + 12 * DAY,
        });
      }
    }
    for (let index = 0; index < count; index += 1) {
      const window = windows[Math.floor(random() * WINDOWS)];
      const acceptedAt = MONTH_BEGINS + (8 + Math.floor(random() * 16)) * DAY + 10 * HOUR;
      const limitValue = 5 + Math.floor(random() * 5);
      const { dueAt } = promisedMoment(
        { acceptedAt: new Date(acceptedAt), limitValue, limitUnit: 'workingDays', afterHours: 'same-day' },
        calendar,
      );
      const isLate = index % 50 === 0;
      const decidedAt = isLate
        ? dueAt.getTime() + 2 * DAY
        : acceptedAt + Math.floor(random() * 4) * DAY + 5 * HOUR;
      const caseId = put('Case', {
        hallId,
        number: `B${index}`,
        publicToken: `b${index}`,
        queryCode: '123456',
        kind: 'P',
        state: 'DONE',
        itemId: item.id,
        itemVersionId: item.versionId,
        itemName: item.name,
        departmentId: window.departmentId,
        windowId: window.id,
        applicantName: '张建国',
        acceptedById: window.staff[index % window.staff.length],
        limitValue,
        limitUnit: 'workingDays',
        receivedAt: acceptedAt,
        acceptedAt,
        decidedAt,
        closedAt: decidedAt + HOUR,
        dueAt: dueAt.getTime(),
        isOpen: 0,
        decision: 'granted',
      });
      for (const at of [acceptedAt, acceptedAt + HOUR, decidedAt, decidedAt + HOUR / 2, decidedAt + HOUR]) {
        put('CaseEvent', { hallId, caseId, kind: 'step', actorName: '人员', at, enteredAt: at });
      }
    }
  })();
  db.close();
}

/** Some cases of the month are decided a day later after all, with their events. */
function changeCases(file, hallId) {
  const db = new Sqlite(file);
  const some = db
    .prepare('SELECT "id", "decidedAt" FROM "Case" WHERE "hallId" = ? ORDER BY "id" LIMIT ?')
    .all(hallId, CHANGED_CASES);
  db.transaction(() => {
    for (const { id, decidedAt } of some) {
      const at = Number(decidedAt) + DAY;
      db.prepare('UPDATE "Case" SET "decidedAt" = ?, "closedAt" = ? WHERE "id" = ?').run(at, at + HOUR, id);
      db.prepare(
        'INSERT INTO "CaseEvent" ("hallId", "caseId", "kind", "actorName", "at", "enteredAt") VALUES (?, ?, ?, ?, ?, ?)',
      ).run(hallId, id, 'step', '人员', at, at);
    }
  })();
  db.close();
}
