import type { Database } from '../../db/database.js';
import { MINUTES_PER_DAY, parseDate } from '../../domain/calendar/civil-time.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { Zone } from '../../domain/calendar/zone.js';
import { paths } from '../../web/paths.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { hallReach } from '../halls/managed-halls.js';
import { type AuditFilter, listAudit } from './audit.repository.js';
import { AUDIT_KINDS, auditDetailLines, auditKindName } from './audit-words.js';

const ENTRIES_ON_A_PAGE = 50;

/** The audit log of the visitor's hall and the halls below, as the filter asks. */
export async function auditPage(database: Database, visit: StaffVisit, query: Record<string, unknown>) {
  const { administrator, halls } = await hallReach(database, visit);
  const { zone } = await hallCalendar(database, visit.person.hallId);
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].trim().slice(0, 60) : '');
  const shown = { kind: text('kind'), person: text('person'), from: text('from'), to: text('to') };
  const older = /^\d{1,15}$/.test(text('older')) ? Number(text('older')) : null;
  const filter: AuditFilter = {
    hallIds: administrator.hallIds,
    kind: shown.kind,
    person: shown.person,
    from: midnight(shown.from, 0, zone),
    before: midnight(shown.to, 1, zone),
    olderThan: older,
    limit: ENTRIES_ON_A_PAGE,
  };
  const found = await listAudit(database, filter);
  const entries = found.slice(0, filter.limit);
  const last = entries.at(-1);
  const address = (olderThan: number | null) => {
    const given = Object.entries({ ...shown, older: olderThan === null ? '' : String(olderThan) }).filter(
      ([, value]) => value !== '',
    );
    return `${paths.adminAudit}?${new URLSearchParams(given).toString()}`;
  };
  return {
    shown,
    severalHalls: halls.length > 1,
    kinds: Object.entries(AUDIT_KINDS).map(([value, label]) => ({ value, label })),
    entries: entries.map((entry) => ({
      when: momentInWords(Number(entry.at), zone),
      who: entry.actorName,
      what: auditKindName(entry.kind),
      subject: entry.subject,
      details: auditDetailLines(entry.details),
      address: entry.address,
      hallName: entry.hallName ?? '',
    })),
    prevHref: older === null ? null : address(null),
    nextHref: found.length > filter.limit && last !== undefined ? address(last.id) : null,
  };
}

/** The beginning of a day `YYYY-MM-DD`, or of one some days later; null when the text is no date. */
function midnight(date: string, daysLater: number, zone: Zone): Date | null {
  const day = parseDate(date);
  return day === null ? null : new Date(zone.toInstant((day + daysLater) * MINUTES_PER_DAY));
}
