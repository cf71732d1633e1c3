import type { Database, Tx } from '../../db/database.js';
import { loadOfficialCalendar } from '../calendar/load-official-calendar.js';
import { seedAuditRules } from '../pre-audit/seed-audit-rules.js';

/** The hall that is made when something is imported into an empty installation. */
const FIRST_HALL = { code: 'HALL', name: '政务服务大厅' } as const;

export type HallChoice = { ok: true; hallId: number } | { ok: false; message: string };

/**
 * The hall an import goes to: the one named, or the only one. An empty installation gets its first hall, with
 * the official calendar.
 * @param code of the hall; null when the command named none
 */
export async function hallForImport(database: Database, code: string | null, now: Date): Promise<HallChoice> {
  const wanted = code?.toUpperCase() ?? null;
  return database.write(async (tx): Promise<HallChoice> => {
    const halls = await tx.hall.findMany({ select: { id: true, code: true }, orderBy: { id: 'asc' } });
    if (halls.length === 0)
      return { ok: true, hallId: await makeFirstHall(tx, wanted ?? FIRST_HALL.code, now) };
    const codes = halls.map((hall) => hall.code).join(', ');
    if (wanted === null) {
      const [only, second] = halls;
      if (only && !second) return { ok: true, hallId: only.id };
      return { ok: false, message: `there are several halls; name one with --hall: ${codes}` };
    }
    const found = halls.find((hall) => hall.code.toUpperCase() === wanted);
    return found
      ? { ok: true, hallId: found.id }
      : { ok: false, message: `there is no hall ${wanted}, only ${codes}` };
  });
}

/** The ids of the departments by name, with those made that were lacking. */
export async function ensureDepartments(
  tx: Tx,
  hallId: number,
  names: readonly string[],
  now: Date,
): Promise<Map<string, number>> {
  const known = await tx.department.findMany({
    where: { hallId },
    select: { id: true, name: true, code: true },
  });
  const ids = new Map(known.map((row) => [row.name, row.id]));
  const codes = new Set(known.map((row) => row.code));
  let number = 0;
  for (const name of new Set(names)) {
    if (ids.has(name)) continue;
    do number += 1;
    while (codes.has(departmentCode(number)));
    const made = await tx.department.create({
      data: { hallId, code: departmentCode(number), name, createdAt: now },
      select: { id: true },
    });
    ids.set(name, made.id);
  }
  return ids;
}

async function makeFirstHall(tx: Tx, code: string, now: Date): Promise<number> {
  const { id } = await tx.hall.create({
    data: {
      code,
      name: FIRST_HALL.name,
      level: 'district',
      numberPrefix: '',
      sealName: `${FIRST_HALL.name}业务专用章`,
      createdAt: now,
    },
    select: { id: true },
  });
  await loadOfficialCalendar(tx, id, now);
  await seedAuditRules(tx, id);
  return id;
}

function departmentCode(number: number): string {
  return `D${String(number).padStart(3, '0')}`;
}
