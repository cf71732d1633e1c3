import { parseArgs } from 'node:util';
import { z } from 'zod';
import { reachedThresholds } from '../../domain/accountability/reached-thresholds.js';
import { type CommandIo, printedJson, readJson } from '../appraisal/command-input.js';
import { thresholdsInput } from './thresholds-command.forms.js';

const USAGE = 'thresholds [FILE]';

type ThresholdsArguments = { ok: true; path: string | null } | { ok: false; message: string };

/**
 * `thresholds [FILE]`: the counters TH-01 to TH-18 over events (JSON from the file or standard input), written
 * as JSON in order of date, then threshold. Returns the exit code: 0; 1 when arguments or input cannot be read
 * (only a message is written).
 */
export async function runThresholdsCommand(io: CommandIo): Promise<number> {
  const read = readArguments(io.args);
  if (!read.ok) {
    return fail(io, read.message);
  }
  const json = await readJson(io, read.path);
  if (!json.ok) {
    return fail(io, json.message);
  }
  const input = thresholdsInput.safeParse(json.value);
  if (!input.success) {
    return fail(io, z.prettifyError(input.error));
  }
  const thresholds = reachedThresholds(input.data.events).map(({ subject, id, at }) => ({ subject, id, at }));
  io.write(printedJson({ thresholds }));
  return 0;
}

function readArguments(args: readonly string[]): ThresholdsArguments {
  try {
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
    return positionals.length > 1
      ? { ok: false, message: `usage: ${USAGE}` }
      : { ok: true, path: positionals[0] ?? null };
  } catch (error) {
    return {
      ok: false,
      message: `${error instanceof Error ? error.message : String(error)}\nusage: ${USAGE}`,
    };
  }
}

function fail(io: CommandIo, message: string): number {
  io.writeError(`thresholds: ${message}\n`);
  return 1;
}
