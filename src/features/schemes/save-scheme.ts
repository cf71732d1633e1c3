import type { Database, Tx } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { recordProceeding } from '../../db/proceedings.js';
import type { SchemeFault } from '../../domain/appraisal/edit-scheme.js';
import {
  isProcedureScheme,
  type ProcedureScheme,
} from '../../domain/appraisal-procedure/procedure-schemes.js';
import type { Person } from '../../web/visit.js';
import { contentDifferences, editContent, type TypedContent } from './scheme-content.js';
import { contentInForce } from './scheme-in-force.js';

export type SchemeOutcome =
  | { ok: true; id: number }
  | { ok: false; code: 'not-found' | 'changed' | 'not-a-draft' | 'same-as-in-force' }
  | { ok: false; code: 'faults'; faults: SchemeFault[] };

type Actor = Pick<Person, 'staffId' | 'name' | 'hallId'>;

/** Copies what counts for a year into a draft of that year, to be changed there (E1). */
export async function copyScheme(
  database: Database,
  person: Actor,
  given: { scheme: ProcedureScheme; year: number },
  now: Date,
): Promise<SchemeOutcome> {
  return database.write(async (tx) => {
    const { hallId } = person;
    const inForce = await contentInForce(tx, hallId, given.scheme, given.year);
    const last = await tx.schemeVersion.findFirst({
      where: { hallId, scheme: given.scheme, year: given.year },
      orderBy: { number: 'desc' },
      select: { number: true },
    });
    const number = (last?.number ?? 0) + 1;
    const { id } = await tx.schemeVersion.create({
      data: {
        hallId,
        scheme: given.scheme,
        year: given.year,
        number,
        content: inForce.content,
        madeById: person.staffId,
        madeBy: person.name,
        madeAt: now,
      },
      select: { id: true },
    });
    await tell(tx, person, { id, ...given, number }, 'scheme-copied', now, { from: inForce.number });
    return { ok: true, id };
  });
}

/** Saves a draft as typed for its kind of scheme; only drafts change, what is in force stands. */
export async function saveScheme(
  database: Database,
  person: Actor,
  given: { id: number; version: number; note: string } & TypedContent,
  now: Date,
): Promise<SchemeOutcome> {
  return database.write(async (tx) => {
    const draft = await tx.schemeVersion.findFirst({ where: { id: given.id, hallId: person.hallId } });
    if (draft === null || (draft.scheme === 'EFF') === given.isScored)
      return { ok: false, code: 'not-found' };
    if (draft.state !== 'draft') return { ok: false, code: 'not-a-draft' };
    const edited = editContent(draft.content, given);
    if (!edited.ok) return { ok: false, code: 'faults', faults: edited.faults };
    const { count } = await tx.schemeVersion.updateMany({
      where: { id: draft.id, version: given.version, state: 'draft' },
      data: { content: edited.content, note: given.note, version: { increment: 1 } },
    });
    if (count === 0) return { ok: false, code: 'changed' };
    await tell(tx, person, draft, 'scheme-saved', now, {
      changes: contentDifferences(draft.scheme, draft.content, edited.content),
    });
    return { ok: true, id: draft.id };
  });
}

/**
 * Puts a draft in force for its year (E1): periods opened from now on are scored by it, those open keep theirs. The
 * version before it of the same year retires.
 */
export async function putSchemeInForce(
  database: Database,
  person: Actor,
  given: { id: number; version: number },
  now: Date,
): Promise<SchemeOutcome> {
  return database.write(async (tx) => {
    const draft = await tx.schemeVersion.findFirst({ where: { id: given.id, hallId: person.hallId } });
    if (draft === null || !isProcedureScheme(draft.scheme)) return { ok: false, code: 'not-found' };
    if (draft.state !== 'draft') return { ok: false, code: 'not-a-draft' };
    const { hallId, scheme, year } = draft;
    const inForce = await contentInForce(tx, hallId, scheme, year);
    const changes = contentDifferences(scheme, inForce.content, draft.content);
    if (changes.length === 0) return { ok: false, code: 'same-as-in-force' };
    const { count } = await tx.schemeVersion.updateMany({
      where: { id: draft.id, version: given.version, state: 'draft' },
      data: { state: 'in-force', inForceAt: now, inForceBy: person.name, version: { increment: 1 } },
    });
    if (count === 0) return { ok: false, code: 'changed' };
    await tx.schemeVersion.updateMany({
      where: { hallId, scheme, year, state: 'in-force', id: { not: draft.id } },
      data: { state: 'retired', version: { increment: 1 } },
    });
    await tell(tx, person, draft, 'scheme-in-force', now, { changes });
    return { ok: true, id: draft.id };
  });
}

async function tell(
  tx: Tx,
  person: Actor,
  version: { id: number; scheme: string; year: number; number: number },
  kind: string,
  at: Date,
  details: Record<string, unknown>,
): Promise<void> {
  const { hallId, staffId, name: actorName } = person;
  const { id: aboutId, scheme, year, number } = version;
  await recordProceeding(tx, { hallId, about: 'scheme', aboutId, kind, staffId, actorName, at, details });
  const subject = `${scheme} ${year}年第${number}版`;
  await recordAudit(tx, { hallId, staffId, actorName, kind, subject, at, details });
}
