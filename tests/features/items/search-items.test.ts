import { expect, it } from 'vitest';
import { searchItems } from '../../../src/features/items/items.repository.js';
import { pinyinOf } from '../../../src/features/items/pinyin.js';
import { toSimplified } from '../../../src/features/items/simplified.js';
import { onBothDatabases } from '../../support/databases.js';
import { makeHall, type TestHall } from '../../support/hall.js';

async function add(hall: TestHall, code: string, name: string, usedCount: number, status = 'published') {
  await hall.database.write(async (tx) => {
    const item = await tx.item.create({
      data: {
        hallId: hall.hallId,
        departmentId: hall.departmentId,
        code,
        name,
        usedCount,
        status,
        ...(await pinyinOf(name)),
      },
    });
    const version = await tx.itemVersion.create({
      data: { hallId: hall.hallId, itemId: item.id, number: 1, name, promisedValue: 5 },
    });
    if (status === 'published')
      await tx.item.update({ where: { id: item.id }, data: { currentVersionId: version.id } });
  });
}

it('a name is kept with its pinyin and its initials', async () => {
  expect(await pinyinOf('施工许可（A类）')).toEqual({ pinyin: 'shigongxukealei', pinyinInitials: 'sgxkal' });
});

it('traditional script is read as simplified', () => {
  expect(toSimplified('建築工程施工許可證')).toBe('建筑工程施工许可证');
});

onBothDatabases('searching items', (open) => {
  it('finds by name in either script, pinyin, initials and code, the most used first', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    await add(hall, 'ZJ-001', '建筑工程施工许可证核发', 3);
    await add(hall, 'ZJ-002', '施工图审查备案', 9);
    await add(hall, 'SW-001', '用水报装', 5);
    await add(hall, 'SW-100%', '排水许可', 1, 'draft');
    const find = async (q: string, onlyPublished = false) =>
      (await searchItems(database, { hallId: hall.hallId, q, onlyPublished, limit: 10 })).map(
        (item) => item.code,
      );
    expect(await find('')).toEqual(['ZJ-002', 'SW-001', 'ZJ-001', 'SW-100%']);
    expect(await find('施工')).toEqual(['ZJ-002', 'ZJ-001']);
    expect(await find('施工許可')).toEqual(['ZJ-001']);
    expect(await find('SGXK')).toEqual(['ZJ-001']);
    expect(await find('yongshui')).toEqual(['SW-001']);
    expect(await find('sw-0')).toEqual(['SW-001']);
    expect(await find('施工 核发')).toEqual(['ZJ-001']);
    expect(await find('0%')).toEqual(['SW-100%']);
    expect(await find('许可', true)).toEqual(['ZJ-001']);
    expect(await find('_')).toEqual([]);
  });
});
