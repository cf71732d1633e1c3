import { parse } from 'csv-parse/sync';

/** A record of a file: its cells by the names of the first line, and the line it begins on (1 = the header). */
export interface CsvRecord {
  line: number;
  cells: Readonly<Record<string, string>>;
}

/** A line that is not taken, and why. */
export interface RejectedLine {
  line: number;
  reason: string;
}

export type CsvFile =
  | { ok: true; records: CsvRecord[]; rejected: RejectedLine[] }
  | { ok: false; message: string };

type ParsedRecord = { record: string[]; info: { lines: number }; raw: string };

/**
 * Reads a CSV file with a header. Byte order marks, CRLF, line breaks within quotes and files of older
 * spreadsheets (GB18030) are understood. A line that cannot be read is rejected, the others are returned.
 * @param columns the columns that must be there; others are kept too
 */
export function readCsv(bytes: Uint8Array, columns: readonly string[]): CsvFile {
  const skipped: RejectedLine[] = [];
  const parsed = parse(decoded(bytes).replace(/\r\n?/g, '\n'), {
    info: true,
    raw: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      skipped.push({ line: lineOfError(error), reason: 'the quotes of this line do not match' });
      return undefined;
    },
  }) as unknown as ParsedRecord[];
  const [head, ...rest] = parsed;
  if (!head) return { ok: false, message: 'the file is empty' };
  const names = head.record.map((name) => name.trim());
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0)
    return { ok: false, message: `the first line lacks the columns ${missing.join(', ')}` };
  const records: CsvRecord[] = [];
  const rejected = [...skipped];
  for (const { record, info, raw } of rest) {
    const line = info.lines - breaksIn(raw.replace(/^\n+|\n+$/g, ''));
    if (record.length !== names.length) {
      rejected.push({ line, reason: `has ${record.length} columns instead of ${names.length}` });
    } else {
      records.push({
        line,
        cells: Object.fromEntries(names.map((name, index) => [name, (record[index] ?? '').trim()])),
      });
    }
  }
  return { ok: true, records, rejected };
}

/** UTF-8 and UTF-16 by their marks, UTF-8 when it is flawless, otherwise GB18030. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function lineOfError(error: unknown): number {
  const lines = error instanceof Error && 'lines' in error ? error.lines : 0;
  return typeof lines === 'number' ? lines : 0;
}

function breaksIn(text: string): number {
  return (text.match(/\n/g) ?? []).length;
}
