import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { IntakeVerdict, VerdictOutcome } from '../../domain/cases/intake-verdict.js';
import { verdictInWords } from '../../domain/cases/verdict-in-words.js';
import { promisedMoment, workingDayTerm } from '../cases/promise-clock.js';
import type { IntakeItem } from './intake.repository.js';

const TONES: Readonly<Record<VerdictOutcome, 'blue' | 'green' | 'amber' | 'red'>> = {
  undecided: 'blue',
  accept: 'green',
  tolerate: 'amber',
  'finish-instant': 'green',
  'treat-as-promised': 'green',
  reply: 'red',
  refer: 'amber',
  'one-time-notice': 'amber',
  'non-acceptance': 'red',
};

/** The panel beside the form: what will happen, why, and by when. */
export interface VerdictPanel {
  outcome: VerdictOutcome;
  tone: string;
  title: string;
  button: string;
  sentences: string[];
  notice: { name: string; words: string }[];
  /** The due moment or the last day to hand in; empty when there is none. */
  until: string;
  provisional: boolean;
}

export function verdictPanel(
  verdict: IntakeVerdict,
  item: IntakeItem | null,
  given: { calendar: Calendar; now: Date; supplementWorkingDays: number },
): VerdictPanel {
  const words = verdictInWords(verdict);
  const moment = untilWhen(verdict, item, given);
  return {
    outcome: verdict.outcome,
    tone: TONES[verdict.outcome],
    ...words,
    notice: verdict.notice.map((line) => ({
      name: line.name,
      words:
        line.status === 'defective'
          ? line.problem
          : [line.status === 'follows-later' ? '申请后补' : '未交', line.problem].filter(Boolean).join('，'),
    })),
    until:
      moment === null ? '' : `${moment.words} ${momentInWords(moment.at.getTime(), given.calendar.zone)} 前`,
    provisional: moment?.provisional ?? false,
  };
}

function untilWhen(
  verdict: IntakeVerdict,
  item: IntakeItem | null,
  given: { calendar: Calendar; now: Date; supplementWorkingDays: number },
) {
  switch (verdict.outcome) {
    case 'accept':
    case 'tolerate':
    case 'treat-as-promised': {
      if (item === null) return null;
      const promise = {
        acceptedAt: given.now,
        limitValue: item.promisedValue,
        limitUnit: item.promisedUnit,
        afterHours: item.afterHours,
      };
      const { dueAt, provisional } = promisedMoment(promise, given.calendar);
      return dueAt === null ? null : { words: '办结期限：', at: dueAt, provisional };
    }
    case 'one-time-notice': {
      const at = workingDayTerm(given.now, given.supplementWorkingDays, given.calendar);
      return at === null ? null : { words: '补正期限：', at, provisional: false };
    }
    default:
      return null;
  }
}
