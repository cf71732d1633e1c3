import type { Database, Tx } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { plainSql } from '../../db/plain-sql.js';
import { dutiesOfFirstReceiver } from '../../domain/enquiries/first-receiver-duties.js';
import { DEFAULT_LEAD_SETTING, LEAD_SETTINGS, type LeadSetting } from '../../domain/joint/lead.js';
import type { Person } from '../../web/visit.js';
import { scopeSql } from '../cases/case-scope.js';
import { readSettings } from '../settings/hall-settings.js';
import { endTask, insertDuties, questionOf } from './tasks.repository.js';

export type NamedOutcome =
  | { ok: true; words: string }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'answered-already' }
  | { ok: false; kind: 'none-named' };

/**
 * The first receiver writes down which procedures the applicant needs (S-03): the question is answered, and with two
 * or more the duties of informing, urging and liaising get their owners. `onlyOne`: it turned out to be one alone.
 */
export async function nameProcedures(
  database: Database,
  person: Person,
  given: { number: string; itemIds: readonly number[]; onlyOne: boolean },
  now: Date,
): Promise<NamedOutcome> {
  return database.write(async (tx) => {
    const found = await caseInReach(tx, person, given.number);
    const question = found && (await questionOf(tx, found.id));
    if (!found || !question) return { ok: false, kind: 'not-found' };
    if (question.doneAt !== null) return { ok: false, kind: 'answered-already' };
    const others = await tx.item.findMany({
      where: { id: { in: given.itemIds.filter((id) => id !== found.itemId) }, hallId: found.hallId },
      select: { name: true, departmentId: true },
      orderBy: { id: 'asc' },
    });
    if (!given.onlyOne && others.length === 0) return { ok: false, kind: 'none-named' };
    const procedures = [{ name: found.itemName, departmentId: found.departmentId }, ...others];
    const names = procedures.map(({ name }) => name).join('、');
    const words = given.onlyOne ? '只办这一项' : `共办 ${procedures.length} 项：${names}`;
    const done = { doneAt: now, doneById: person.staffId, doneNote: words };
    if (!(await endTask(tx, question.id, done))) return { ok: false, kind: 'answered-already' };
    if (!given.onlyOne) {
      const duties = dutiesOfFirstReceiver({
        procedures,
        receivingDepartmentId: found.departmentId,
        receiver: { staffId: question.ownerId ?? person.staffId, name: question.owner || person.name },
        windowHead: await windowHeadOf(tx, found.hallId, found.departmentId),
        leadSetting: leadSettingOf((await readSettings(tx, found.hallId)).text('jointLead')),
      });
      await insertDuties(tx, { hallId: found.hallId, caseId: found.id, now }, duties);
    }
    await recordEvent(tx, {
      hallId: found.hallId,
      caseId: found.id,
      kind: 'note',
      fromState: found.state,
      toState: found.state,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      details: { text: `首接询问：${words}`, rule: 'S-03' },
    });
    return { ok: true, words };
  });
}

async function caseInReach(tx: Tx, person: Person, number: string) {
  const scope = scopeSql(person, 'c');
  if (scope === null) return null;
  const row = await plainSql(tx).first<{
    id: number;
    hallId: number;
    itemId: number;
    itemName: string;
    departmentId: number;
    state: string;
  }>(
    `SELECT c."id", c."hallId", c."itemId", c."itemName", c."departmentId", c."state" FROM "Case" c
     WHERE c."number" = ? AND ${scope.where}`,
    [number, ...scope.values],
  );
  return row ?? null;
}

function leadSettingOf(text: string): LeadSetting {
  return Object.hasOwn(LEAD_SETTINGS, text) ? (text as LeadSetting) : DEFAULT_LEAD_SETTING;
}

async function windowHeadOf(tx: Tx, hallId: number, departmentId: number) {
  const head = await tx.staff.findFirst({
    where: { hallId, departmentId, active: true, roles: { some: { role: 'window-head' } } },
    orderBy: { id: 'asc' },
  });
  return head && { staffId: head.id, name: head.name };
}
