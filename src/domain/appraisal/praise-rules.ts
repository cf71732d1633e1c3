import { MEDIA_LEVEL_POINTS } from './rule-table.js';

/** Media by level, the lowest first (C-34): each level up gives three points more. */
export const MEDIA_LEVELS: readonly string[] = ['district', 'city', 'province', 'nation'];

/** `points` null: fixed by the rule; `isOpen`: the appraisal group decides on the points (WIN-X3). */
export type FedPraise = { rule: string; points: number | null; isOpen: boolean };

const fixed = (rule: string): FedPraise => ({ rule, points: null, isOpen: false });

/** What a verified praise feeds (8.2): banners, letters, media by level, gifts handed over. */
export function rulesOfPraise(kind: string, mediaLevel: string): FedPraise[] {
  switch (kind) {
    case 'letter':
      return [
        fixed('STF-D3b'),
        fixed('BEST-6c'),
        fixed('DEP-X3'),
        { rule: 'WIN-X3', points: null, isOpen: true },
      ];
    case 'banner':
      return [
        fixed('STF-D3b'),
        fixed('BEST-6b'),
        fixed('DEP-X3'),
        { rule: 'WIN-X3', points: null, isOpen: true },
      ];
    case 'media': {
      const points = MEDIA_LEVEL_POINTS[MEDIA_LEVELS.indexOf(mediaLevel)] ?? null;
      return points === null
        ? []
        : ['STF-D3a', 'WIN-X1', 'BEST-6a'].map((rule) => ({ rule, points, isOpen: false }));
    }
    case 'gift-surrendered':
      return [fixed('WIN-B2')];
    default:
      return [];
  }
}
