import { maskApplicantName } from '../../domain/identity/masks.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import { clockWords, momentWords } from '../desk/clock-words.js';
import type { ExtensionList } from './list-waiting-extensions.js';

/** What views/extensions/list shows; a leader does not decide on his own request (SV-04). */
export function extensionListPage({ rows, calendar, limits }: ExtensionList, person: Person, now: number) {
  return {
    lines: rows.map((row) => {
      const clock =
        row.dueAt === null
          ? { light: 'still', text: '暂停计时' }
          : clockWords({ acceptedAt: row.acceptedAt, dueAt: row.dueAt }, now, calendar, limits);
      return {
        number: row.number,
        href: paths.case(row.number),
        decideHref:
          row.requestedById === person.staffId ? null : paths.caseAction(row.number, 'extension-decisions'),
        item: row.itemName,
        applicant: maskApplicantName(
          row.applicantType === 'organisation' ? 'organisation' : 'person',
          row.applicantName,
        ),
        days: `${row.workingDays} 个工作日`,
        reason: row.reason,
        requested: `${row.requestedBy} ${momentWords(row.requestedAt, now, calendar)}`,
        due: row.dueAt === null ? '' : momentWords(row.dueAt, now, calendar),
        light: clock.light,
        words: clock.text,
      };
    }),
  };
}
