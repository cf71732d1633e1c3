import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { answerDeadlines } from '../../../src/features/deadlines/answer-deadlines.js';
import { runDeadlineCommand } from '../../../src/features/deadlines/deadline-command.js';

type Vector = { id: string; input: Record<string, unknown>; expected: Record<string, unknown> };

const vectors: Vector[] = JSON.parse(readFileSync('tests/data/deadlines/vectors.json', 'utf8'));
const input = {
  acceptedAt: '2026-11-05T10:00:00+08:00',
  limit: { value: 1, unit: 'workingDays' },
  afterHours: 'same-day',
  extensions: [],
  suspensions: [],
  now: '2026-11-05T10:00:00+08:00',
};
const answered = {
  dueAt: '2026-11-06T18:00:00+08:00',
  overdue: false,
  lateWorkingDays: 0,
  lateWorkingMinutes: 0,
  provisional: false,
};

async function run(args: string[], files: Record<string, string>, stdin = '') {
  const said = { out: '', error: '' };
  const code = await runDeadlineCommand({
    args,
    readFile: async (path) => {
      const text = files[path];
      if (text === undefined) throw new Error(`no such file: ${path}`);
      return text;
    },
    stdin: async () => stdin,
    write: (text) => {
      said.out += text;
    },
    writeError: (text) => {
      said.error += text;
    },
  });
  return { code, ...said };
}

describe('deadline: answers an array of questions', () => {
  it('all 400 worked examples from a file, in order', async () => {
    const { code, out } = await run(['v.json'], { 'v.json': JSON.stringify(vectors) });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(
      vectors.map(({ id, expected }) => ({ id, ...expected, provisional: false })),
    );
  });

  it('from standard input, with a byte order mark, and none at all', async () => {
    const one = await run([], {}, `\uFEFF${JSON.stringify([{ id: 7, input }])}`);
    expect([one.code, JSON.parse(one.out)]).toEqual([0, [{ id: 7, ...answered }]]);
    expect(await run(['-'], {}, '[]')).toEqual({ code: 0, out: '[]\n', error: '' });
  });

  it('by the calendar of a file, its years known and its office hours kept', async () => {
    const calendar = {
      2026: { off: [{ date: '2026-11-06', name: '盘点' }], work: [{ date: '2026-11-07', name: '盘点' }] },
      officeHours: [['08:30', '17:30']],
    };
    const { code, out } = await run(['q', '--calendar', 'c'], {
      q: JSON.stringify([{ id: 'a', input }]),
      c: JSON.stringify(calendar),
    });
    expect([code, JSON.parse(out)]).toEqual([
      0,
      [{ id: 'a', ...answered, dueAt: '2026-11-07T17:30:00+08:00' }],
    ]);
    const empty = await run(['--calendar=c'], { c: '{}' }, JSON.stringify([{ id: 'a', input }]));
    expect(JSON.parse(empty.out)).toEqual([{ id: 'a', ...answered, provisional: true }]);
  });

  it('a faulty element is named, the others are answered, and the exit code is 1', async () => {
    const faulty = [
      { id: 'ok', input },
      { input },
      'x',
      null,
      { id: 'no input' },
      { id: 1, input: { ...input, limit: { value: 1.5, unit: 'workingDays' } } },
      { id: 2, input: { ...input, limit: { value: 0, unit: 'hours' } } },
      { id: 3, input: { ...input, limit: { value: 1, unit: 'weeks' } } },
      { id: 4, input: { ...input, acceptedAt: '2026-02-30T10:00:00+08:00' } },
      { id: 5, input: { ...input, suspensions: [{ from: input.now, to: '2026-11-05T09:59:00+08:00' }] } },
      { id: 6, input: { ...input, suspensions: [{ from: input.now }] } },
      { id: 7, input: { ...input, limit: { value: 1, unit: 'hours' }, extensions: [{ value: 1 }] } },
      { id: 8, input: { ...input, extensions: [{ value: -1 }] } },
      { id: 9, input: { ...input, afterHours: 'never' } },
      { id: 10, input: { ...input, limit: { value: 1e15, unit: 'minutes' } } },
      { id: 11, input: { ...input, limit: { value: '5', unit: 'hours' } } },
      { id: 12, input: { ...input, now: undefined } },
      { id: 13, input: { ...input, extensions: {} } },
    ];
    const { code, out } = await run([], {}, JSON.stringify(faulty));
    const timestamp = 'must be a timestamp with its offset, as 2026-09-30T18:00:00+08:00';
    expect([code, JSON.parse(out)]).toEqual([
      1,
      [
        { id: 'ok', ...answered },
        { id: null, error: 'id is missing: each element must be { id, input }' },
        { id: null, error: 'id is missing: each element must be { id, input }' },
        { id: null, error: 'id is missing: each element must be { id, input }' },
        { id: 'no input', error: 'input must be an object' },
        { id: 1, error: 'limit.value must be a whole number, at least 0 for workingDays' },
        { id: 2, error: 'limit.value must be a whole number, at least 1 for hours' },
        {
          id: 3,
          error:
            'limit.unit must be one of workingDays, calendarDays, workingHours, workingMinutes, hours, minutes',
        },
        { id: 4, error: `acceptedAt ${timestamp}` },
        { id: 5, error: 'suspensions[0] ends before it begins' },
        { id: 6, error: `suspensions[0].to ${timestamp}` },
        { id: 7, error: 'extensions are for workingDays only, not for hours' },
        { id: 8, error: 'extensions[0].value must be a whole number of working days, 0 or more' },
        { id: 9, error: 'afterHours must be same-day or next-working-day' },
        { id: 10, error: 'the limit does not end within 100 years' },
        { id: 11, error: 'limit.value must be a number' },
        { id: 12, error: `now ${timestamp}` },
        { id: 13, error: 'extensions must be a list' },
      ],
    ]);
  });

  it.each([
    [[], '{', 'deadline: standard input is not JSON'],
    [[], '', 'deadline: standard input is not JSON'],
    [[], '{"id":1}', 'deadline: standard input is not a JSON array of { id, input }'],
    [['missing.json'], '', 'deadline: missing.json cannot be read: no such file'],
    [['--calendar'], '[]', 'deadline: --calendar needs a file'],
    [['--wrong'], '[]', 'deadline: unknown option --wrong'],
    [['a', 'b'], '[]', 'deadline: more than one file'],
    [['--calendar', 'bad'], '[]', 'deadline: bad is no calendar:\n  x is neither a year'],
  ])('%j with %j is refused with a message and exit code 1', async (args, stdin, message) => {
    const { code, out, error } = await run(args, { bad: '{"x":1}' }, stdin);
    expect([code, out, error.startsWith(message)]).toEqual([1, '', true]);
  });

  it('10,000 elements are all answered', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => vectors[index % vectors.length]);
    const { answers, hasErrors } = answerDeadlines(many, officialCalendar());
    expect([answers.length, hasErrors]).toEqual([10_000, false]);
  });
});
