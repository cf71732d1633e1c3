import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Appraisal, type AppraisalOptions, appraise } from '../../domain/appraisal/appraise.js';
import { isSchemeCode, SCHEME_CODES, type SchemeCode } from '../../domain/appraisal/rules.js';
import { DEFAULT_SCHEMES } from '../../domain/appraisal/schemes.js';
import { type AppraiseInput, appraiseInput } from './appraise-command.forms.js';
import { type CommandIo, printedJson, readJson } from './command-input.js';

const USAGE = `appraise --scheme ${SCHEME_CODES.join('|')} [FILE]`;

type AppraiseArguments =
  | { ok: true; scheme: SchemeCode; path: string | null }
  | { ok: false; message: string };

/**
 * `appraise --scheme STF|WIN|DEP|BEST [FILE]`: recomputes published scores from their evidence (JSON from the
 * file or standard input) and writes the result as JSON. Returns the exit code: 0; 1 when an entry was left out
 * (the result is written all the same) or when arguments or input cannot be read (only a message is written).
 */
export async function runAppraiseCommand(io: CommandIo): Promise<number> {
  const read = readArguments(io.args);
  if (!read.ok) {
    return fail(io, read.message);
  }
  const json = await readJson(io, read.path);
  if (!json.ok) {
    return fail(io, json.message);
  }
  const input = appraiseInput.safeParse(json.value);
  if (!input.success) {
    return fail(io, z.prettifyError(input.error));
  }
  const appraisal = appraise(
    DEFAULT_SCHEMES[read.scheme],
    input.data.subjects,
    optionsOf(input.data.options ?? {}),
  );
  io.write(printedJson(printedAppraisal(appraisal)));
  return appraisal.errors.length === 0 ? 0 : 1;
}

function readArguments(args: readonly string[]): AppraiseArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { scheme: { type: 'string' } },
      allowPositionals: true,
    });
    const { scheme } = values;
    if (scheme === undefined || !isSchemeCode(scheme) || positionals.length > 1) {
      return { ok: false, message: `usage: ${USAGE}` };
    }
    return { ok: true, scheme, path: positionals[0] ?? null };
  } catch (error) {
    return {
      ok: false,
      message: `${error instanceof Error ? error.message : String(error)}\nusage: ${USAGE}`,
    };
  }
}

function optionsOf({ quota, floor, cutoffs }: NonNullable<AppraiseInput['options']>): AppraisalOptions {
  return {
    ...(quota === undefined ? {} : { quotaShare: quota }),
    ...(floor === undefined ? {} : { floor }),
    ...(cutoffs === undefined ? {} : { cutOffs: cutoffs }),
  };
}

function printedAppraisal({ results, awarded, errors }: Appraisal): object {
  return {
    results: results.map(({ id, categories, bonus, total, grade, vetoes }) => ({
      id,
      categories,
      bonus,
      total,
      grade,
      vetoes,
    })),
    ...(awarded === null ? {} : { awarded }),
    errors,
  };
}

function fail(io: CommandIo, message: string): number {
  io.writeError(`appraise: ${message}\n`);
  return 1;
}
