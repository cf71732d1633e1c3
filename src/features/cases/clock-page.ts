import { explainDeadline } from '../../domain/deadlines/explain-deadline.js';
import { explainInWords } from '../../domain/deadlines/explain-in-words.js';
import { caseClock } from './case-clock.js';
import { caseHead } from './case-page.js';
import type { LoadedCase } from './load-case.js';
import { deadlineFacts } from './promise-clock.js';

/** 为什么是这一天: the clock of a case and how its due moment came about, day by day (S-05). */
export function clockPage(loaded: LoadedCase) {
  const { row, calendar, now, settings } = loaded;
  const limits = {
    amberAbovePercent: settings.number('amberAbovePercent'),
    orangeAbovePercent: settings.number('orangeAbovePercent'),
  };
  const clock = caseClock(row, calendar, now.getTime(), 'full', limits);
  const facts = deadlineFacts({
    ...row,
    acceptedAt: row.acceptedAt === null ? null : new Date(row.acceptedAt),
  });
  const explained = facts === null ? null : explainDeadline(facts, calendar);
  const isOwn =
    row.dueAt !== null && (explained === null || !explained.ok || explained.explanation.dueAt !== row.dueAt);
  return {
    head: caseHead(loaded),
    clock,
    isOwn,
    sentences: explained?.ok === true && !isOwn ? explainInWords(explained.explanation, calendar.zone) : [],
  };
}
