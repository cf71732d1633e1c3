import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { recordAudit, recordEvent } from '../../src/db/events.js';
import { migrate } from '../../src/db/migrate.js';
import { nextNumber } from '../../src/db/sequences.js';
import { createVault } from '../../src/db/vault.js';
import { freshSqlite, onBothDatabases } from '../support/databases.js';
import { FRIDAY_MORNING, makeHall, type TestHall } from '../support/hall.js';
import { publishedItem } from '../support/item.js';

async function oneCase(hall: TestHall): Promise<number> {
  const item = await publishedItem(hall);
  return hall.database.write(async (tx) => {
    const { id } = await tx.case.create({
      data: {
        hallId: hall.hallId,
        number: 'X-1',
        publicToken: 'token',
        queryCode: 'CODE34',
        kind: 'P',
        state: 'RECV',
        itemId: item.itemId,
        itemVersionId: item.itemVersionId,
        itemName: item.name,
        departmentId: hall.departmentId,
        applicantName: '李四海',
        receivedAt: FRIDAY_MORNING,
      },
    });
    const event = {
      hallId: hall.hallId,
      caseId: id,
      kind: 'receive',
      toState: 'RECV',
      staffId: null,
      actorName: '王敏',
      at: FRIDAY_MORNING,
    };
    await recordEvent(tx, event);
    return id;
  });
}

onBothDatabases('the database', (open) => {
  it('refuses to change or remove an event of a case', async () => {
    const { database } = await open();
    const caseId = await oneCase(await makeHall(database));
    await expect(
      database.write((tx) => tx.caseEvent.updateMany({ where: { caseId }, data: { reason: 'other' } })),
    ).rejects.toThrow();
    await expect(database.write((tx) => tx.caseEvent.deleteMany({ where: { caseId } }))).rejects.toThrow();
    expect(await database.read.caseEvent.count({ where: { caseId, reason: '' } })).toBe(1);
  });

  it('refuses to change or remove an audit entry', async () => {
    const { database } = await open();
    await database.write((tx) =>
      recordAudit(tx, { hallId: null, staffId: null, actorName: 'x', kind: 'sign-in', at: FRIDAY_MORNING }),
    );
    await expect(
      database.write((tx) => tx.auditEntry.updateMany({ data: { kind: 'other' } })),
    ).rejects.toThrow();
    await expect(database.write((tx) => tx.auditEntry.deleteMany({}))).rejects.toThrow();
    expect(await database.read.auditEntry.count({ where: { kind: 'sign-in' } })).toBe(1);
  });

  it('refuses to change what an issued notice says, but counts its prints', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const caseId = await oneCase(hall);
    const notice = {
      hallId: hall.hallId,
      caseId,
      kind: 'D-01',
      number: '受字1',
      issuedAt: FRIDAY_MORNING,
      issuedById: 1,
      issuedBy: '王敏',
      content: '{}',
    };
    await database.write((tx) => tx.notice.create({ data: notice }));
    await expect(
      database.write((tx) => tx.notice.updateMany({ data: { content: '{"a":1}' } })),
    ).rejects.toThrow();
    await expect(database.write((tx) => tx.notice.deleteMany({}))).rejects.toThrow();
    await database.write((tx) =>
      tx.notice.updateMany({ data: { printedCount: 1, printedAt: FRIDAY_MORNING } }),
    );
    expect(await database.read.notice.findFirst()).toMatchObject({ content: '{}', printedCount: 1 });
  });

  it('gives a hundred callers at once the numbers 1 to 100 once each, and takes back those of an undone change', async () => {
    const { database } = await open();
    const { hallId } = await makeHall(database);
    const undone = database.write(async (tx) => {
      await nextNumber(tx, hallId, 'case:2026-11-20');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    const taken = await Promise.all(
      Array.from({ length: 100 }, () => database.write((tx) => nextNumber(tx, hallId, 'case:2026-11-20'))),
    );
    expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  });

  it('migrates once, and refuses a database that is newer than the program', async () => {
    const { database } = await open();
    expect(await migrate(database)).toEqual([]);
    await database.write((tx) =>
      tx.$executeRawUnsafe(
        `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name") VALUES ('x', 'y', '29990101000000_later')`,
      ),
    );
    await expect(migrate(database)).rejects.toThrow(/newer than this program: it knows 29990101000000_later/);
  });

  it('keeps every row when a later migration comes to a database in use', async () => {
    const { database } = await open();
    const caseId = await oneCase(await makeHall(database));
    const folder = mkdtempSync(join(tmpdir(), 'banjie-migrations-'));
    const names = readdirSync(join(import.meta.dirname, '../../prisma/migrations', database.provider));
    for (const name of [...names, '29990101000000_note'])
      mkdirSync(join(folder, database.provider, name), { recursive: true });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(
      join(folder, database.provider, '29990101000000_note', 'migration.sql'),
      'ALTER TABLE "Case" ADD COLUMN "extra" TEXT;\n',
    );
    try {
      expect(await migrate(database, folder)).toEqual(['29990101000000_note']);
      expect(await database.read.case.count({ where: { id: caseId } })).toBe(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('saves nothing of a transaction that fails', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const failing = database.write(async (tx) => {
      await tx.department.create({ data: { hallId: hall.hallId, code: 'NEW', name: '新部门' } });
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await database.read.department.count({ where: { code: 'NEW' } })).toBe(0);
  });
});

describe('the vault (S-33)', () => {
  const vault = createVault(Buffer.alloc(32, 1));

  it('opens what it sealed, each time sealed differently', () => {
    const sealed = [
      vault.seal('11010519491231002X', 'Applicant.idNumber:a'),
      vault.seal('11010519491231002X', 'Applicant.idNumber:a'),
    ];
    expect(sealed[0]).not.toBe(sealed[1]);
    expect(sealed.map((each) => vault.open(each, 'Applicant.idNumber:a'))).toEqual([
      '11010519491231002X',
      '11010519491231002X',
    ]);
  });

  it('does not open a value moved to another row or column, changed, or sealed with another key', () => {
    const sealed = vault.seal('13800138000', 'Applicant.phone:a');
    expect(() => vault.open(sealed, 'Applicant.phone:b')).toThrow();
    expect(() => vault.open(sealed, 'Applicant.idNumber:a')).toThrow();
    expect(() => createVault(Buffer.alloc(32, 2)).open(sealed, 'Applicant.phone:a')).toThrow();
    const changed = Buffer.from(sealed, 'base64');
    changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1;
    expect(() => vault.open(changed.toString('base64'), 'Applicant.phone:a')).toThrow();
  });

  it('hashes equal numbers equally, and an identity number unlike a phone', () => {
    expect(vault.hash('phone', '13800138000')).toBe(vault.hash('phone', '13800138000'));
    expect(vault.hash('phone', '13800138000')).not.toBe(vault.hash('idNumber', '13800138000'));
    expect(vault.hash('phone', '13800138000')).not.toBe(
      createVault(Buffer.alloc(32, 2)).hash('phone', '13800138000'),
    );
  });
});

it('what is written by itself leaves the commits after it forced to the disk', async () => {
  const { database, remove } = await freshSqlite();
  onTestFinished(remove);
  const forced = () =>
    database.write((tx) => tx.$queryRawUnsafe<{ synchronous: bigint | number }[]>('PRAGMA synchronous'));
  await database.writeOne('UPDATE "Hall" SET "name" = "name"', []);
  expect((await forced()).map((row) => Number(row.synchronous))).toEqual([2]);
  await expect(database.writeOne('UPDATE "NoSuchTable" SET "name" = 1', [])).rejects.toThrow('NoSuchTable');
  expect((await forced()).map((row) => Number(row.synchronous))).toEqual([2]);
});
