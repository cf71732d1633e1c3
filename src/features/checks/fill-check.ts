import type { Database, Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import type { CheckRefusalCode, CheckVerdict } from '../../domain/conduct/check-words.js';
import type { ReceivedFile } from '../../web/uploads.js';
import type { Person } from '../../web/visit.js';
import type { AttachmentStore } from '../attachments/attachment-store.js';
import { insertEvidence } from '../attachments/evidence.repository.js';
import { letGo, storeEvidence } from '../attachments/store-evidence.js';
import { putMessages } from '../reminders/reminders.repository.js';

export interface FilledLine {
  verdict: CheckVerdict | '';
  note: string;
}

export interface FilledCheck {
  checkId: number;
  version: number;
  /** By the code of the line. */
  lines: ReadonlyMap<string, FilledLine>;
  note: string;
  isDone: boolean;
  files: readonly ReceivedFile[];
}

export type FillOutcome =
  | { ok: true }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'wrong-file'; fileName: string }
  | { ok: false; kind: 'refused'; code: CheckRefusalCode; field: string };

/** Supervision fills in a check at the window, with photos, and finishes it (S-35); the window is told then. */
export async function fillCheck(
  house: { database: Database; store: AttachmentStore },
  person: Person,
  given: FilledCheck,
  now: Date,
): Promise<FillOutcome> {
  const stored = await storeEvidence(house.store, given.files);
  if (!stored.ok) return { ok: false, kind: 'wrong-file', fileName: stored.fileName };
  let outcome: FillOutcome = { ok: false, kind: 'not-found' };
  try {
    outcome = await house.database.write(async (tx) => {
      const saved = await save(tx, person, given, now);
      if (!saved.ok) return saved;
      const owner = { hallId: person.hallId, kind: 'check' as const, id: given.checkId };
      await insertEvidence(tx, owner, person.staffId, stored.files, now);
      return saved;
    });
    return outcome;
  } finally {
    if (!outcome.ok) await letGo(house.store, stored.files);
  }
}

async function save(tx: Tx, person: Person, given: FilledCheck, now: Date): Promise<FillOutcome> {
  const check = await tx.spotCheck.findUnique({ where: { id: given.checkId }, include: { lines: true } });
  if (check === null || check.hallId !== person.hallId) return { ok: false, kind: 'not-found' };
  const fault = fillFault(check, person, given);
  if (fault !== null) return fault;
  const { count } = await tx.spotCheck.updateMany({
    where: { id: check.id, version: given.version },
    data: {
      note: given.note,
      checkerId: person.staffId,
      checker: person.name,
      ...(given.isDone ? { state: 'done', doneAt: now } : {}),
      version: { increment: 1 },
    },
  });
  if (count === 0) return refused('changed');
  await saveLines(tx, check.lines, given);
  await recordProceeding(tx, {
    hallId: check.hallId,
    about: 'check',
    aboutId: check.id,
    kind: given.isDone ? 'done' : 'filled',
    fromState: 'planned',
    toState: given.isDone ? 'done' : 'planned',
    staffId: person.staffId,
    actorName: person.name,
    at: now,
    note: given.files.length === 0 ? '' : `照片 ${given.files.length} 张`,
  });
  if (given.isDone) await tellWindow(tx, check, now);
  return { ok: true };
}

/** Nobody checks his own window; a finished check judges something, and says what it saw of each line that failed. */
function fillFault(
  check: { state: string; staffId: number | null; windowId: number | null },
  person: Person,
  given: FilledCheck,
): FillOutcome | null {
  if (check.state !== 'planned') return refused('done-already');
  const ownWindowIds = person.ownWindowIds ?? person.windowIds;
  if (check.staffId === person.staffId || ownWindowIds.includes(check.windowId ?? 0))
    return refused('own-window');
  if (!given.isDone) return null;
  const lines = [...given.lines];
  const isJudged = lines.some(([, { verdict }]) => verdict === 'met' || verdict === 'failed');
  if (!isJudged) return refused('nothing-judged');
  const bare = lines.find(([, { verdict, note }]) => verdict === 'failed' && note === '');
  return bare === undefined ? null : refused('note-needed', `note-${bare[0]}`);
}

async function saveLines(
  tx: Tx,
  lines: readonly { id: number; code: string; verdict: string; note: string }[],
  given: FilledCheck,
): Promise<void> {
  for (const line of lines) {
    const filled = given.lines.get(line.code);
    if (filled === undefined) continue;
    const verdict = given.isDone && filled.verdict === '' ? 'not-seen' : filled.verdict;
    if (verdict !== line.verdict || filled.note !== line.note)
      await tx.spotCheckLine.update({ where: { id: line.id }, data: { verdict, note: filled.note } });
  }
}

/** The person who was checked and the heads of the window's department may answer now. */
async function tellWindow(
  tx: Tx,
  check: { hallId: number; number: string; windowId: number | null; staffId: number | null },
  at: Date,
): Promise<void> {
  const window =
    check.windowId === null ? null : await tx.window.findUnique({ where: { id: check.windowId } });
  const heads =
    window?.departmentId == null
      ? []
      : await tx.staff.findMany({
          where: {
            hallId: check.hallId,
            active: true,
            departmentId: window.departmentId,
            roles: { some: { role: 'window-head' } },
          },
          select: { id: true },
        });
  const ids = new Set([...heads.map(({ id }) => id), ...(check.staffId === null ? [] : [check.staffId])]);
  const words = `${check.number} 的结果已出，请查看和说明`;
  const { hallId } = check;
  await putMessages(
    tx,
    [...ids].map((staffId) => ({ hallId, staffId, caseId: null, kind: 'check-done', words, at })),
  );
}

function refused(code: CheckRefusalCode, field = 'form'): FillOutcome {
  return { ok: false, kind: 'refused', code, field };
}
