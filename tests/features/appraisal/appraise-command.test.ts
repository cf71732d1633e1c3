import { describe, expect, it } from 'vitest';
import { runAppraiseCommand } from '../../../src/features/appraisal/appraise-command.js';

async function run(args: string[], input: unknown, files: Record<string, string> = {}) {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await runAppraiseCommand({
    args,
    readFile: async (path) => {
      const text = files[path];
      if (text === undefined) {
        throw new Error('no such file');
      }
      return text;
    },
    stdin: async () => (typeof input === 'string' ? input : JSON.stringify(input)),
    write: (text) => out.push(text),
    writeError: (text) => errors.push(text),
  });
  return { code, out: out.join(''), error: errors.join('') };
}

const clerk = { id: 'clerk', entries: [{ rule: 'STF-D2b', count: 1 }] };

describe('appraise', () => {
  it('V1: prints categories, bonus, total, grade and vetoes of each subject and nothing more', async () => {
    const entries = [
      { rule: 'STF-D2b', count: 1 },
      { rule: 'STF-Q1a', count: 2 },
      { rule: 'STF-R2', count: 3 },
    ];
    const subjects = [{ id: 'clerk', entries, facts: { windowGradeMonth: '优秀' } }];
    const { code, out, error } = await run(['--scheme', 'STF'], { subjects });
    expect({ code, error, result: JSON.parse(out) }).toEqual({
      code: 0,
      error: '',
      result: {
        results: [
          {
            id: 'clerk',
            categories: { D: 18, A: 20, Q: 16, R: 16, L: 15 },
            bonus: 2,
            total: 87,
            grade: '称职',
            vetoes: [],
          },
        ],
        errors: [],
      },
    });
  });

  it('BEST prints who is awarded, from a file with a byte order mark', async () => {
    const text = `\uFEFF${JSON.stringify({ subjects: [{ id: 'w', entries: [], facts: { cases: 7 } }] })}`;
    const { code, out } = await run(['--scheme=BEST', 'may.json'], '', { 'may.json': text });
    expect({ code, result: JSON.parse(out) }).toEqual({
      code: 0,
      result: {
        results: [
          {
            id: 'w',
            categories: { 1: 20, 2: 20, 3: 20, 4: 20, 5: 20 },
            bonus: 0,
            total: 100,
            grade: null,
            vetoes: [],
          },
        ],
        awarded: ['w'],
        errors: [],
      },
    });
  });

  it('a bad entry is named, the result is printed all the same, the exit code is 1', async () => {
    const entries = [...clerk.entries, { rule: 'WIN-A3', count: 1 }, { rule: 'STF-D2a', count: -1 }];
    const { code, out, error } = await run(['--scheme', 'STF'], { subjects: [{ id: 'clerk', entries }] });
    expect({ code, error, result: JSON.parse(out) }).toEqual({
      code: 1,
      error: '',
      result: {
        results: [
          {
            id: 'clerk',
            categories: { D: 18, A: 20, Q: 20, R: 25, L: 15 },
            bonus: 0,
            total: 98,
            grade: '优秀',
            vetoes: [],
          },
        ],
        errors: [
          { id: 'clerk', rule: 'WIN-A3', reason: 'unknown rule' },
          { id: 'clerk', rule: 'STF-D2a', reason: 'count below zero' },
        ],
      },
    });
  });

  it('takes quota, floor and cut-offs as options', async () => {
    const subjects = ['a', 'b'].map((id) => ({ id, entries: [{ rule: 'STF-Q1b', count: 5 }] }));
    const options = { quota: 1, floor: false, cutoffs: [75, 60, 50] };
    const { out } = await run(['--scheme', 'STF', '-'], { subjects, options });
    expect(
      JSON.parse(out).results.map(({ total, grade }: { total: number; grade: string }) => [total, grade]),
    ).toEqual([
      [75, '优秀'],
      [75, '优秀'],
    ]);
  });

  it.each<[string, string[], unknown, string]>([
    ['no scheme', [], { subjects: [] }, 'usage: appraise --scheme DEP|WIN|STF|BEST [FILE]'],
    ['a scheme without points', ['--scheme', 'EFF'], { subjects: [] }, 'usage: appraise'],
    ['an unknown option', ['--scheme', 'STF', '--quota', '1'], { subjects: [] }, '--quota'],
    ['two files', ['--scheme', 'STF', 'a', 'b'], { subjects: [] }, 'usage: appraise'],
    ['a file that is not there', ['--scheme', 'STF', 'gone.json'], '', 'cannot read gone.json: no such file'],
    ['no JSON', ['--scheme', 'STF'], '{', 'standard input is not JSON'],
    ['no subjects', ['--scheme', 'STF'], {}, 'Give a list of subjects\n  → at subjects'],
    ['an id twice', ['--scheme', 'STF'], { subjects: [clerk, clerk] }, 'The id clerk is there twice'],
    [
      'a count that is no number',
      ['--scheme', 'STF'],
      { subjects: [{ id: 'a', entries: [{ rule: 'STF-D2a', count: '1' }] }] },
      'subjects[0].entries[0].count',
    ],
    ['a misspelt option', ['--scheme', 'STF'], { subjects: [], options: { cutOffs: [1, 2, 3] } }, 'cutOffs'],
    [
      'rising cut-offs',
      ['--scheme', 'STF'],
      { subjects: [], options: { cutoffs: [1, 2, 3] } },
      'highest cut-off first',
    ],
    [
      'a grade windows do not have',
      ['--scheme', 'STF'],
      { subjects: [{ ...clerk, facts: { windowGradeMonth: '称职' } }] },
      'Give 优秀, 良好, 合格 or 不合格',
    ],
  ])('%s: a message, nothing printed, exit code 1', async (_, args, input, message) => {
    const { code, out, error } = await run(args, input);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(error).toContain(message);
  });
});
