import type { SqlReader, SqlValue } from '../../db/database.js';
import type { ContactChannel, Tracking } from '../../domain/upward/upward.js';
import { CONTACT_CHANNELS } from '../../domain/upward/upward.js';

/** A case before a superior authority; moments in milliseconds. */
export interface FilingRow {
  id: number;
  body: string;
  trackerId: number;
  tracker: string;
  forwardedAt: number;
  lastContactAt: number;
  expectedAt: number | null;
  answeredAt: number | null;
  result: string;
  note: string;
}

export interface ContactRow {
  at: number;
  staffId: number;
  staff: string;
  way: string;
  note: string;
}

const FILING = `SELECT "id", "body", "trackerId", "tracker", "forwardedAt", "lastContactAt", "expectedAt", "answeredAt", "result", "note"
  FROM "UpwardFiling" WHERE "caseId" = ?`;

const CONTACTS = `SELECT "at", "staffId", "staff", "way", "note" FROM "UpwardContact" WHERE "filingId" = ? ORDER BY "id"`;

/** The filing of a case with a superior; undefined before it was forwarded. */
export function findFiling(sql: SqlReader, caseId: number): Promise<FilingRow | undefined> {
  return sql.first<FilingRow>(FILING, [caseId]);
}

/** The contacts with the superior, oldest first. */
export function listContacts(sql: SqlReader, filingId: number): Promise<ContactRow[]> {
  return sql.all<ContactRow>(CONTACTS, [filingId]);
}

/** A stored filing as the rules of domain/upward read it. */
export function trackingOf(filing: FilingRow, contacts: readonly ContactRow[] = []): Tracking {
  const { body, trackerId, forwardedAt, answeredAt } = filing;
  return {
    body,
    trackerId,
    forwardedAt,
    answeredAt,
    contacts: contacts.map(({ at, staffId, way, note }) => ({
      at,
      channel: isContactChannel(way) ? way : 'phone',
      contactedName: '',
      note,
      byId: staffId,
    })),
  };
}

/** True when the text is a way of contacting a superior. */
export function isContactChannel(text: string): text is ContactChannel {
  return Object.hasOwn(CONTACT_CHANNELS, text);
}

export interface TrackerOption {
  id: number;
  name: string;
}

/** Who may follow a case with the superior: active staff of its department or window, by name. */
export function listTrackers(
  sql: SqlReader,
  place: { hallId: number; departmentId: number; windowId: number | null },
): Promise<TrackerOption[]> {
  const values: SqlValue[] = [place.hallId, true, place.departmentId, place.windowId ?? 0];
  return sql.all<TrackerOption>(
    `SELECT DISTINCT s."id", s."name" FROM "Staff" s LEFT JOIN "StaffWindow" w ON w."staffId" = s."id"
     WHERE s."hallId" = ? AND s."active" = ? AND (s."departmentId" = ? OR w."windowId" = ?)
       AND EXISTS (SELECT 1 FROM "StaffRole" r WHERE r."staffId" = s."id" AND r."role" IN ('clerk', 'window-head'))
     ORDER BY s."name", s."id"`,
    values,
  );
}
