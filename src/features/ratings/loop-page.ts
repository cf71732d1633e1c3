import type { Database } from '../../db/database.js';
import { proceedingsOf } from '../../db/proceedings.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import {
  isSetAsideGround,
  LOOP_STEPS,
  type LoopStepKind,
  openSteps,
  RATING_PROCEEDINGS,
  SET_ASIDE_GROUNDS,
} from '../../domain/ratings/rating-loop.js';
import type { FormProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import { typed } from '../cases/step-page.js';
import { findLoop, loopActor, loopFacts, type StoredLoop } from './act-on-loop.js';
import type { RatingSight } from './rating-reach.js';
import type { RatingRow } from './ratings.repository.js';
import { dayInWords, loopLight, ratingLine } from './ratings-page.js';
import type { Rater } from './reveal-rater.js';

interface Asked {
  person: Person;
  sight: RatingSight;
  calendar: Calendar;
  now: number;
  problem: FormProblem;
  rater: Rater | null;
}

const VISIT_RESULTS = { yes: '满意', no: '仍不满意', none: '没有联系上' } as const;

/** One rating with the course of its loop and the steps that are open to the person. */
export async function loopPage(database: Database, row: RatingRow, asked: Asked) {
  const { person, sight, calendar, now, problem, rater } = asked;
  const rating = await findLoop(database.read, row.id);
  const loop = rating?.loop ?? null;
  const facts = rating && loop ? loopFacts(rating, loop) : null;
  const line = ratingLine(row, sight, calendar);
  const steps = facts === null ? [] : openSteps(facts, loopActor(person));
  const moment = (at: number) =>
    sight === 'hall' ? momentInWords(at, calendar.zone) : dayInWords(at, calendar);
  const events = loop === null ? [] : await proceedingsOf(database.sql, row.hallId, 'rating', row.id);
  return {
    line,
    rows: [
      { key: '满意程度', value: line.level.label },
      { key: '原因', value: line.reasons },
      { key: '意见', value: line.comment },
      { key: sight === 'hall' ? '时间' : '日期', value: moment(row.at) },
      { key: '窗口', value: line.place },
      { key: '服务的人', value: line.staff },
      { key: '事项', value: line.item },
      { key: '办件编号', value: line.caseNumber ?? '', ...(line.caseHref && { href: line.caseHref }) },
      { key: '怎样评的', value: line.channel },
    ].filter(({ value }) => value !== ''),
    light: loopLight(row, now, calendar),
    course: loop === null ? [] : courseRows(loop),
    history: events
      .filter(({ kind }) => sight === 'hall' || kind !== 'identity-opened')
      .map((event) => ({
        when: moment(event.at),
        who: event.actorName,
        what: RATING_PROCEEDINGS[event.kind] ?? event.kind,
        detail: event.note,
        tone: event.kind === 'received' ? 'amber' : 'blue',
      })),
    version: loop?.version ?? 0,
    steps: steps.map((kind) => ({
      kind,
      label: LOOP_STEPS[kind],
      action: paths.ratingStep(row.rowKey, kind),
    })),
    revealAction:
      steps.includes('visit') && rater === null ? paths.ratingStep(row.rowKey, 'disclosures') : null,
    rater,
    problem,
    kept: (name: string) => typed(problem, name),
  };
}

/** What was found, done and answered, as far as the loop has come. */
function courseRows(loop: StoredLoop): { key: string; value: string }[] {
  const founded = loop.isFounded === null ? '' : loop.isFounded ? '属实' : '不属实';
  const ground = isSetAsideGround(loop.setAside) ? `${SET_ASIDE_GROUNDS[loop.setAside]}，不计入` : '维持';
  const satisfied = loop.visitSatisfied === null ? 'none' : loop.visitSatisfied ? 'yes' : 'no';
  const row = (key: string, done: Date | null, parts: readonly string[]) =>
    done === null ? [] : [{ key, value: parts.filter((part) => part !== '').join('：') }];
  return [
    ...row('核实', loop.verifiedAt, [founded, loop.verification]),
    ...row('整改', loop.correctedAt, [loop.correction]),
    ...row('答复', loop.answeredAt, [loop.answer]),
    ...row('回访', loop.visitedAt, [VISIT_RESULTS[satisfied], loop.visit]),
    ...row('窗口的异议', loop.disputedAt, [loop.dispute]),
    ...row('复核', loop.reviewedAt, [ground, loop.review]),
  ];
}

/** True when the word is a step of a loop. */
export function isLoopStep(text: string): text is LoopStepKind {
  return Object.hasOwn(LOOP_STEPS, text);
}
