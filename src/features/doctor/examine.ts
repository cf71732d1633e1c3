import { statfs } from 'node:fs/promises';
import type { Database } from '../../db/database.js';
import type { Vault } from '../../db/vault.js';
import { civilDateOf, dayOf } from '../../domain/calendar/civil-time.js';
import { SHANGHAI, zoneNamed } from '../../domain/calendar/zone.js';

/** `warn` needs a hand soon, `fail` now. */
export interface Finding {
  check: string;
  status: 'ok' | 'warn' | 'fail';
  text: string;
}

export interface Patient {
  database: Database;
  vault: Vault;
  /** Where the database, papers and keys are kept. */
  dataDir: string;
  now: Date;
}

/** The notice of the next year is published around then. */
const NEXT_YEAR_WANTED_FROM_MONTH = 11;
const LEAST_FREE_MB = 200;
const COMFORTABLE_FREE_MB = 1024;

/** Looks at everything the hall stands on; a check that breaks is itself a finding. */
export async function examine(patient: Patient): Promise<Finding[]> {
  const checks: [string, () => Promise<Finding[]>][] = [
    ['database', () => databaseAnswers(patient)],
    ['migrations', () => migrations(patient)],
    ['integrity', () => integrity(patient)],
    ['clocks', () => clocks(patient)],
    ['keys', () => keys(patient)],
    ['calendar', () => calendars(patient)],
    ['disk', () => disk(patient)],
  ];
  const findings: Finding[] = [];
  for (const [check, run] of checks) {
    try {
      findings.push(...(await run()));
    } catch (error) {
      findings.push({ check, status: 'fail', text: error instanceof Error ? error.message : String(error) });
    }
  }
  return findings;
}

async function databaseAnswers({ database }: Patient): Promise<Finding[]> {
  await database.ping();
  await database.write(async () => undefined);
  return [{ check: 'database', status: 'ok', text: `${database.provider} answers and takes writes` }];
}

async function migrations({ database }: Patient): Promise<Finding[]> {
  const rows = await database.sql.all<{ name: string; finished: unknown }>(
    'SELECT "migration_name" AS name, "finished_at" AS finished FROM "_prisma_migrations" ORDER BY "migration_name"',
  );
  const unfinished = rows.filter((row) => row.finished === null).map((row) => row.name);
  if (unfinished.length > 0)
    return [{ check: 'migrations', status: 'fail', text: `not finished: ${unfinished.join(', ')}` }];
  return [
    {
      check: 'migrations',
      status: 'ok',
      text: `${rows.length} applied, the last is ${rows.at(-1)?.name ?? 'none'}`,
    },
  ];
}

async function integrity({ database }: Patient): Promise<Finding[]> {
  const faults =
    database.provider === 'sqlite' ? await sqliteFaults(database) : await postgresFaults(database);
  const [first] = faults;
  if (first === undefined)
    return [{ check: 'integrity', status: 'ok', text: 'tables and foreign keys are sound' }];
  return [{ check: 'integrity', status: 'fail', text: `${faults.length} faults, the first: ${first}` }];
}

async function sqliteFaults(database: Database): Promise<string[]> {
  const pages = await database.sql.all<{ integrity_check: string }>('PRAGMA integrity_check');
  const links = await database.sql.all<{ table: string; rowid: number; parent: string }>(
    'PRAGMA foreign_key_check',
  );
  return [
    ...pages.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
    ...links.map((row) => `row ${row.rowid} of ${row.table} points to nothing in ${row.parent}`),
  ];
}

async function postgresFaults(database: Database): Promise<string[]> {
  const rows = await database.sql.all<{ name: string }>(
    'SELECT conname::text AS name FROM pg_constraint WHERE NOT convalidated',
  );
  const indexes = await database.sql.all<{ name: string }>(
    'SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid',
  );
  return [
    ...rows.map((row) => `constraint ${row.name} is not validated`),
    ...indexes.map((row) => `index ${row.name} is not valid`),
  ];
}

/** A closed case has no running clock; lists of late work rest on that. */
async function clocks({ database }: Patient): Promise<Finding[]> {
  const row = await database.sql.first<{ n: number }>(
    'SELECT count(*) AS n FROM "Case" WHERE "isOpen" = ? AND "runningDueAt" IS NOT NULL',
    [false],
  );
  const wrong = Number(row?.n ?? 0);
  if (wrong === 0) return [{ check: 'clocks', status: 'ok', text: 'no closed case has a running clock' }];
  return [{ check: 'clocks', status: 'fail', text: `${wrong} closed cases have a running clock` }];
}

async function keys({ database, vault }: Patient): Promise<Finding[]> {
  const sealed = await database.read.applicant.findFirst({
    where: { idNumberCipher: { not: null } },
    select: { rowKey: true, idNumberCipher: true },
    orderBy: { id: 'desc' },
  });
  if (!sealed?.idNumberCipher) return [{ check: 'keys', status: 'ok', text: 'nothing is sealed yet' }];
  try {
    vault.open(sealed.idNumberCipher, `Applicant.idNumber:${sealed.rowKey}`);
  } catch {
    return [{ check: 'keys', status: 'fail', text: 'DATA_KEY does not open the numbers in this database' }];
  }
  return [{ check: 'keys', status: 'ok', text: 'DATA_KEY opens the numbers in this database' }];
}

async function calendars({ database, now }: Patient): Promise<Finding[]> {
  const halls = await database.read.hall.findMany({ orderBy: { id: 'asc' } });
  const years = await database.read.calendarYear.findMany();
  if (halls.length === 0) return [{ check: 'calendar', status: 'ok', text: 'there is no hall yet' }];
  return halls.map((hall) => {
    const zone = zoneNamed(hall.zone) ?? SHANGHAI;
    const { year, month } = civilDateOf(dayOf(zone.toLocalMinute(now.getTime())));
    const loaded = (wanted: number) => years.some((row) => row.hallId === hall.id && row.year === wanted);
    const finding = (status: Finding['status'], text: string) => ({
      check: 'calendar',
      status,
      text: `${hall.code}: ${text}`,
    });
    if (!loaded(year)) return finding('fail', `the days off of ${year} are not loaded`);
    if (!loaded(year + 1) && month >= NEXT_YEAR_WANTED_FROM_MONTH) {
      return finding(
        'warn',
        `the days off of ${year + 1} are not loaded; dates in ${year + 1} are provisional`,
      );
    }
    return finding('ok', `the days off of ${loaded(year + 1) ? year + 1 : year} are loaded`);
  });
}

async function disk({ dataDir }: Patient): Promise<Finding[]> {
  const { bavail, bsize } = await statfs(dataDir);
  const freeMb = Math.floor((bavail * bsize) / 1024 ** 2);
  const status = freeMb < LEAST_FREE_MB ? 'fail' : freeMb < COMFORTABLE_FREE_MB ? 'warn' : 'ok';
  return [{ check: 'disk', status, text: `${freeMb} MB free where the data is kept` }];
}
