import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

/** Each command loads its feature when it is called, so that the quick ones start at once. */
const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  deadline: async (args) =>
    (await import('./features/deadlines/deadline-command.js')).runDeadlineCommand(io(args)),
  appraise: async (args) =>
    (await import('./features/appraisal/appraise-command.js')).runAppraiseCommand(io(args)),
  thresholds: async (args) =>
    (await import('./features/accountability/thresholds-command.js')).runThresholdsCommand(io(args)),
  import: async (args) =>
    (await import('./features/imports/import-command.js')).runImportCommand({
      ...stored(args),
      readBytes: readFile,
      progress,
    }),
  user: async (args) =>
    (await import('./features/accounts/user-command.js')).runUserCommand({
      ...stored(args),
      hallOf: (await import('./features/imports/import-hall.js')).hallForImport,
    }),
  doctor: async (args) =>
    (await import('./features/doctor/doctor-command.js')).runDoctorCommand({ ...io(args), openPatient }),
  help: async () => help(),
};

const HELP = `Usage: npm run -s banjie -- COMMAND

  deadline [FILE] [--calendar FILE]                          when cases are due: JSON in, JSON out
  appraise --scheme STF|WIN|DEP|BEST [FILE]                  scores of an appraisal from their evidence
  thresholds [FILE]                                          what counted events lead to
  import catalogue FILE.csv [--hall CODE] [--strict]         items as unpublished drafts
  import cases FILE.csv [--item CODE] [--hall CODE] [--strict]
                                                             the history of an older system
  import calendar FILE [--hall CODE]                         days off of a year; open cases move
  user create --account A --name 姓名 --role R[,R] [--department 部门] [--window N[,N]] [--hall CODE]
  user reset-password --account A                            both print a temporary password, once
  doctor [--json]                                            examines database, keys, calendar, disk
  help                                                       this text

Settings come from the environment, as for the server; see .env.example. Exit code 0: all done; 1: something
was refused or rejected, and standard error or the result names it.
`;

const io = (args: string[]) => ({
  args,
  readFile: (path: string) => readFile(path, 'utf8'),
  stdin: () => text(process.stdin),
  write: (printed: string) => void process.stdout.write(printed),
  writeError: (printed: string) => void process.stderr.write(printed),
});

const stored = (args: string[]) => ({ ...io(args), openDatabase: openMigrated, now: new Date() });

const [name = 'help', ...args] = process.argv.slice(2);
try {
  const command = COMMANDS[name === '--help' || name === '-h' ? 'help' : name];
  process.exitCode = command ? await command(args) : unknown(name);
} catch (error) {
  process.stderr.write(`banjie: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** The database of the settings, made and migrated when it is not there yet. */
async function openMigrated() {
  const [{ loadConfig }, { openDatabase }, { migrate }] = await Promise.all([
    import('./config.js'),
    import('./db/database.js'),
    import('./db/migrate.js'),
  ]);
  const database = await openDatabase(loadConfig().databaseUrl);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function openPatient() {
  const [{ loadConfig }, { createVault }, { mkdirSync }] = await Promise.all([
    import('./config.js'),
    import('./db/vault.js'),
    import('node:fs'),
  ]);
  const config = loadConfig();
  mkdirSync(config.dataDir, { recursive: true });
  return {
    database: await openMigrated(),
    vault: createVault(config.dataKey),
    dataDir: config.dataDir,
    now: new Date(),
  };
}

/** On a terminal only: a log or a pipe keeps the result alone. */
function progress(done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} / ${total}${done >= total ? '\n' : ''}`);
}

function help(): number {
  process.stdout.write(HELP);
  return 0;
}

function unknown(command: string): number {
  process.stderr.write(`banjie: there is no command ${command}\n\n${HELP}`);
  return 1;
}
