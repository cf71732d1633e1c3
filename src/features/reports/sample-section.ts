import type { Names, SampleFigures } from '../../domain/reports/figures.js';
import { SATISFACTION_CODES, SATISFACTIONS } from '../../domain/supervision/questionnaire.js';
import type { ReportSection } from './report.js';
import { windowName } from './window-name.js';

/** Results of the month's calls by window (SV-05); no section when no sample was drawn. */
export function sampleSection(samples: readonly SampleFigures[], names: Names): ReportSection[] {
  if (samples.length === 0) return [];
  const given = new Set(samples.flatMap(({ satisfaction }) => Object.keys(satisfaction)));
  const answers = [...new Set<string>([...SATISFACTION_CODES, ...given])].filter((code) => given.has(code));
  const figures = (all: readonly SampleFigures[]) => {
    const sum = (pick: (each: SampleFigures) => number) => all.reduce((total, each) => total + pick(each), 0);
    return [
      sum(({ picked }) => picked),
      sum(({ called }) => called),
      sum(({ reached }) => reached),
      ...answers.map((answer) => sum(({ satisfaction }) => satisfaction[answer] ?? 0)),
    ];
  };
  const windows = [...new Set(samples.map(({ windowId }) => windowId))];
  return [
    {
      chart: null,
      table: {
        heading: '抽查回访结果',
        columns: [
          { label: '窗口' },
          ...['抽取', '已回访', '联系上', ...answers.map(answerWord)].map((label) => ({
            label,
            number: true as const,
          })),
        ],
        rows: windows.map((windowId) => [
          windowName(names, windowId),
          ...figures(samples.filter((each) => each.windowId === windowId)),
        ]),
        foot: ['合计', ...figures(samples)],
        empty: '',
      },
    },
  ];
}

function answerWord(answer: string): string {
  return Object.hasOwn(SATISFACTIONS, answer) ? SATISFACTIONS[answer as keyof typeof SATISFACTIONS] : answer;
}
