import { type Calendar, officialCalendar } from '../../domain/calendar/calendar.js';
import { parseCalendarFile } from '../../domain/calendar/parse-calendar.js';
import { answerDeadlines, type DeadlineAnswer } from './answer-deadlines.js';

/** The world of the command: `args` are what follows the word `deadline`. */
export type CommandWorld = {
  args: readonly string[];
  readFile: (path: string) => Promise<string>;
  stdin: () => Promise<string>;
  write: (text: string) => void | Promise<void>;
  writeError: (text: string) => void | Promise<void>;
};

export const DEADLINE_USAGE = 'deadline [FILE] [--calendar FILE]';

type Wanted = { file: string | null; calendarFile: string | null };
type Read<T> = { ok: true; value: T } | { ok: false; message: string };

/**
 * `deadline [FILE] [--calendar FILE]`: answers a JSON array of `{ id, input }` from the file or standard input.
 * Returns the exit code: 1 when anything could not be read or answered.
 */
export async function runDeadlineCommand(world: CommandWorld): Promise<number> {
  const outcome = await answerCommand(world);
  if (!outcome.ok) {
    await world.writeError(`deadline: ${outcome.message}\n`);
    return 1;
  }
  await world.write(printed(outcome.value.answers));
  return outcome.value.hasErrors ? 1 : 0;
}

async function answerCommand(
  world: CommandWorld,
): Promise<Read<{ answers: DeadlineAnswer[]; hasErrors: boolean }>> {
  const wanted = readArguments(world.args);
  if (!wanted.ok) return wanted;
  const calendar = await loadCalendar(wanted.value.calendarFile, world);
  if (!calendar.ok) return calendar;
  const { file } = wanted.value;
  const questions = await readJson(file ?? 'standard input', () =>
    file === null ? world.stdin() : world.readFile(file),
  );
  if (!questions.ok) return questions;
  if (!Array.isArray(questions.value)) {
    return { ok: false, message: `${file ?? 'standard input'} is not a JSON array of { id, input }` };
  }
  return { ok: true, value: answerDeadlines(questions.value, calendar.value) };
}

function readArguments(args: readonly string[]): Read<Wanted> {
  const wanted: Wanted = { file: null, calendarFile: null };
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (arg === '--calendar' || arg.startsWith('--calendar=')) {
      const path = arg === '--calendar' ? args[++index] : arg.slice('--calendar='.length);
      if (!path) return { ok: false, message: `--calendar needs a file. Usage: ${DEADLINE_USAGE}` };
      wanted.calendarFile = path;
    } else if (arg.startsWith('-') && arg !== '-') {
      return { ok: false, message: `unknown option ${arg}. Usage: ${DEADLINE_USAGE}` };
    } else if (wanted.file !== null) {
      return { ok: false, message: `more than one file. Usage: ${DEADLINE_USAGE}` };
    } else {
      wanted.file = arg;
    }
  }
  return { ok: true, value: { ...wanted, file: wanted.file === '-' ? null : wanted.file } };
}

async function loadCalendar(path: string | null, world: CommandWorld): Promise<Read<Calendar>> {
  if (path === null) return { ok: true, value: officialCalendar() };
  const json = await readJson(path, () => world.readFile(path));
  if (!json.ok) return json;
  const parsed = parseCalendarFile(json.value);
  if (parsed.ok) return { ok: true, value: parsed.calendar };
  const faults = parsed.errors.map((fault) => `\n  ${fault.path || 'the file'} ${fault.problem}`);
  return { ok: false, message: `${path} is no calendar:${faults.join('')}` };
}

async function readJson(name: string, read: () => Promise<string>): Promise<Read<unknown>> {
  try {
    const text = await read();
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const what = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    return { ok: false, message: `${name} ${what}: ${reason}` };
  }
}

function printed(answers: readonly DeadlineAnswer[]): string {
  if (answers.length === 0) return '[]\n';
  return `[\n${answers.map((answer) => JSON.stringify(answer)).join(',\n')}\n]\n`;
}
