import {
  LEVELS_BEST_FIRST,
  LONGEST_COMMENT,
  opensLoop,
  RATING_LEVELS,
  type RatingLevel,
  ratingLevel,
} from '../../domain/ratings/rating-levels.js';
import type { FormProblem } from '../../web/forms.js';

/** The five faces with the addresses they lead to. */
export function faceLinks(hrefOf: (level: RatingLevel) => string) {
  return LEVELS_BEST_FIRST.map((level) => ({ level, word: RATING_LEVELS[level].word, href: hrefOf(level) }));
}

/** The level asked for in an address or a form; null when there is none. */
export function levelAsked(value: unknown): RatingLevel | null {
  return typeof value === 'string' ? ratingLevel(Number(value)) : null;
}

/** The form behind a face: the reasons of its level, words, and who it was if he likes. */
export function wordsPage(level: RatingLevel, problem: FormProblem) {
  const ticked = [problem.values.reasons].flat().filter((value) => typeof value === 'string');
  const kept = (name: string) => {
    const value = problem.values[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    level,
    word: RATING_LEVELS[level].word,
    isBad: opensLoop(level),
    reasons: Object.entries(RATING_LEVELS[level].reasons).map(([code, label]) => ({
      code,
      label,
      isTicked: ticked.includes(code),
    })),
    longest: LONGEST_COMMENT,
    comment: kept('comment'),
    name: kept('name'),
    phone: kept('phone'),
    problem,
  };
}
