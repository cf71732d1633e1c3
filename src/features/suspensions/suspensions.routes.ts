import type { Deps } from '../../app.js';
import { parseDate } from '../../domain/calendar/civil-time.js';
import { closingOf } from '../../domain/calendar/working-time.js';
import { isClockRunning } from '../../domain/cases/states.js';
import { runningSuspension } from '../../domain/suspensions/suspend.js';
import {
  refuseSuspension,
  type SuspensionRefusal,
  type SuspensionRefusalCode,
} from '../../domain/suspensions/suspension-refusal.js';
import { suspensionRefusalInWords } from '../../domain/suspensions/suspension-refusal-in-words.js';
import type { Route } from '../../web/routes.js';
import { isClockStopped } from '../cases/case-clock.js';
import { stateOf } from '../cases/case-facts.js';
import { type ClockAnswer, clockFormRoutes, type SaidNo } from '../cases/clock-form.routes.js';
import type { LoadedCase } from '../cases/load-case.js';
import { endCaseSuspension } from './end-suspension.js';
import { proceduresOf, procedureValue } from './foreseen-procedures.js';
import { type SuspensionOutcome, startCaseSuspension } from './start-suspension.js';
import { suspensionRow } from './stored-suspension.js';
import { overdueSuspensionRoutes } from './suspension-list.routes.js';
import { resumptionPage, suspensionPage } from './suspension-page.js';
import { resumptionForm, suspensionForm } from './suspensions.forms.js';

const PERMISSION = 'case.suspend';

const FIELDS: Partial<Record<SuspensionRefusalCode, string>> = {
  'procedure-not-foreseen': 'procedure',
  'basis-missing': 'basis',
  'reason-missing': 'reason',
  'same-cause-again': 'reason',
  'limit-invalid': 'limitValue',
  'expected-end-not-ahead': 'expectedEnd',
  'expected-end-beyond-limit': 'expectedEnd',
  'outcome-missing': 'result',
};

/** Stopping the clock for a special procedure and setting it going again (TL-118, T24, T25), and the lists of it. */
export function suspensionRoutes(deps: Deps): Route[] {
  return [
    ...clockFormRoutes(deps, {
      noun: 'suspensions',
      permission: PERMISSION,
      form: suspensionForm,
      page: suspensionPage,
      hindrance: startHindrance,
      async act({ procedure, reason, basis, limitValue, limitUnit, expectedEnd, ...seen }, given) {
        const { loaded, visit, house } = given;
        const chosen = proceduresOf(loaded).find((each) => procedureValue(each) === procedure);
        const day = parseDate(expectedEnd);
        if (chosen === undefined)
          return { kind: 'refused', no: { field: 'procedure', text: '请选择特别程序' } };
        if (day === null)
          return { kind: 'refused', no: { field: 'expectedEnd', text: '没有这一天，请核对日期' } };
        const request = {
          procedure: chosen.procedure,
          stepPosition: chosen.stepPosition,
          basis,
          reason,
          limit: { value: limitValue, unit: limitUnit },
          expectedEndAt: loaded.calendar.zone.toInstant(closingOf(day, loaded.calendar)),
        };
        const place = { number: loaded.row.number, ...seen };
        const outcome = await startCaseSuspension(house, visit.person, place, request, visit.now);
        return answerOf(outcome, '计时已暂停，请打印告知书交给申请人');
      },
    }),
    ...clockFormRoutes(deps, {
      noun: 'resumptions',
      permission: PERMISSION,
      form: resumptionForm,
      page: resumptionPage,
      hindrance: endHindrance,
      async act({ result, ...seen }, { loaded, visit, house }) {
        const place = { number: loaded.row.number, ...seen };
        const outcome = await endCaseSuspension(house, visit.person, place, result, visit.now);
        return answerOf(outcome, '已恢复计时，办结期限已经重新计算');
      },
    }),
    ...overdueSuspensionRoutes(deps),
  ];
}

function answerOf(outcome: SuspensionOutcome, text: string): ClockAnswer {
  if (outcome.ok) return { kind: 'done', text, noticeIds: outcome.noticeIds };
  switch (outcome.kind) {
    case 'refused':
      return { kind: 'refused', no: saidNo(outcome.refusal) };
    case 'held':
      return { ok: false, kind: 'refused', refusal: outcome.refusal };
    default:
      return outcome;
  }
}

function saidNo(refusal: SuspensionRefusal): SaidNo {
  const text = `${suspensionRefusalInWords(refusal)}（${refusal.rule}）`;
  return { field: FIELDS[refusal.code] ?? 'form', text };
}

function startHindrance(loaded: LoadedCase): SaidNo | null {
  const { row, clockRows } = loaded;
  const running = runningSuspension(clockRows.suspensions.map(suspensionRow));
  const no = (refusal: SuspensionRefusal) => ({ ...saidNo(refusal), field: 'form' });
  if (running !== null) {
    const facts = { procedure: running.procedure };
    return no(refuseSuspension('TL-118', 'suspension-already-running', facts).refusal);
  }
  if (!isClockRunning(stateOf(row.state)) || isClockStopped(row)) {
    return no(refuseSuspension('S-05', 'clock-not-running', { state: row.state }).refusal);
  }
  if (proceduresOf(loaded).length > 0) return null;
  return no(refuseSuspension('A-21', 'procedure-not-foreseen').refusal);
}

function endHindrance({ clockRows }: LoadedCase): SaidNo | null {
  if (clockRows.suspensions.some((row) => row.endedAt === null)) return null;
  return { ...saidNo(refuseSuspension('TL-118', 'no-suspension-running').refusal), field: 'form' };
}
