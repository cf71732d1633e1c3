import { expect, it } from 'vitest';
import { insertRow, insertRows, plainSql } from '../../src/db/plain-sql.js';
import { onBothDatabases } from '../support/databases.js';
import { FRIDAY_MORNING, makeHall } from '../support/hall.js';

const LATER = new Date(FRIDAY_MORNING.getTime() + 60_000);

onBothDatabases('plain SQL in a transaction', (open) => {
  it('inserts rows with moments and flags, gives ids, and reads its own changes as numbers', async () => {
    const { database } = await open();
    const { hallId } = await makeHall(database);
    const rows = await database.write(async (tx) => {
      const sql = plainSql(tx);
      const department = { hallId, code: 'NEW', name: '新部门', active: false, createdAt: LATER };
      const id = await insertRow(sql, 'Department', department);
      await insertRows(sql, 'Window', [
        { hallId, departmentId: id, number: '8', name: '八号' },
        { hallId, departmentId: id, number: '9', name: '九号' },
      ]);
      return {
        id,
        department: await sql.first(
          'SELECT "id", "active", "createdAt" FROM "Department" WHERE "createdAt" = ?',
          [LATER],
        ),
        windows: await sql.all('SELECT "number" FROM "Window" WHERE "departmentId" = ? ORDER BY "number"', [
          id,
        ]),
        count: await sql.first('SELECT count(*) AS n FROM "Window" WHERE "departmentId" = ?', [id]),
      };
    });
    expect(rows).toEqual({
      id: rows.id,
      department: { id: rows.id, active: 0, createdAt: LATER.getTime() },
      windows: [{ number: '8' }, { number: '9' }],
      count: { n: 2 },
    });
    expect(await database.read.department.findUnique({ where: { id: rows.id } })).toMatchObject({
      phone: '',
      active: false,
      createdAt: LATER,
    });
  });

  it('is undone with its transaction, and unseen by readers before the end of it', async () => {
    const { database } = await open();
    const { hallId } = await makeHall(database);
    const count = async () =>
      (
        await database.sql.first<{ n: number }>('SELECT count(*) AS n FROM "Department" WHERE "code" = ?', [
          'NEW',
        ])
      )?.n;
    const failing = database.write(async (tx) => {
      await insertRow(plainSql(tx), 'Department', {
        hallId,
        code: 'NEW',
        name: '新部门',
        createdAt: FRIDAY_MORNING,
      });
      expect(await count()).toBe(0);
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await count()).toBe(0);
  });

  it('one statement is a transaction of its own, seen by readers once it is done', async () => {
    const { database } = await open();
    const { hallId } = await makeHall(database);
    const save = `INSERT INTO "Department" ("hallId", "code", "name", "phone", "createdAt") VALUES (?, ?, ?, ?, ?)
      ON CONFLICT ("hallId", "code") DO UPDATE SET "phone" = excluded."phone"`;
    await database.writeOne(save, [hallId, 'NEW', '新部门', '1', LATER]);
    await database.writeOne(save, [hallId, 'NEW', '新部门', '2', FRIDAY_MORNING]);
    expect(await database.read.department.findMany({ where: { code: 'NEW' } })).toMatchObject([
      { phone: '2', createdAt: LATER },
    ]);
    await expect(database.writeOne(save, [hallId, null, '无', '', LATER])).rejects.toThrow();
  });

  it('is not to be had outside of Database.write', async () => {
    const { database } = await open();
    expect(() => plainSql(database.read as Parameters<typeof plainSql>[0])).toThrow(
      /not opened by Database.write/,
    );
  });
});
