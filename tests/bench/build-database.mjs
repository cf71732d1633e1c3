import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SHAPES, shapeOf, stepsOf, TABLES } from './case-rows.mjs';
import { chance, mobile, personName, residentId } from './chance.mjs';
import { DATA_KEY, furnishHall } from './furnish-hall.mjs';

const Sqlite = createRequire(import.meta.url)('better-sqlite3');
const CHUNK = 10_000;
const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;
/** A kept database is used for so long: its due moments do not move, and the clock does. */
const KEEP_MS = 20 * HOUR;
/** Bumped when what is built changes. */
const LAYOUT = 1;

/**
 * The path of a database of so many cases, built now or found in the folder.
 * @param say shows progress
 */
export async function databaseOf(root, count, { fresh, say }) {
  const file = join(root, 'data/bench', `cases-${count}.db`);
  const note = `${file}.json`;
  if (!fresh && existsSync(file) && existsSync(note)) {
    const known = JSON.parse(readFileSync(note, 'utf8'));
    if (known.layout === LAYOUT && Date.now() - known.builtAt < KEEP_MS) return file;
  }
  mkdirSync(dirname(file), { recursive: true });
  for (const ending of ['', '-wal', '-shm', '.json']) rmSync(`${file}${ending}`, { force: true });
  const builtAt = Date.now();
  await furnishHall(root, `file:${file}`, new Date(builtAt));
  await fillCases(root, file, count, builtAt, say);
  const megabytes = Math.round(statSync(file).size / 1e6);
  say(`${count} cases, ${megabytes} MB, ${Math.round((Date.now() - builtAt) / 1000)} s\n`);
  writeFileSync(note, JSON.stringify({ layout: LAYOUT, builtAt, count, megabytes }));
  return file;
}

async function fillCases(root, file, count, now, say) {
  const db = new Sqlite(file);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -1000000');
  db.pragma('foreign_keys = OFF');
  const names = Object.keys(TABLES)
    .map((name) => `'${name}'`)
    .join(', ');
  const indexes = db
    .prepare(
      `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (${names})`,
    )
    .all();
  for (const { name } of indexes) db.exec(`DROP INDEX "${name}"`);
  const insert = Object.fromEntries(
    Object.entries(TABLES).map(([table, columns]) => [
      table,
      db.prepare(
        `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      ),
    ]),
  );
  const world = await worldOf(root, db, count, now);
  for (let from = 0; from < count; from += CHUNK) {
    const upTo = Math.min(count, from + CHUNK);
    db.transaction(() => {
      for (let index = from; index < upTo; index += 1) insertCase(insert, world, index);
    })();
    say(`\r${upTo} of ${count} cases`);
  }
  say('\rindexes                  ');
  for (const { sql } of indexes) db.exec(sql);
  const sequence = db.prepare('INSERT INTO "NumberSequence" ("hallId", "name", "value") VALUES (?, ?, ?)');
  db.transaction(() => {
    for (const [name, value] of world.sequences) sequence.run(world.hallId, name, value);
  })();
  db.pragma('journal_mode = WAL');
  db.close();
  say('\r');
}

async function worldOf(root, db, count, now) {
  const dist = (path) => import(pathToFileURL(join(root, 'dist', path)).href);
  const { createVault } = await dist('db/vault.js');
  const { officialCalendar } = await dist('domain/calendar/calendar.js');
  const { promisedMoment } = await dist('features/cases/promise-clock.js');
  const { caseNumber } = await dist('domain/numbering/case-number.js');
  const { caseSequenceName, noticeNumber, noticeSequenceName } = await dist(
    'domain/numbering/notice-number.js',
  );
  const { queryCode } = await dist('domain/numbering/query-code.js');
  const hall = db.prepare('SELECT * FROM "Hall"').get();
  const items = db
    .prepare(
      'SELECT v.*, i."departmentId" FROM "Item" i JOIN "ItemVersion" v ON v."id" = i."currentVersionId" ORDER BY i."id"',
    )
    .all()
    .map((version) => ({
      ...version,
      materials: db
        .prepare('SELECT * FROM "Material" WHERE "itemVersionId" = ? ORDER BY "position"')
        .all(version.id),
      checks: db
        .prepare('SELECT * FROM "ReviewPoint" WHERE "itemVersionId" = ? ORDER BY "position"')
        .all(version.id),
      windows: db.prepare('SELECT "windowId" FROM "ItemWindow" WHERE "itemId" = ?').all(version.itemId),
      staff: staffOf(db, version),
    }));
  const calendar = officialCalendar();
  const dues = new Map();
  const dueAt = (item, acceptedAt) => {
    const key = `${acceptedAt} ${item.promisedValue}${item.promisedUnit}${item.afterHours}`;
    let due = dues.get(key);
    if (due === undefined) {
      const facts = {
        acceptedAt: new Date(acceptedAt),
        limitValue: item.promisedValue,
        limitUnit: item.promisedUnit,
        afterHours: item.afterHours,
      };
      due = promisedMoment(facts, calendar).dueAt.getTime();
      if (dues.size > 200_000) dues.clear();
      dues.set(key, due);
    }
    return due;
  };
  const sequences = new Map();
  const next = (name) => {
    const value = (sequences.get(name) ?? 0) + 1;
    sequences.set(name, value);
    return value;
  };
  return {
    hallId: hall.id,
    now,
    count,
    days: Math.min(900, Math.max(120, Math.round(count / 800))),
    vault: createVault(Buffer.from(DATA_KEY, 'hex')),
    random: chance(20_260_123),
    items: items.filter((item) => item.caseKind === 'P' && item.promisedValue > 0),
    slow: items.filter(
      (item) => item.caseKind === 'P' && item.promisedUnit === 'workingDays' && item.promisedValue >= 5,
    ),
    dueAt,
    sequences,
    numberOf: (day) => caseNumber({ prefix: hall.numberPrefix, day, sequence: next(caseSequenceName(day)) }),
    noticeNumberOf: (word, kind, year) => noticeNumber(word, year, next(noticeSequenceName(kind, year))),
    queryCode,
  };
}

function staffOf(db, { departmentId }) {
  const first = (role) =>
    db
      .prepare(
        'SELECT s."id", s."name" FROM "Staff" s JOIN "StaffRole" r ON r."staffId" = s."id" WHERE s."departmentId" = ? AND r."role" = ? ORDER BY s."id"',
      )
      .get(departmentId, role);
  return {
    clerk: first('clerk'),
    reviewer: first('reviewer'),
    approver: first('approver') ?? first('reviewer'),
  };
}

/** Received on working mornings, five minutes apart, the earliest first, so that numbers rise with the time. */
function timesOf(world, shape, index, item) {
  const { random, now, days, count } = world;
  const back =
    shape === 'overdue'
      ? 45 + random.below(30)
      : shape === 'running'
        ? 1 + random.below(2)
        : shape === 'waiting' || shape === 'ready'
          ? 6 + random.below(5)
          : 40 + Math.floor(((count - index) / count) * days);
  let day = now - back * DAY;
  while ([0, 6].includes(new Date(day + 8 * HOUR).getUTCDay())) day -= DAY;
  const midnight = Math.floor((day + 8 * HOUR) / DAY) * DAY - 8 * HOUR;
  const received = midnight + 9 * HOUR + random.below(36) * 5 * MINUTE;
  const accepted = received + 10 * MINUTE;
  const due = world.dueAt(item, accepted);
  const decided = Math.min(received + DAY + random.below(3) * DAY + 5 * HOUR, due + 3 * DAY);
  return {
    received,
    accepted,
    due,
    review: accepted + 2 * HOUR,
    decided,
    ready: decided + HOUR,
    delivered: decided + DAY,
    day: new Date(midnight + 8 * HOUR).toISOString().slice(0, 10),
  };
}

function insertCase(insert, world, index) {
  const { random, hallId, vault } = world;
  const id = index + 1;
  const shape = shapeOf(index);
  const item = random.pick(shape === 'running' ? world.slow : world.items);
  const state = SHAPES[shape]?.state ?? 'DONE';
  const times = timesOf(world, shape, index, item);
  const person = { name: personName(random), idNumber: residentId(id), phone: mobile(id) };
  const hashes = [vault.hash('idNumber', person.idNumber), vault.hash('phone', person.phone)];
  insertApplicant(insert, world, id, person, hashes, times);
  insert.Case.run(caseValues(world, { id, shape, state, item, times, person, hashes }));
  const present = state === 'SUPP' ? 'absent' : 'present';
  for (const row of item.materials) {
    const status = row.position === 1 ? present : 'present';
    const { position, name, originals, copies, necessity, onSpot, mayFollow } = row;
    insert.CaseMaterial.run(
      hallId,
      id,
      position,
      name,
      originals,
      copies,
      necessity,
      onSpot,
      mayFollow,
      status,
      '',
      status === 'absent' ? status : '',
      times.received,
    );
  }
  const ticked = ['DONE', 'READY'].includes(state);
  for (const { position, text } of item.checks) {
    insert.CaseCheck.run(
      hallId,
      id,
      position,
      text,
      ticked ? 1 : 0,
      '',
      ticked ? item.staff.reviewer.id : null,
      ticked ? times.decided : null,
    );
  }
  insertHistory(insert, world, { id, state, item, times, person });
}

function insertApplicant(insert, { hallId, vault, random }, id, person, [idHash, phoneHash], times) {
  const rowKey = random.token(16);
  const sealed = (column, value) => vault.seal(value, `Applicant.${column}:${rowKey}`);
  insert.Applicant.run(
    id,
    hallId,
    rowKey,
    'person',
    person.name,
    'resident-id',
    sealed('idNumber', person.idNumber),
    idHash,
    sealed('phone', person.phone),
    phoneHash,
    sealed('address', `青禾区禾兴大道 ${id % 900} 号`),
    '',
    '',
    times.received,
    times.received,
  );
}

function caseValues(world, { id, shape, state, item, times, person, hashes }) {
  const { random } = world;
  const { clerk, reviewer, approver } = item.staff;
  const isAccepted = state !== 'SUPP';
  const isDecided = state === 'READY' || state === 'DONE';
  const isDone = state === 'DONE';
  const isRunning = shape === 'overdue' || shape === 'running';
  const at = isDone
    ? times.delivered
    : isDecided
      ? times.ready
      : isAccepted
        ? times.accepted
        : times.received;
  const updated = shape === 'overdue' ? times.review : at;
  const code = world.queryCode(Uint8Array.from({ length: 48 }, () => random.below(256)));
  return [
    id,
    world.hallId,
    world.numberOf(times.day),
    random.token(22),
    code,
    random.token(20),
    item.caseKind,
    state,
    item.itemId,
    item.id,
    item.name,
    item.departmentId,
    item.windows[id % item.windows.length].windowId,
    id,
    'person',
    person.name,
    ...hashes,
    '',
    clerk.id,
    isAccepted ? clerk.id : null,
    isDecided || shape === 'overdue' ? reviewer.id : null,
    isDecided ? approver.id : null,
    isDone ? clerk.id : null,
    clerk.name,
    isAccepted ? item.promisedValue : null,
    isAccepted ? item.promisedUnit : null,
    item.afterHours,
    times.received,
    times.received,
    isAccepted ? null : times.received,
    isAccepted ? times.accepted : null,
    isDecided ? times.decided : null,
    isDecided ? times.ready : null,
    isDone ? times.delivered : null,
    isAccepted ? times.due : null,
    isRunning ? times.due : null,
    isAccepted ? null : times.received + 30 * DAY,
    isDone ? 0 : 1,
    isDecided ? 'granted' : null,
    isDecided ? item.resultName : '',
    isDecided ? `青许〔2026〕${id}` : '',
    isDone ? person.name : '',
    3,
    times.received,
    updated,
  ];
}

function insertHistory(insert, world, { id, state, item, times, person }) {
  const { hallId } = world;
  const event = (kind, transition, from, to, at, who, details = {}) =>
    insert.CaseEvent.run(
      hallId,
      id,
      kind,
      transition,
      from,
      to,
      who.id,
      who.name,
      at,
      at,
      kind === 'receive' ? '登记收件' : '',
      JSON.stringify(details),
      0,
    );
  for (const [kind, transition, from, to, at, who] of stepsOf(state, times, item.staff)) {
    const result =
      kind === 'grant' || kind === 'deliver'
        ? { resultName: item.resultName, receiverName: person.name }
        : {};
    event(kind, transition, from, to, at, who, result);
    if (kind !== 'accept' && kind !== 'issue-one-time-notice') continue;
    const [paper, word, title] =
      kind === 'accept' ? ['D-01', '受字', '受理通知书'] : ['D-03', '补字', '一次性告知书'];
    const number = world.noticeNumberOf(word, paper, new Date(at).getUTCFullYear());
    insert.Notice.run(
      hallId,
      id,
      paper,
      number,
      at,
      who.id,
      who.name,
      paperText(item, paper, number, person),
      1,
    );
    event('notice-issued', '', to, to, at, who, { noticeId: id, number, title });
  }
}

/** As long as the frozen content of a real notice. */
function paperText(item, kind, number, person) {
  return JSON.stringify({
    kind,
    number,
    applicantName: person.name,
    itemName: item.name,
    materials: item.materials.map(({ name, originals, copies }) => ({ name, originals, copies })),
    basis: item.statutoryBasis,
    filling: '本通知书一式两份，一份交申请人，一份存档；办理结果可以凭查询码查询。'.repeat(12),
  });
}
