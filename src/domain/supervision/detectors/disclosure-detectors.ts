import type { Finding } from './finding.js';

const MS_PER_DAY = 86_400_000;
const MOST_NAMED = 10;

/** A version of an item with what keeps its guide from being public or whole (S-09, A-14). */
export interface WatchedDisclosure {
  item: string;
  /** When a draft was made or a version published, in milliseconds. */
  since: number;
  gaps: readonly string[];
  /** False when only forms to take along are missing: its promise is public. */
  isPromiseHidden: boolean;
}

/** Who has to disclose: a window, or the department of items that no window serves yet. */
export interface DisclosingPlace {
  key: string;
  /** Named for items that no window serves; a window names itself. */
  department: string | null;
}

/** C-05: calendar days after which a gap is warned of, and after which it is a fault. */
export interface DisclosureDays {
  warn: number;
  fault: number;
}

/**
 * SV-15, TL-036: what is not public, or not whole, so long after it was made. One finding a place, level and month
 * (YYYY-MM), for a hall that has just taken over a catalogue has a thousand of them.
 * @param now milliseconds
 */
export function undisclosed(
  place: DisclosingPlace,
  rows: readonly WatchedDisclosure[],
  days: DisclosureDays,
  now: number,
  month: string,
): Finding[] {
  const withAge = rows
    .filter(({ gaps }) => gaps.length > 0)
    .map((row) => ({ ...row, age: Math.floor((now - row.since) / MS_PER_DAY) }))
    .sort((first, second) => second.age - first.age || first.item.localeCompare(second.item));
  const levels = [
    { level: 'fault', found: withAge.filter(({ age }) => age >= days.fault) },
    { level: 'warn', found: withAge.filter(({ age }) => age >= days.warn && age < days.fault) },
  ];
  return levels
    .filter(({ found }) => found.length > 0)
    .map(({ level, found }) => ({
      rule: 'SV-15',
      key: `${place.key}:${level}:${month}`,
      faultId: level === 'fault' && found.some(({ isPromiseHidden }) => isPromiseHidden) ? 'FH-02' : '',
      evidence: {
        ...(place.department !== null && { department: place.department }),
        undisclosed: found.length,
        undisclosedDays: Math.max(...found.map(({ age }) => age)),
        gaps: found.slice(0, MOST_NAMED).map(inWords).join('；'),
      },
    }));
}

function inWords({ item, gaps }: WatchedDisclosure): string {
  return `${item}（${gaps.join('，')}）`;
}
