import type { Database, Tx } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { answerAbsence, endAbsence } from '../../domain/staffing/absence.js';
import { OFF_POST_KIND } from '../../domain/staffing/absence-kinds.js';
import { type AbsenceRefusal, refuseAbsence } from '../../domain/staffing/absence-refusal.js';
import type { Person } from '../../web/visit.js';
import { type AbsenceRow, absenceOf, openWorkOf, saveAbsence } from './absences.repository.js';

export type AnswerOutcome =
  | { ok: true; words: string }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'refused'; refusal: AbsenceRefusal };

export interface AnswerRequest {
  absenceId: number;
  version: number;
  step: 'confirm' | 'decline' | 'cancel' | 'return';
}

const WORDS = {
  confirm: { kind: 'absence-confirmed', words: '交接清单已签收，离岗期间由您替岗' },
  decline: { kind: 'absence-declined', words: '已答复不能替岗' },
  cancel: { kind: 'absence-cancelled', words: '离岗申请已撤回' },
  return: { kind: 'absence-ended', words: '已返岗，替岗结束' },
} as const;

/**
 * B confirms or declines, A takes back or returns (S-07). The sheet that B signs is the one he saw: work that came
 * between is put on it and shown before he signs.
 */
export async function takeAbsenceStep(
  database: Database,
  person: Person,
  request: AnswerRequest,
  now: Date,
): Promise<AnswerOutcome> {
  return database.write(async (tx) => {
    const row = await tx.absence.findUnique({ where: { id: request.absenceId } });
    if (row === null || row.hallId !== person.hallId) return { ok: false, kind: 'not-found' };
    if (row.kind === OFF_POST_KIND)
      return { ok: false, kind: 'refused', refusal: refuseAbsence('ordered').refusal };
    if (row.version !== request.version)
      return { ok: false, kind: 'refused', refusal: refuseAbsence('answered-already').refusal };
    const isBs = request.step === 'confirm' || request.step === 'decline';
    const outcome = isBs
      ? answerAbsence(absenceOf(row), person.staffId, now.getTime())
      : endAbsence(absenceOf(row), person.staffId);
    if (!outcome.ok) return { ok: false, kind: 'refused', refusal: outcome.refusal };
    if (request.step === 'confirm' && (await renewSheet(tx, row)))
      return { ok: false, kind: 'refused', refusal: refuseAbsence('work-has-changed').refusal };
    const seen = { id: row.id, version: row.version };
    if (!(await saveAbsence(tx, seen, changeOf(request.step, row, now))))
      return { ok: false, kind: 'refused', refusal: refuseAbsence('answered-already').refusal };
    const { kind, words } = WORDS[request.step];
    await recordAudit(tx, {
      hallId: row.hallId,
      staffId: person.staffId,
      actorName: person.name,
      kind,
      subject: row.staffName,
      details: { name: row.substitute },
      at: now,
    });
    return { ok: true, words };
  });
}

function changeOf(step: AnswerRequest['step'], row: AbsenceRow, now: Date) {
  switch (step) {
    case 'confirm':
      return { state: 'confirmed', confirmedAt: now, fromAt: row.fromAt < now ? now : row.fromAt };
    case 'decline':
      return { state: 'declined', endedAt: now };
    case 'cancel':
      return { state: 'cancelled', endedAt: now };
    case 'return':
      return { state: 'ended', endedAt: now };
  }
}

/** @returns true when the work changed since A signed, so that B has to look again */
async function renewSheet(tx: Tx, row: AbsenceRow): Promise<boolean> {
  const sheet = JSON.stringify(await openWorkOf(tx, row.hallId, row.staffId));
  if (sheet === row.sheet) return false;
  await saveAbsence(tx, { id: row.id, version: row.version }, { sheet });
  return true;
}
