import type { TimeLimit } from '../deadlines/time-limit.js';
import type { Stage } from './stages.js';

/** A step of the item version of a case; positions are 1, 2, … */
export interface StagedStep {
  position: number;
  name: string;
  actor: string;
  limit: TimeLimit | null;
}

/** The moments of a case that begin and end its stages, in milliseconds; null while not yet. */
export interface StageMoments {
  receivedAt: number;
  acceptedAt: number | null;
  /** When the review was last entered; null where the decision came without. */
  reviewedAt: number | null;
  decidedAt: number | null;
  closedAt: number | null;
  /** Special procedures, by the step that foresees them. */
  procedures: readonly { stepPosition: number; startedAt: number; endedAt: number | null }[];
}

type Part = 'intake' | 'review' | 'decision' | 'delivery';

/** The words by which a step says to which part of a case it belongs; the first that fits counts. */
const WORDS_OF_PART: readonly [Part, RegExp][] = [
  ['intake', /收件|受理|接件|接报|登记/],
  ['delivery', /制证|送达|发证|颁证|领取|办结|通知/],
  ['review', /审查|审核|复核|核查|核对|查勘|勘验/],
  ['decision', /决定|审批|批准|核准|签发/],
];

/**
 * The steps of the item as the case went through them. A step that a special procedure ran for has its times;
 * another one those of the part of the case that its name tells; one that tells none has none.
 */
export function caseStages(steps: readonly StagedStep[], moments: StageMoments): Stage[] {
  return steps.map(({ position, name, actor, limit }) => ({
    name,
    actor,
    limit,
    ...(procedureTimes(position, moments) ?? timesOf(partOf(name), moments)),
  }));
}

type Times = Pick<Stage, 'startedAt' | 'endedAt'>;

const NO_TIMES: Times = { startedAt: null, endedAt: null };

function procedureTimes(position: number, { procedures }: StageMoments): Times | null {
  const own = procedures.filter((each) => each.stepPosition === position);
  const [first] = own;
  return first === undefined ? null : { startedAt: first.startedAt, endedAt: own.at(-1)?.endedAt ?? null };
}

function partOf(name: string): Part | null {
  return WORDS_OF_PART.find(([, words]) => words.test(name))?.[0] ?? null;
}

function timesOf(part: Part | null, moments: StageMoments): Times {
  const { receivedAt, acceptedAt, reviewedAt, decidedAt, closedAt } = moments;
  switch (part) {
    case 'intake':
      return { startedAt: receivedAt, endedAt: acceptedAt };
    case 'review':
      return { startedAt: acceptedAt, endedAt: reviewedAt ?? decidedAt };
    case 'decision':
      return { startedAt: reviewedAt ?? decidedAt, endedAt: decidedAt };
    case 'delivery':
      return { startedAt: decidedAt, endedAt: decidedAt === null ? null : closedAt };
    case null:
      return NO_TIMES;
  }
}
