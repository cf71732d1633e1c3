import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { readCsv } from '../../../src/features/imports/read-csv.js';

const TEXT = 'name,place\n取水许可,青禾区\n';
const READ = { ok: true, records: [{ line: 2, cells: { name: '取水许可', place: '青禾区' } }], rejected: [] };

it('reads UTF-8 with and without its mark', () => {
  expect(readCsv(Buffer.from(TEXT), ['name'])).toEqual(READ);
  expect(readCsv(Buffer.from(`\uFEFF${TEXT}`), ['name', 'place'])).toEqual(READ);
});

it('reads the GB18030 of older spreadsheets', () => {
  const bytes = execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: TEXT });
  expect(bytes.equals(Buffer.from(TEXT))).toBe(false);
  expect(readCsv(bytes, ['name'])).toEqual(READ);
});

it('reads UTF-16 with its mark', () => {
  expect(readCsv(Buffer.from(`\uFEFF${TEXT}`, 'utf16le'), ['name'])).toEqual(READ);
});

it('names the line on which a record of several lines begins', () => {
  const file = readCsv(Buffer.from('name,place\r\n"a\r\nb",x\r\n\r\nc,y\r\n'), ['name']);
  expect(file).toEqual({
    ok: true,
    records: [
      { line: 2, cells: { name: 'a\nb', place: 'x' } },
      { line: 5, cells: { name: 'c', place: 'y' } },
    ],
    rejected: [],
  });
});

it('says what is wrong with a file that is not of this kind', () => {
  expect(readCsv(Buffer.from(''), ['name'])).toEqual({ ok: false, message: 'the file is empty' });
  expect(readCsv(Buffer.from('a,b\n1,2\n'), ['name', 'b'])).toEqual({
    ok: false,
    message: 'the first line lacks the columns name',
  });
});

it('goes on after a line whose quotes do not match', () => {
  const file = readCsv(Buffer.from('name,place\na"b,x\nc,y\n'), ['name']);
  expect(file).toEqual({
    ok: true,
    records: [{ line: 3, cells: { name: 'c', place: 'y' } }],
    rejected: [{ line: 2, reason: 'the quotes of this line do not match' }],
  });
});
