import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { createVault } from '../../../src/db/vault.js';
import { examine } from '../../../src/features/doctor/examine.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeHall } from '../../support/hall.js';

onBothDatabases('doctor', (open, provider) => {
  it('finds a new hall in order, but for the days off of next year', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const findings = await examine({ database, vault: hall.vault, dataDir: tmpdir(), now: FRIDAY_MORNING });
    expect(findings.filter((finding) => finding.check !== 'disk' && finding.check !== 'migrations')).toEqual([
      { check: 'database', status: 'ok', text: `${provider} answers and takes writes` },
      { check: 'integrity', status: 'ok', text: 'tables and foreign keys are sound' },
      { check: 'clocks', status: 'ok', text: 'no closed case has a running clock' },
      { check: 'keys', status: 'ok', text: 'nothing is sealed yet' },
      {
        check: 'calendar',
        status: 'warn',
        text: 'QH: the days off of 2027 are not loaded; dates in 2027 are provisional',
      },
    ]);
    expect(findings.map((finding) => finding.check)).toContain('disk');
    expect(findings.find((finding) => finding.check === 'migrations')?.status).toBe('ok');
  });

  it('fails when the key does not open the numbers, and when the days off of this year are not loaded', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    await database.write((tx) =>
      tx.applicant.create({
        data: {
          hallId: hall.hallId,
          rowKey: 'row-1',
          type: 'person',
          name: '周禾生',
          idType: 'passport',
          idNumberCipher: hall.vault.seal('E12345678', 'Applicant.idNumber:row-1'),
        },
      }),
    );
    const look = async (key: number, now: Date) => {
      const vault = createVault(Buffer.alloc(32, key));
      const findings = await examine({ database, vault, dataDir: tmpdir(), now });
      return findings.filter((finding) => finding.check === 'keys' || finding.check === 'calendar');
    };
    expect(await look(7, new Date('2026-10-31T10:00:00+08:00'))).toEqual([
      { check: 'keys', status: 'ok', text: 'DATA_KEY opens the numbers in this database' },
      { check: 'calendar', status: 'ok', text: 'QH: the days off of 2026 are loaded' },
    ]);
    expect(await look(8, new Date('2027-01-01T00:30:00+08:00'))).toEqual([
      { check: 'keys', status: 'fail', text: 'DATA_KEY does not open the numbers in this database' },
      { check: 'calendar', status: 'fail', text: 'QH: the days off of 2027 are not loaded' },
    ]);
  });

  it('names a check that cannot be made', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const findings = await examine({
      database,
      vault: hall.vault,
      dataDir: '/nowhere/at/all',
      now: FRIDAY_MORNING,
    });
    expect(findings.find((finding) => finding.check === 'disk')?.status).toBe('fail');
  });
});
