import {
  APPEAL_OUTCOMES,
  APPEAL_SUBJECTS,
  isAppealAbout,
  isAppealOutcome,
} from '../../domain/accountability/appeal-rules.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords, shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { closingsBetween } from '../../domain/calendar/working-time.js';
import { paths } from '../../web/paths.js';
import type { AppealRow } from './appeals.repository.js';

/** Where an appeal stands, in words with a tone. */
export function appealState(row: AppealRow): { label: string; tone: string } {
  if (!isAppealOutcome(row.outcome)) return { label: '等待复核', tone: 'amber' };
  const { name, tone } = APPEAL_OUTCOMES[row.outcome];
  return { label: name, tone };
}

/** The light of the clock of the review. */
export function appealClock(row: AppealRow, calendar: Calendar, now: number) {
  if (!row.isOpen) return null;
  const due = row.decideBy.getTime();
  const { toLocalMinute } = calendar.zone;
  const left = closingsBetween(toLocalMinute(now), toLocalMinute(due), calendar);
  const until = shortMomentInWords(due, calendar.zone);
  if (now > due) return { light: 'red', text: `复核已超期 ${until}` };
  return { light: left <= 2 ? 'amber' : 'normal', text: `复核至 ${until}` };
}

/** An appeal as the lists show it. */
export function appealLine(row: AppealRow, calendar: Calendar, now: number) {
  return {
    href: paths.appeal(row.number),
    ownHref: paths.ownAppeal(row.number),
    number: row.number,
    about: isAppealAbout(row.about) ? APPEAL_SUBJECTS[row.about] : row.about,
    person: row.staffName,
    reason: row.reason,
    filed: shortMomentInWords(row.filedAt.getTime(), calendar.zone),
    state: appealState(row),
    clock: appealClock(row, calendar, now),
  };
}

/** The facts of an appeal. */
export function appealFacts(row: AppealRow, calendar: Calendar) {
  const when = (at: Date | null) => (at === null ? '' : momentInWords(at.getTime(), calendar.zone));
  return [
    { key: '申诉人', value: row.staffName },
    { key: '提出', value: when(row.filedAt) },
    { key: '复核期限', value: when(row.decideBy) },
    { key: '复核人', value: row.reviewer },
    { key: '复核', value: when(row.decidedAt) },
    { key: '复核理由', value: row.outcomeReason },
  ].filter(({ value }) => value !== '');
}
