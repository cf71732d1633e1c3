/** What a command of the command line is given: the words after its name, its files, its streams. */
export type CommandIo = {
  args: readonly string[];
  readFile: (path: string) => Promise<string>;
  stdin: () => Promise<string>;
  write: (text: string) => void;
  writeError: (text: string) => void;
};

export type JsonReading = { ok: true; value: unknown } | { ok: false; message: string };

const BYTE_ORDER_MARK = /^\uFEFF/;

/** The JSON of a file, or of standard input when the path is null or `-`; a message when there is none. */
export async function readJson(
  io: Pick<CommandIo, 'readFile' | 'stdin'>,
  path: string | null,
): Promise<JsonReading> {
  const source = path === null || path === '-' ? 'standard input' : path;
  let text: string;
  try {
    text = path === null || path === '-' ? await io.stdin() : await io.readFile(path);
  } catch (error) {
    return { ok: false, message: `cannot read ${source}: ${messageOf(error)}` };
  }
  try {
    return { ok: true, value: JSON.parse(text.replace(BYTE_ORDER_MARK, '')) };
  } catch (error) {
    return { ok: false, message: `${source} is not JSON: ${messageOf(error)}` };
  }
}

/** A result as the command line prints it. */
export function printedJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
