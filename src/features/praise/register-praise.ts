import type { Database, Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import { nextNumber } from '../../db/sequences.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf, formatDate, MINUTES_PER_DAY, parseDate } from '../../domain/calendar/civil-time.js';
import {
  type MediaLevel,
  type PraiseKind,
  type PraiseRefusal,
  praiseNumber,
  praiseSequenceName,
  registrationRefusal,
} from '../../domain/praise/praise.js';
import type { Person } from '../../web/visit.js';
import type { NewAttachment } from '../attachments/attachments.repository.js';
import { insertEvidence } from '../attachments/evidence.repository.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import { findPraisedDepartment, findPraisedStaff, findPraisedWindow } from './praise.repository.js';

export interface NewPraise {
  kind: PraiseKind;
  mediaLevel: MediaLevel | '';
  fromWhom: string;
  content: string;
  /** YYYY-MM-DD in the hall's zone; empty means now. */
  receivedOn: string;
  staffId: number | null;
  windowId: number | null;
  departmentId: number | null;
  /** Of the hall; found within the reach of who registers. */
  case: { id: number; departmentId: number; windowId: number | null } | null;
  /** Stored already; the caller lets them go when this is refused. */
  files: readonly NewAttachment[];
}

/** Registers praise like a complaint (S-13, section 6), for whom and with the papers; it counts once verified. */
export async function registerPraise(
  database: Database,
  person: Person,
  given: NewPraise,
  now: Date,
): Promise<{ ok: true; number: string } | { ok: false; refusal: PraiseRefusal }> {
  return database.write(async (tx) => {
    const calendar = await readCalendar(tx, person.hallId);
    const today = formatDate(dayOf(calendar.zone.toLocalMinute(now.getTime())));
    const praised = await praisedOf(tx, person.hallId, given);
    const refusal = registrationRefusal({
      ...given,
      receivedOn: given.receivedOn || today,
      today,
      namesSomebody: Object.values(praised).some((id) => id !== null),
    });
    if (refusal !== null) return { ok: false, refusal };
    const { id, number } = await storePraise(tx, person, given, praised, { today, calendar, now });
    const owner = { hallId: person.hallId, kind: 'praise', id } as const;
    await insertEvidence(tx, owner, person.staffId, given.files, now);
    await recordProceeding(tx, {
      hallId: person.hallId,
      about: 'praise',
      aboutId: id,
      kind: 'registered',
      toState: 'registered',
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      details: { files: given.files.map(({ sha256 }) => sha256) },
    });
    return { ok: true, number };
  });
}

async function storePraise(
  tx: Tx,
  person: Person,
  given: NewPraise,
  praised: Awaited<ReturnType<typeof praisedOf>>,
  { today, calendar, now }: { today: string; calendar: Calendar; now: Date },
): Promise<{ id: number; number: string }> {
  const { hallId } = person;
  const isToday = given.receivedOn === '' || given.receivedOn === today;
  const day = parseDate(given.receivedOn) ?? 0;
  const { numberPrefix } = await tx.hall.findUniqueOrThrow({ where: { id: hallId } });
  const serial = await nextNumber(tx, hallId, praiseSequenceName(today));
  const number = praiseNumber(numberPrefix, today, serial);
  const { id } = await tx.praise.create({
    data: {
      hallId,
      number,
      kind: given.kind,
      mediaLevel: given.kind === 'media' ? given.mediaLevel : '',
      fromWhom: given.fromWhom,
      content: given.content,
      caseId: given.case?.id ?? null,
      ...praised,
      receivedAt: isToday ? now : new Date(calendar.zone.toInstant(day * MINUTES_PER_DAY)),
      receivedById: person.staffId,
      receivedBy: person.name,
    },
    select: { id: true },
  });
  return { id, number };
}

/** Whom it is for; a person brings his department and his only window along, a window its department. */
async function praisedOf(tx: Tx, hallId: number, given: NewPraise) {
  const staff = given.staffId === null ? null : await findPraisedStaff(tx, hallId, given.staffId);
  const onlyWindow = staff?.windows.length === 1 ? (staff.windows[0]?.windowId ?? null) : null;
  const windowId = given.windowId ?? onlyWindow ?? given.case?.windowId ?? null;
  const window = windowId === null ? null : await findPraisedWindow(tx, hallId, windowId);
  const departmentId =
    given.departmentId ?? staff?.departmentId ?? window?.departmentId ?? given.case?.departmentId ?? null;
  const department = departmentId === null ? null : await findPraisedDepartment(tx, hallId, departmentId);
  return { staffId: staff?.id ?? null, windowId: window?.id ?? null, departmentId: department?.id ?? null };
}
