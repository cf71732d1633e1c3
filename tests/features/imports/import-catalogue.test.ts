import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { importCatalogue } from '../../../src/features/imports/import-catalogue.js';
import { hallForImport } from '../../../src/features/imports/import-hall.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING } from '../../support/hall.js';

const REAL = readFileSync(new URL('../../data/real/catalogue-real-district.csv', import.meta.url));
const HEADER = 'department,group,name,item_code,task_type';

async function load(database: Database, bytes: Uint8Array | string, strict = false) {
  const hall = await hallForImport(database, null, FRIDAY_MORNING);
  if (!hall.ok) throw new Error(hall.message);
  const given = { hallId: hall.hallId, strict, now: FRIDAY_MORNING, progress: () => undefined };
  return importCatalogue(database, {
    ...given,
    bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
  });
}

const done = (created: number, updated: number, unchanged: number, rejected: unknown[] = []) => ({
  ok: true,
  result: { created, updated, unchanged, rejected },
});

onBothDatabases('import catalogue', (open) => {
  it('loads the 1,135 items of a real district as drafts, and the same file again changes nothing', async () => {
    const { database } = await open();
    expect(await load(database, REAL)).toEqual(done(1135, 0, 0));
    expect(await load(database, REAL)).toEqual(done(0, 0, 1135));
    expect(await database.read.item.count({ where: { status: 'draft', currentVersionId: null } })).toBe(1135);
    expect(await database.read.itemVersion.count()).toBe(1135);
    expect(await database.read.department.count()).toBe(34);
    expect(await database.read.calendarYear.count()).toBeGreaterThan(0);
  });

  it('finds an item by name and by pinyin initials at once', async () => {
    const { database } = await open();
    await load(database, REAL);
    const item = await database.read.item.findFirstOrThrow({
      where: { name: '教师资格认定' },
      include: { department: true, versions: true },
    });
    expect({
      code: item.code,
      groupName: item.groupName,
      taskType: item.taskType,
      pinyinInitials: item.pinyinInitials,
      pinyin: item.pinyin,
      department: item.department.name,
      versions: item.versions.map(({ number, status, name, itemClass }) => ({
        number,
        status,
        name,
        itemClass,
      })),
    }).toEqual({
      code: '511A0138600000-511602000000-000-115113010833722043-1-00',
      groupName: '',
      taskType: '1',
      pinyinInitials: 'jszgrd',
      pinyin: 'jiaoshizigerending',
      department: '区教科体局',
      versions: [{ number: 1, status: 'draft', name: '教师资格认定', itemClass: 'permit' }],
    });
  });

  it('brings a known item up to date with its draft', async () => {
    const { database } = await open();
    await load(database, `${HEADER}\n区水务局,未分类,取水许可,A-1,1\n区水务局,未分类,河道采砂许可,A-2,1\n`);
    const next = `${HEADER}\n区水务局,用水,取水许可审批,A-1,1\n区水务局,未分类,河道采砂许可,A-2,1\n`;
    expect(await load(database, next)).toEqual(done(0, 1, 1));
    const item = await database.read.item.findFirstOrThrow({
      where: { code: 'A-1' },
      include: { versions: true },
    });
    expect([
      item.name,
      item.groupName,
      item.pinyinInitials,
      item.versions.map((version) => version.name),
    ]).toEqual(['取水许可审批', '用水', 'qsxksp', ['取水许可审批']]);
    expect(await load(database, next)).toEqual(done(0, 0, 2));
  });

  const FAULTY = [
    HEADER,
    '区水务局,未分类,取水许可,A-1,1',
    ',未分类,无部门,A-2,1',
    '区水务局,未分类,"换行\n名称",A-3,1',
    '区水务局,未分类,类型不对,A-4,99',
    '区水务局,未分类,列数不对,A-5',
    '区水务局,未分类,又是它,A-1,1',
    '',
    '区水务局,未分类,,A-6,1',
  ].join('\r\n');

  const REJECTED = [
    { line: 3, reason: 'department is empty' },
    { line: 6, reason: 'task_type 99 is unknown' },
    { line: 7, reason: 'has 4 columns instead of 5' },
    { line: 8, reason: 'item_code A-1 is already on line 2' },
    { line: 10, reason: 'name is empty' },
  ];

  it('names each line it rejects and does the rest', async () => {
    const { database } = await open();
    expect(await load(database, `\uFEFF${FAULTY}`)).toEqual(done(2, 0, 0, REJECTED));
    const names = await database.read.item.findMany({ select: { name: true }, orderBy: { code: 'asc' } });
    expect(names).toEqual([{ name: '取水许可' }, { name: '换行 名称' }]);
  });

  it('with --strict saves nothing when a line is rejected', async () => {
    const { database } = await open();
    expect(await load(database, FAULTY, true)).toEqual(done(0, 0, 0, REJECTED));
    expect(await database.read.item.count()).toBe(0);
    expect(await database.read.department.count()).toBe(0);
  });

  it('leaves a published name to its editor', async () => {
    const { database } = await open();
    await load(database, `${HEADER}\n区水务局,未分类,取水许可,A-1,1\n`);
    const item = await database.read.item.findFirstOrThrow({ include: { versions: true } });
    await database.write((tx) =>
      tx.item.update({
        where: { id: item.id },
        data: { status: 'published', currentVersionId: item.versions[0]?.id ?? null },
      }),
    );
    expect(await load(database, `${HEADER}\n区水务局,未分类,别的名称,A-1,1\n`)).toEqual(
      done(0, 0, 0, [{ line: 2, reason: 'A-1 is published as 取水许可; rename it by a new version' }]),
    );
    expect((await database.read.item.findFirstOrThrow()).name).toBe('取水许可');
  });

  it('asks which hall when there are several', async () => {
    const { database } = await open();
    expect((await hallForImport(database, 'qh', FRIDAY_MORNING)).ok).toBe(true);
    await database.write((tx) =>
      tx.hall.create({
        data: { code: 'XZ', name: '稻香镇便民服务中心', level: 'township', numberPrefix: 'XZ' },
      }),
    );
    expect(await hallForImport(database, null, FRIDAY_MORNING)).toEqual({
      ok: false,
      message: 'there are several halls; name one with --hall: QH, XZ',
    });
    expect(await hallForImport(database, 'NO', FRIDAY_MORNING)).toEqual({
      ok: false,
      message: 'there is no hall NO, only QH, XZ',
    });
    const xz = await database.read.hall.findUniqueOrThrow({ where: { code: 'XZ' } });
    expect(await hallForImport(database, 'xz', FRIDAY_MORNING)).toEqual({ ok: true, hallId: xz.id });
  });
});
