import type { AppraisalCategory } from './categories.js';
import { type AppraisalEntry, type EntryReason, readEntry, type ScoreLine, scoreLine } from './entries.js';
import { countEventsOnce } from './event-groups.js';
import { sumPoints } from './points.js';
import { type AppraisalRule, BONUS, VETOES, type Veto } from './rules.js';
import type { AppraisalScheme } from './schemes.js';

export type WindowGrade = '优秀' | '良好' | '合格' | '不合格';

/** `cases` gives BEST-1 its rank; the grades of the own window give STF-R4a, R4b (month) and R4c (year). */
export type AppraisalFacts = {
  cases?: number;
  windowGradeMonth?: WindowGrade;
  windowGradeYear?: WindowGrade;
};

export type AppraisalSubject = { id: string; entries: readonly AppraisalEntry[]; facts?: AppraisalFacts };

export type EntryError = { id: string; rule: string; reason: EntryReason };

/**
 * The score of one subject: what is left of each category (BEST 1: earned), the bonus apart (may be negative),
 * the raw total (may exceed 100), the vetoes, the lines of the sum and the entries left out.
 */
export type SubjectScore = {
  id: string;
  categories: Record<string, number>;
  bonus: number;
  total: number;
  vetoes: Veto[];
  lines: ScoreLine[];
  errors: EntryError[];
};

const MOST_SHOWN_POINTS = 100;

/**
 * Scores one subject (domain 8.1, 8.2). `rankPoints` are those of BEST-1 among all subjects, null when the
 * subject is not ranked. A veto stands even when its line's points yield to another line of the same event.
 */
export function scoreSubject(
  scheme: AppraisalScheme,
  subject: AppraisalSubject,
  rankPoints: number | null = null,
): SubjectScore {
  const rules = new Map(scheme.rules.map((rule) => [rule.code, rule]));
  const errors: EntryError[] = [];
  const found: ScoreLine[] = [];
  for (const entry of subject.entries) {
    const reading = readEntry(rules, entry);
    if (reading.ok) {
      found.push(reading.line);
    } else {
      errors.push({ id: subject.id, rule: entry.rule, reason: reading.reason });
    }
  }
  const all = [...found, ...linesOfFacts(rules, found, subject.facts ?? {}, rankPoints)];
  const lines = scheme.eventsOnce ? countEventsOnce(all) : all;
  const left = scheme.categories.map((category) => leftOf(category, lines, scheme.floor));
  const bonus = sumPoints(productsOf(BONUS, lines));
  return {
    id: subject.id,
    categories: Object.fromEntries(scheme.categories.map(({ key }, index) => [key, left[index] ?? 0])),
    bonus,
    total: sumPoints([...left, bonus]),
    vetoes: VETOES.filter((veto) => lines.some((line) => line.count > 0 && line.rule.vetoes.includes(veto))),
    lines,
    errors,
  };
}

/** The total as shown where more than 100 is not (C-42). */
export function cappedTotal(total: number): number {
  return Math.min(total, MOST_SHOWN_POINTS);
}

/** True when one of these rules was met at least once. */
export function hasMetRule(score: SubjectScore, codes: readonly string[]): boolean {
  return score.lines.some((line) => line.count > 0 && codes.includes(line.rule.code));
}

/** A fact yields to an entry of the same rule: both speak of the same matter, which counts once. */
function linesOfFacts(
  rules: ReadonlyMap<string, AppraisalRule>,
  found: readonly ScoreLine[],
  facts: AppraisalFacts,
  rankPoints: number | null,
): ScoreLine[] {
  const derived: [string, number | null][] = [];
  if (rankPoints !== null) {
    derived.push(['BEST-1', rankPoints]);
  }
  if (facts.windowGradeMonth === '不合格') {
    derived.push(['STF-R4a', null]);
  }
  if (facts.windowGradeMonth === '优秀') {
    derived.push(['STF-R4b', null]);
  }
  if (facts.windowGradeYear === '优秀') {
    derived.push(['STF-R4c', null]);
  }
  return derived.flatMap(([code, points]) => {
    const rule = rules.get(code);
    const isEntered = found.some((line) => line.rule.code === code && line.count > 0);
    return rule === undefined || isEntered ? [] : [scoreLine(rule, 1, points ?? rule.pointsMin, null)];
  });
}

function leftOf(category: AppraisalCategory, lines: readonly ScoreLine[], floor: boolean): number {
  const start = category.earned ? 0 : category.maximumPoints;
  const changed = sumPoints([
    ...productsOf(
      category.key,
      lines.filter((line) => line.rule.ownPartPoints === null),
    ),
    ...ownParts(category.key, lines, floor),
  ]);
  const left = Math.min(start + changed, category.maximumPoints);
  return sumPoints([floor ? Math.max(left, 0) : left]);
}

/** DEP-A1 and A2: each can use up its own part of the category only, as far as categories have a floor. */
function ownParts(category: string, lines: readonly ScoreLine[], floor: boolean): number[] {
  const rules = new Set(lines.map((line) => line.rule).filter((rule) => rule.ownPartPoints !== null));
  return [...rules].map((rule) => {
    const sum = sumPoints(
      productsOf(
        category,
        lines.filter((line) => line.rule === rule),
      ),
    );
    return floor ? Math.max(sum, -(rule.ownPartPoints ?? 0)) : sum;
  });
}

function productsOf(category: string, lines: readonly ScoreLine[]): number[] {
  return lines.filter((line) => line.counted && line.rule.category === category).map((line) => line.product);
}
