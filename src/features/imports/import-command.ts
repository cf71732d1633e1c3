import { parseArgs } from 'node:util';
import type { Database } from '../../db/database.js';
import { applyCalendarChange } from '../calendar/change-calendar.js';
import { readCalendarText } from '../calendar/read-calendar-text.js';
import { importCases } from './import-cases.js';
import { importCatalogue } from './import-catalogue.js';
import { hallForImport } from './import-hall.js';
import type { ImportGiven, ImportOutcome } from './import-run.js';
import type { RejectedLine } from './read-csv.js';

export const IMPORT_USAGE = `import catalogue FILE.csv [--hall CODE] [--strict]
import cases FILE.csv [--item CODE] [--hall CODE] [--strict]
import calendar FILE [--hall CODE]`;

/** What an import needs of the world; the database is opened, made and migrated on demand. */
export interface ImportWorld {
  args: readonly string[];
  readBytes: (path: string) => Promise<Uint8Array>;
  openDatabase: () => Promise<Database>;
  write: (text: string) => void;
  writeError: (text: string) => void;
  /** Told while a long import runs; silent where nobody watches. */
  progress: (done: number, total: number) => void;
  now: Date;
}

interface Wanted {
  what: string;
  file: string;
  hall: string | null;
  item: string | null;
  strict: boolean;
}

const IMPORTS: Readonly<
  Record<string, (world: ImportWorld, wanted: Wanted, given: Prepared) => Promise<number>>
> = {
  catalogue: (world, _wanted, given) => lines(world, importCatalogue(given.database, given)),
  cases: (world, wanted, given) =>
    lines(world, importCases(given.database, { ...given, itemCode: wanted.item })),
  calendar: calendar,
};

type Prepared = ImportGiven & { database: Database };

/**
 * `import catalogue|cases|calendar FILE`: prints what was done as JSON. Returns the exit code: 1 when a line was
 * rejected (the others are done, or with --strict none) or when the file or the arguments cannot be read.
 */
export async function runImportCommand(world: ImportWorld): Promise<number> {
  const wanted = readArguments(world.args);
  if (typeof wanted === 'string') return fail(world, `${wanted}\n${IMPORT_USAGE}`);
  const run = IMPORTS[wanted.what];
  if (!run) return fail(world, `cannot import ${wanted.what}\n${IMPORT_USAGE}`);
  const bytes = await world.readBytes(wanted.file).catch((error: unknown) => messageOf(error));
  if (typeof bytes === 'string') return fail(world, `cannot read ${wanted.file}: ${bytes}`);
  const database = await world.openDatabase();
  try {
    const hall = await hallForImport(database, wanted.hall, world.now);
    if (!hall.ok) return fail(world, hall.message);
    const { progress, now } = world;
    return await run(world, wanted, {
      database,
      bytes,
      hallId: hall.hallId,
      strict: wanted.strict,
      now,
      progress,
    });
  } finally {
    await database.close();
  }
}

async function lines<Result extends { rejected: readonly RejectedLine[] }>(
  world: ImportWorld,
  importing: Promise<ImportOutcome<Result>>,
): Promise<number> {
  const outcome = await importing;
  if (!outcome.ok) return fail(world, outcome.message);
  world.write(`${JSON.stringify(outcome.result, null, 2)}\n`);
  return outcome.result.rejected.length === 0 ? 0 : 1;
}

/** Loads the notice of one or more years and moves the open cases, as the page of the administrator does. */
async function calendar(world: ImportWorld, wanted: Wanted, given: Prepared): Promise<number> {
  const source = wanted.file.split(/[\\/]/).at(-1) ?? wanted.file;
  const read = readCalendarText(new TextDecoder().decode(given.bytes), source);
  if (!read.ok) return fail(world, `${wanted.file} is no calendar:\n  ${read.errors.join('\n  ')}`);
  const actor = { hallId: given.hallId, staffId: null, name: 'banjie import' };
  const { plan } = await applyCalendarChange(given.database, actor, read.change, null, given.now);
  const { newYears, openCases, later, earlier, becomeFinal, becomeOverdue } = plan;
  const done = {
    years: read.change.years,
    newYears,
    changedDays: plan.days.length,
    officeHoursChanged: plan.officeHours !== null,
    openCases,
    moved: plan.moved.length,
    later,
    earlier,
    becomeFinal,
    becomeOverdue,
  };
  world.write(`${JSON.stringify(done, null, 2)}\n`);
  return 0;
}

function readArguments(args: readonly string[]): Wanted | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { hall: { type: 'string' }, item: { type: 'string' }, strict: { type: 'boolean' } },
    });
    const [what, file, more] = positionals;
    if (what === undefined || file === undefined || more !== undefined)
      return 'name what to import, and one file';
    return {
      what,
      file,
      hall: values.hall ?? null,
      item: values.item ?? null,
      strict: values.strict ?? false,
    };
  } catch (error) {
    return messageOf(error);
  }
}

function fail(world: ImportWorld, message: string): number {
  world.writeError(`import: ${message}\n`);
  return 1;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
