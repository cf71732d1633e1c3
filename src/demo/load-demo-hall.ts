import type { Database, Tx } from '../db/database.js';
import { recordAudit } from '../db/events.js';
import type { Vault } from '../db/vault.js';
import { roleName } from '../domain/access/roles.js';
import { hashPassword } from '../features/accounts/passwords.js';
import { readCalendar } from '../features/calendar/hall-calendar.js';
import { loadOfficialCalendar } from '../features/calendar/load-official-calendar.js';
import { seedAuditRules } from '../features/pre-audit/seed-audit-rules.js';
import { chanceFrom } from './chance.js';
import { readWorld } from './demo-world.js';
import {
  DEMO_DEPARTMENTS,
  DEMO_HALL,
  DEMO_PASSWORD,
  DEMO_SETTINGS,
  DEMO_STAFF,
  DEMO_WINDOWS,
} from './hall-table.js';
import { loadAppraisal } from './load-appraisal.js';
import { loadAppraisalSteps } from './load-appraisal-steps.js';
import { loadAttendance } from './load-attendance.js';
import { loadBookings } from './load-bookings.js';
import { loadCases } from './load-cases.js';
import { loadComplaints } from './load-complaints.js';
import { loadExceptions } from './load-exceptions.js';
import { loadFaults } from './load-faults.js';
import { loadFirstAsked } from './load-first-asked.js';
import { type HallIds, idOf, loadItems } from './load-items.js';
import { loadMeasures } from './load-measures.js';
import { loadPraise } from './load-praise.js';
import { loadRatings } from './load-ratings.js';
import { loadSupervision } from './load-supervision.js';
import { officeMoments } from './office-moments.js';
import { sendToOrgans } from './send-to-organs.js';

/** How far back the history of the demonstration hall goes. */
const HISTORY_DAYS = 125;
const MS_PER_DAY = 86_400_000;
const SEED = 53;

const SHOWN_ACCOUNTS = [
  'clerk',
  'head',
  'reviewer',
  'approver',
  'leader',
  'supervision',
  'inspection',
  'efficiency',
  'appraisal',
  'committee',
  'director',
  'admin',
];

/** The accounts to try, one for each role; all others have the same password. */
export const DEMO_ACCOUNTS: readonly { account: string; role: string; password: string }[] =
  DEMO_STAFF.filter((person) => SHOWN_ACCOUNTS.includes(person.account)).map((person) => ({
    account: person.account,
    role: person.roles.map(roleName).join('、'),
    password: DEMO_PASSWORD,
  }));

/**
 * Fills an empty database with the demonstration hall, in one transaction; the cases with other organs go their ways
 * afterwards, step by step, as in the hall.
 * @param now the history ends here
 * @param publicUrl where the QR codes of its papers lead; no slash at the end
 */
export async function loadDemoHall(
  database: Database,
  vault: Vault,
  now: Date,
  publicUrl = 'http://localhost:3000',
): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const openedAt = new Date(now.getTime() - HISTORY_DAYS * MS_PER_DAY);
  const { hallId, lately } = await database.write(async (tx) => {
    const ids = await furnishHall(tx, passwordHash, openedAt);
    await loadItems(tx, ids, openedAt);
    await loadCases(tx, await readWorld(tx, ids, vault, now), publicUrl);
    const lately = await lastOfficeTime(tx, ids.hallId, now);
    await loadRatings(tx, vault, ids.hallId, lately);
    await loadPraise(tx, ids, lately);
    await recordAudit(tx, { hallId: ids.hallId, staffId: null, actorName: '', kind: 'demo-loaded', at: now });
    return { hallId: ids.hallId, lately };
  });
  await sendToOrgans({ database, vault, publicUrl }, hallId, now);
  await loadExceptions({ database, vault, publicUrl }, hallId, lately);
  await loadBookings({ database, vault }, hallId, lately);
  await loadAttendance(database, hallId, now, lately);
  await loadFirstAsked({ database, vault }, hallId, lately);
  await loadComplaints({ database, vault }, hallId, now);
  await loadSupervision(database, hallId, lately);
  await loadFaults(database, hallId, lately);
  await loadMeasures(database, hallId, lately);
  await loadAppraisal(database, hallId, lately);
  await loadAppraisalSteps({ database, vault }, hallId, lately);
}

/** `now` in office time, otherwise some minutes before the closing that went before. */
async function lastOfficeTime(tx: Tx, hallId: number, now: Date): Promise<Date> {
  const moments = officeMoments(await readCalendar(tx, hallId), chanceFrom(SEED));
  return new Date(moments.notAfter(now.getTime()));
}

async function furnishHall(tx: Tx, passwordHash: string, openedAt: Date): Promise<HallIds> {
  const { id: hallId } = await tx.hall.create({
    data: { ...DEMO_HALL, isDemo: true, createdAt: openedAt },
    select: { id: true },
  });
  await loadOfficialCalendar(tx, hallId, openedAt);
  await seedAuditRules(tx, hallId);
  await tx.setting.createMany({
    data: DEMO_SETTINGS.map((row) => ({ ...row, hallId, updatedAt: openedAt })),
  });
  await tx.department.createMany({
    data: DEMO_DEPARTMENTS.map(({ code, name, phone }) => ({
      hallId,
      code,
      name,
      phone,
      createdAt: openedAt,
    })),
  });
  const departmentRows = await tx.department.findMany({ where: { hallId } });
  const departments = new Map(departmentRows.map((row) => [row.code, row.id]));
  await tx.window.createMany({
    data: DEMO_WINDOWS.map(({ department, ...row }) => ({
      ...row,
      hallId,
      departmentId: department === null ? null : idOf(departments, department),
    })),
  });
  const windowRows = await tx.window.findMany({ where: { hallId } });
  const windows = new Map(windowRows.map((row) => [row.number, row.id]));
  const staff = await loadStaff(tx, { hallId, departments, windows }, passwordHash, openedAt);
  return { hallId, departments, windows, staff };
}

async function loadStaff(
  tx: Tx,
  ids: Omit<HallIds, 'staff'>,
  passwordHash: string,
  openedAt: Date,
): Promise<Map<string, number>> {
  await tx.staff.createMany({
    data: DEMO_STAFF.map((person) => ({
      hallId: ids.hallId,
      departmentId: person.department === null ? null : idOf(ids.departments, person.department),
      account: person.account,
      name: person.name,
      post: person.post,
      passwordHash,
      createdAt: openedAt,
    })),
  });
  const rows = await tx.staff.findMany({
    where: { hallId: ids.hallId },
    select: { id: true, account: true },
  });
  const staff = new Map(rows.map((row) => [row.account, row.id]));
  await tx.staffRole.createMany({
    data: DEMO_STAFF.flatMap((person) =>
      person.roles.map((role) => ({ staffId: idOf(staff, person.account), role })),
    ),
  });
  await tx.staffWindow.createMany({
    data: DEMO_STAFF.flatMap((person) =>
      person.windows.map((number) => ({
        staffId: idOf(staff, person.account),
        windowId: idOf(ids.windows, number),
      })),
    ),
  });
  return staff;
}
