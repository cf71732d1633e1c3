import type { Database, Tx } from '../../db/database.js';
import { workingDaysAfter } from '../../domain/accountability/fault-clocks.js';
import { FAULT_STATES } from '../../domain/accountability/fault-states.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { Person } from '../../web/visit.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import { putMessages } from '../reminders/reminders.repository.js';
import { settingsInForce } from '../settings/hall-settings.js';
import type { FaultRow } from './faults.repository.js';
import { type FaultStepOutcome, takeFaultStep } from './take-fault-step.js';

interface Asked {
  number: string;
  version: number;
}

/** S-14: takes the proposal up and tells the person until when he may speak. */
export function callHearing(
  database: Database,
  person: Person,
  asked: Asked & { note: string },
  now: Date,
): Promise<FaultStepOutcome> {
  return takeFaultStep(database, person, { ...asked, step: 'call-hearing' }, now, async (tx, row) => {
    const calendar = await calendarInForce(tx, row.hallId);
    const settings = await settingsInForce(tx, row.hallId);
    const hearBy = workingDaysAfter(now, settings.number('faultHearingWorkingDays'), calendar);
    const until = momentInWords(hearBy.getTime(), calendar.zone);
    return {
      change: { hearBy },
      note: asked.note,
      details: { hearBy: hearBy.toISOString() },
      after: () =>
        tellPerson(tx, row, `过错线索 ${row.number} 涉及您，请在 ${until} 以前到“我的记录”申辩`, now),
    };
  });
}

/** S-14: writes down what the person said when he came to the inspection office. */
export function recordHearing(
  database: Database,
  person: Person,
  asked: Asked & { statement: string },
  now: Date,
): Promise<FaultStepOutcome> {
  return takeFaultStep(database, person, { ...asked, step: 'record-hearing' }, now, () => ({
    change: { hearing: asked.statement, heardAt: now },
    note: asked.statement,
  }));
}

/** S-14: no fault after all, with the reason; before or after it was established. */
export function dismissFault(
  database: Database,
  person: Person,
  asked: Asked & { reason: string; isDecision: boolean },
  now: Date,
): Promise<FaultStepOutcome> {
  const step = asked.isDecision ? 'decide-against' : 'dismiss';
  return takeFaultStep(database, person, { ...asked, step }, now, (tx, row) => ({
    change: {
      isOpen: false,
      decision: asked.reason,
      decidedById: person.staffId,
      decidedBy: person.name,
      decidedAt: now,
    },
    note: asked.reason,
    after: async () => {
      if (row.state !== 'proposed')
        await tellPerson(tx, row, `过错线索 ${row.number}：${FAULT_STATES.dismissed.name}`, now);
    },
  }));
}

/** S-14: how the fault was corrected; every fault is. */
export function enterCorrection(
  database: Database,
  person: Person,
  asked: Asked & { correction: string },
  now: Date,
): Promise<FaultStepOutcome> {
  return takeFaultStep(database, person, { ...asked, step: 'enter-correction' }, now, () => ({
    change: { correction: asked.correction, correctedAt: now },
    note: asked.correction,
  }));
}

/** 002:L611: the formal apology to the applicant; it does the measure of that name. */
export function enterApology(
  database: Database,
  person: Person,
  asked: Asked & { apology: string },
  now: Date,
): Promise<FaultStepOutcome> {
  return takeFaultStep(database, person, { ...asked, step: 'enter-apology' }, now, (tx, row) => ({
    change: { apology: asked.apology, apologyAt: now },
    note: asked.apology,
    after: async () => {
      await tx.measure.updateMany({
        where: { faultCaseId: row.id, code: 'apology', isOpen: true },
        data: { state: 'done', isOpen: false, endedAt: now, version: { increment: 1 } },
      });
    },
  }));
}

/** S-14: ends the matter once it is corrected and the term of appeal is over. */
export function closeFault(
  database: Database,
  person: Person,
  asked: Asked,
  now: Date,
): Promise<FaultStepOutcome> {
  return takeFaultStep(database, person, { ...asked, step: 'close' }, now, () => ({
    change: { isOpen: false },
    note: '',
  }));
}

/** Puts a word on the desk of the person concerned. */
export function tellPerson(
  tx: Tx,
  { hallId, personId }: Pick<FaultRow, 'hallId' | 'personId'>,
  words: string,
  at: Date,
): Promise<void> {
  return putMessages(tx, [{ hallId, staffId: personId, caseId: null, kind: 'fault', words, at }]);
}
