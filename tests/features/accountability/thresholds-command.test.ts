import { describe, expect, it } from 'vitest';
import { runThresholdsCommand } from '../../../src/features/accountability/thresholds-command.js';

async function run(args: string[], input: unknown) {
  const out: string[] = [];
  const errors: string[] = [];
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  const code = await runThresholdsCommand({
    args,
    readFile: async (path) => (path === 'events.json' ? text : Promise.reject(new Error('no such file'))),
    stdin: async () => text,
    write: (each) => out.push(each),
    writeError: (each) => errors.push(each),
  });
  return { code, out: out.join(''), error: errors.join('') };
}

const may = ['2026-05-27', '2026-05-03', '2026-05-09'].map((at) => ({
  subject: 'clerk',
  kind: 'complaint',
  at,
  valid: true,
}));
const office = ['2026-03-04', '2026-03-18'].map((at) => ({
  subject: 'office',
  kind: 'office-warning',
  at,
  valid: true,
}));

describe('thresholds', () => {
  it.each([[[]], [['events.json']], [['-']]])(
    'V12, V13: prints what was reached, in order (%j)',
    async (args) => {
      const { code, out, error } = await run(args, { events: [...may, ...office] });
      expect({ code, error, result: JSON.parse(out) }).toEqual({
        code: 0,
        error: '',
        result: {
          thresholds: [
            { subject: 'office', id: 'TH-05', at: '2026-03-18' },
            { subject: 'clerk', id: 'TH-02', at: '2026-05-09' },
            { subject: 'clerk', id: 'TH-01', at: '2026-05-27' },
          ],
        },
      });
    },
  );

  it('no events, nothing reached', async () => {
    expect(await run([], { events: [] })).toEqual({ code: 0, out: '{\n  "thresholds": []\n}\n', error: '' });
  });

  it.each<[string, string[], unknown, string]>([
    ['an unknown option', ['--year'], { events: [] }, 'usage: thresholds [FILE]'],
    ['a file that is not there', ['gone.json'], '', 'cannot read gone.json: no such file'],
    ['no JSON', [], 'events', 'standard input is not JSON'],
    ['no events', [], [], 'thresholds:'],
    [
      'an unknown kind',
      [],
      { events: [{ subject: 's', kind: 'praise', at: '2026-05-03', valid: true }] },
      'events[0].kind',
    ],
    [
      '30 February',
      [],
      { events: [{ subject: 's', kind: 'complaint', at: '2026-02-30', valid: true }] },
      'Give a date as YYYY-MM-DD\n  → at events[0].at',
    ],
  ])('%s: a message, nothing printed, exit code 1', async (_, args, input, message) => {
    const { code, out, error } = await run(args, input);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(error).toContain(message);
  });
});
