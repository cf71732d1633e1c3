import { plainSql } from '../../db/plain-sql.js';
import { toldRefusal } from '../../domain/cases/refusal.js';
import { fileAnswer } from '../../domain/upward/upward.js';
import { upwardRefusalInWords } from '../../domain/upward/upward-refusal-in-words.js';
import type { Person } from '../../web/visit.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import type { Beside } from '../cases/act-on-case.js';
import { moveDue } from '../cases/move-due.js';
import { findFiling, trackingOf } from './upward.repository.js';

/** What the superior answered; `answeredAt` in milliseconds. */
export interface FiledAnswer {
  agrees: boolean;
  documentNumber: string;
  content: string;
  answeredAt: number;
}

/** T27: files the superior's answer beside the step; the window's clock goes on. */
export function fileSuperiorAnswer(person: Person, answer: FiledAnswer, now: Date): Beside {
  return async (tx, { caseId }) => {
    const filing = await findFiling(plainSql(tx), caseId);
    if (filing === undefined) throw new Error(`case ${caseId} is with no superior`);
    const outcome = fileAnswer(trackingOf(filing), 'UP', answer, now.getTime());
    if (!outcome.ok) return toldRefusal(outcome.refusal, upwardRefusalInWords(outcome.refusal));
    await tx.upwardFiling.update({
      where: { id: filing.id },
      data: { answeredAt: now, result: answerInWords(answer), note: answer.content.trim() },
    });
    const found = await tx.case.findUniqueOrThrow({ where: { id: caseId } });
    await moveDue(tx, found, {
      state: found.state,
      why: 'answered-by-superior',
      actor: person,
      at: now,
      calendar: await calendarInForce(tx, found.hallId),
    });
    return null;
  };
}

/** 同意（川建许〔2026〕12号） */
export function answerInWords({
  agrees,
  documentNumber,
}: Pick<FiledAnswer, 'agrees' | 'documentNumber'>): string {
  return `${agrees ? '同意' : '不同意'}（${documentNumber.trim()}）`;
}
