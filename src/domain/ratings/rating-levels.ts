import type { Tone } from '../cases/states.js';

export type RatingLevel = 1 | 2 | 3 | 4 | 5;

interface LevelRow {
  word: string;
  tone: Tone;
  /** Reasons to tick, by code, in the words of a visitor. */
  reasons: Readonly<Record<string, string>>;
}

const PRAISE = {
  warm: '态度热情',
  clear: '讲得清楚',
  quick: '办得快',
  'one-visit': '一次办成',
  fair: '公平规范',
  tidy: '环境整洁',
} as const;

const BLAME = {
  attitude: '态度冷淡、生硬',
  'not-told-once': '没有一次说清楚',
  'extra-papers': '要求额外的材料',
  late: '超过承诺的时间',
  'passed-around': '推诿，让我来回跑',
  'not-there': '窗口没有人',
  charges: '收费不合规定',
  favours: '吃拿卡要',
  'guide-wrong': '和办事指南说的不一样',
  'long-wait': '等候时间太长',
} as const;

/** S-54: the five levels of 好差评, best first, each with its own reasons. */
export const RATING_LEVELS: Readonly<Record<RatingLevel, LevelRow>> = {
  5: { word: '非常满意', tone: 'green', reasons: PRAISE },
  4: { word: '满意', tone: 'green', reasons: PRAISE },
  3: {
    word: '基本满意',
    tone: 'neutral',
    reasons: {
      'long-wait': '等候时间偏长',
      'unclear-words': '说明可以再清楚些',
      'many-papers': '要的材料偏多',
      'hard-form': '表格不好填',
      'hard-to-find': '窗口不好找',
    },
  },
  2: { word: '不满意', tone: 'amber', reasons: BLAME },
  1: { word: '非常不满意', tone: 'red', reasons: BLAME },
};

export const LEVELS_BEST_FIRST: readonly RatingLevel[] = [5, 4, 3, 2, 1];

/** S-54: the two lowest levels open a loop by themselves. */
export const WORST_LEVELS: readonly RatingLevel[] = [1, 2];

/** 9.3, C-23: basically satisfied and better count as satisfied. */
export const SATISFIED_FROM: RatingLevel = 3;

/** The longest free text of a rating, in characters. */
export const LONGEST_COMMENT = 300;

export const RATING_CHANNELS = { tablet: '窗口平板', qr: '扫码', online: '凭编号' } as const;

export type RatingChannel = keyof typeof RATING_CHANNELS;

/** The level of a number; null when there is no such level. */
export function ratingLevel(value: number): RatingLevel | null {
  return LEVELS_BEST_FIRST.find((level) => level === value) ?? null;
}

/** True when a rating of this level has to be verified, corrected and answered (S-54). */
export function opensLoop(level: RatingLevel): boolean {
  return WORST_LEVELS.includes(level);
}

/** The reasons that belong to the level, in the order of the table; all others are left out. */
export function reasonsOfLevel(level: RatingLevel, codes: readonly string[]): string[] {
  return Object.keys(RATING_LEVELS[level].reasons).filter((code) => codes.includes(code));
}

/** 态度冷淡、生硬；没有一次说清楚 */
export function reasonsInWords(level: RatingLevel, codes: readonly string[]): string {
  return reasonsOfLevel(level, codes)
    .map((code) => RATING_LEVELS[level].reasons[code] ?? '')
    .join('；');
}

/** A case can be rated once something was decided about it: accepted, or ended in whatever way (S-54). */
export function mayCaseBeRated({ acceptedAt, isOpen }: { acceptedAt: unknown; isOpen: boolean }): boolean {
  return acceptedAt !== null || !isOpen;
}
