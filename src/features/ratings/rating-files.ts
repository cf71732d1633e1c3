import { writeXlsx } from 'hucre/xlsx';
import { LEVELS_BEST_FIRST, RATING_LEVELS } from '../../domain/ratings/rating-levels.js';
import type { RatingLine, tallyCells } from './ratings-page.js';

/** Words that a spreadsheet would run as a formula get an apostrophe. */
const FORMULA_START = /^[=+\-@\t\r]/;

interface RatingsOfMonth {
  organName: string;
  monthWords: string;
  windows: readonly { name: string; cells: ReturnType<typeof tallyCells> }[];
  lines: readonly RatingLine[];
}

/** The ratings of a month as a workbook: by window, and one by one as far as the person sees them; never a rater. */
export async function ratingsWorkbook(given: RatingsOfMonth): Promise<Buffer> {
  const { organName, monthWords } = given;
  const title = `${organName} ${monthWords}服务评价`;
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '各窗口',
        columns: [{ width: 28 }, ...Array.from({ length: 8 }, () => ({ width: 12 }))],
        rows: [[title], ...windowRows(given.windows)],
        freezePane: { rows: 2 },
      },
      {
        name: '评价',
        columns: [16, 12, 26, 40, 24, 26, 24].map((width) => ({ width })),
        rows: [
          [title],
          ['日期', '满意程度', '原因', '意见', '窗口', '事项', '处理'],
          ...given.lines.map(lineCells),
        ],
        freezePane: { rows: 2 },
      },
    ],
    properties: { title, creator: organName },
  });
  return Buffer.from(bytes);
}

function windowRows(windows: RatingsOfMonth['windows']) {
  const levels = LEVELS_BEST_FIRST.map((level) => RATING_LEVELS[level].word);
  return [
    ['窗口', ...levels, '计入', '不计入', '满意率'],
    ...windows.map(({ name, cells }) => [
      plain(name),
      ...cells.levels,
      cells.answers,
      cells.setAside,
      cells.percent,
    ]),
  ];
}

function lineCells({ when, level, reasons, comment, place, item, state }: RatingLine): string[] {
  return [when, level.label, reasons, comment, place, item, state?.label ?? ''].map(plain);
}

function plain(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}
