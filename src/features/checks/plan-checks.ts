import type { Database, Tx } from '../../db/database.js';
import { insertRow, insertRows, plainSql } from '../../db/plain-sql.js';
import { recordProceeding } from '../../db/proceedings.js';
import { nextNumber } from '../../db/sequences.js';
import type { CheckKind, CheckRefusalCode } from '../../domain/conduct/check-words.js';
import { linesOfHall } from '../../domain/conduct/checklist.js';
import { drawWindows } from '../../domain/conduct/draw-windows.js';
import type { Person } from '../../web/visit.js';
import { settingsInForce } from '../settings/hall-settings.js';

export interface PlannedChecks {
  kind: CheckKind;
  /** YYYY-MM-DD */
  plannedFor: string;
  /** A window, or so many drawn by chance with the seed. */
  choice: { windowId: number; staffId: number | null } | { count: number; seed: number };
  note: string;
}

export type PlanOutcome =
  | { ok: true; checkIds: number[] }
  | { ok: false; field: string; code: CheckRefusalCode };

/** Plans checks of windows, chosen or drawn (SV-19); the seed stands in the history, so that the draw can be repeated. */
export async function planChecks(
  database: Database,
  person: Person,
  given: PlannedChecks,
  now: Date,
): Promise<PlanOutcome> {
  return database.write(async (tx) => {
    const { choice } = given;
    const windows = await tx.window.findMany({
      where: { hallId: person.hallId, active: true },
      select: { id: true, staff: { select: { staffId: true } } },
    });
    const own = person.ownWindowIds ?? person.windowIds;
    const free = windows.filter(({ id }) => !own.includes(id));
    if ('windowId' in choice) {
      const window = windows.find(({ id }) => id === choice.windowId);
      if (window === undefined) return { ok: false, field: 'windowId', code: 'no-window' };
      if (own.includes(window.id)) return { ok: false, field: 'windowId', code: 'own-window' };
      const sits = window.staff.some(({ staffId }) => staffId === choice.staffId);
      if (choice.staffId !== null && !sits)
        return { ok: false, field: 'staffId', code: 'person-not-at-window' };
      return { ok: true, checkIds: [await enter(tx, person, given, choice, now)] };
    }
    const drawn = drawWindows(
      free.map(({ id }) => id),
      choice.count,
      choice.seed,
    );
    const checkIds: number[] = [];
    for (const windowId of drawn)
      checkIds.push(await enter(tx, person, given, { windowId, staffId: null }, now));
    return checkIds.length === 0 ? { ok: false, field: 'count', code: 'no-window' } : { ok: true, checkIds };
  });
}

async function enter(
  tx: Tx,
  person: Person,
  given: PlannedChecks,
  at: { windowId: number; staffId: number | null },
  now: Date,
): Promise<number> {
  const { hallId } = person;
  const hall = await tx.hall.findUniqueOrThrow({ where: { id: hallId }, select: { numberPrefix: true } });
  const year = given.plannedFor.slice(0, 4);
  const staff = at.staffId === null ? null : await tx.staff.findUniqueOrThrow({ where: { id: at.staffId } });
  const checkId = await insertRow(plainSql(tx), 'SpotCheck', {
    hallId,
    number: `${hall.numberPrefix}查〔${year}〕${await nextNumber(tx, hallId, `check:${year}`)}号`,
    kind: given.kind,
    plannedFor: given.plannedFor,
    windowId: at.windowId,
    staffId: at.staffId,
    staffName: staff?.name ?? '',
    checkerId: person.staffId,
    checker: person.name,
    note: given.note,
    createdAt: now,
  });
  const lines = linesOfHall((await settingsInForce(tx, hallId)).flag('checkPowerLines'));
  await insertRows(
    plainSql(tx),
    'SpotCheckLine',
    lines.map(({ code }) => ({ checkId, code })),
  );
  const { choice } = given;
  await recordProceeding(tx, {
    hallId,
    about: 'check',
    aboutId: checkId,
    kind: 'planned',
    toState: 'planned',
    staffId: person.staffId,
    actorName: person.name,
    at: now,
    note: 'seed' in choice ? `随机抽取，种子 ${choice.seed}，抽 ${choice.count} 个窗口` : '指定窗口',
  });
  return checkId;
}
