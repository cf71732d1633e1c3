import { randomUUID } from 'node:crypto';
import type { Database, Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import {
  type EntryRefusal,
  isOwnScore,
  pointsRefusal,
  whyNotDecide,
  whyNotUndo,
} from '../../domain/appraisal/entry-steps.js';
import type { Person } from '../../web/visit.js';
import type { NewAttachment } from '../attachments/attachments.repository.js';
import { insertEvidence } from '../attachments/evidence.repository.js';
import { readSchemeContent } from '../schemes/scheme-in-force.js';
import { JOINED_MATTER } from './merge-entries.js';

export type EntryOutcome =
  | { ok: true; entryId: number; periodId: number }
  | { ok: false; code: EntryRefusal | 'not-found' | 'changed' | 'unknown-rule' | 'unknown-matter' };

/** Enters points by hand with their grounds and files (E2); they count after another person's consent. */
export async function addEntry(
  database: Database,
  person: Person,
  given: {
    periodId: number;
    subjectId: number;
    rule: string;
    count: number;
    points: number | null;
    words: string;
    sameAs: number | null;
    files: readonly NewAttachment[];
  },
  now: Date,
): Promise<EntryOutcome> {
  return database.write(async (tx) => {
    const { hallId } = person;
    const period = await tx.appraisalPeriod.findFirst({ where: { id: given.periodId, hallId } });
    const result = await tx.appraisalResult.findFirst({
      where: { periodId: given.periodId, subjectId: given.subjectId },
    });
    if (period === null || result === null) return { ok: false, code: 'not-found' };
    if (period.state !== 'open') return { ok: false, code: 'period-closed' };
    const { subjectKind, subjectId } = result;
    if (isOwnScore({ subjectKind, subjectId }, person.staffId)) return { ok: false, code: 'own-score' };
    const rule = readSchemeContent(period.schemeContent).rules.find(({ code }) => code === given.rule);
    if (rule === undefined) return { ok: false, code: 'unknown-rule' };
    const refused = pointsRefusal(rule, given.points);
    if (refused !== null) return { ok: false, code: refused };
    const of = { periodId: period.id, subjectKind, subjectId };
    const eventKey = given.sameAs === null ? '' : await matterOf(tx, of, given.sameAs);
    if (eventKey === null) return { ok: false, code: 'unknown-matter' };
    const { id } = await tx.appraisalEntry.create({
      data: {
        hallId,
        ...of,
        rule: rule.code,
        count: given.count,
        points: given.points,
        eventKey,
        sourceKind: 'hand',
        sourceKey: `hand:${randomUUID()}`,
        words: given.words,
        at: now,
        origin: 'hand',
        state: 'waiting',
        enteredById: person.staffId,
        enteredBy: person.name,
      },
      select: { id: true },
    });
    await insertEvidence(tx, { hallId, kind: 'appraisal-entry', id }, person.staffId, given.files, now);
    await tell(tx, person, period.id, 'entry-added', now, {
      entryId: id,
      rule: rule.code,
      words: given.words,
    });
    return { ok: true, entryId: id, periodId: period.id };
  });
}

/** A second person's consent or refusal (E2); a range of the rule takes its points here. */
export async function decideEntry(
  database: Database,
  person: Person,
  given: { id: number; seen: string; decision: 'consent' | 'refuse'; points: number | null; note: string },
  now: Date,
): Promise<EntryOutcome> {
  return database.write(async (tx) => {
    const found = await entryWithPeriod(tx, person.hallId, given.id);
    if (found === null) return { ok: false, code: 'not-found' };
    const { entry, period } = found;
    if (entry.state !== given.seen) return { ok: false, code: 'changed' };
    const why = whyNotDecide({ ...entry, periodState: period.state }, person.staffId);
    if (why !== null) return { ok: false, code: why };
    const rule = readSchemeContent(period.schemeContent).rules.find(({ code }) => code === entry.rule);
    if (rule === undefined) return { ok: false, code: 'unknown-rule' };
    const points = given.points ?? entry.points;
    const refused = given.decision === 'consent' ? pointsRefusal(rule, points) : null;
    if (refused !== null) return { ok: false, code: refused };
    const state = given.decision === 'consent' ? 'consented' : 'refused';
    const { count } = await tx.appraisalEntry.updateMany({
      where: { id: entry.id, state: given.seen },
      data: {
        state,
        points,
        note: given.note,
        consentedById: person.staffId,
        consentedBy: person.name,
        consentedAt: now,
      },
    });
    if (count === 0) return { ok: false, code: 'changed' };
    await tell(
      tx,
      person,
      period.id,
      `entry-${state}`,
      now,
      { entryId: entry.id, rule: entry.rule, points },
      given.note,
    );
    return { ok: true, entryId: entry.id, periodId: period.id };
  });
}

/** Takes an entry by hand back: it stays, with the reason, and no longer counts. */
export async function undoEntry(
  database: Database,
  person: Person,
  given: { id: number; seen: string; note: string },
  now: Date,
): Promise<EntryOutcome> {
  return database.write(async (tx) => {
    const found = await entryWithPeriod(tx, person.hallId, given.id);
    if (found === null) return { ok: false, code: 'not-found' };
    const { entry, period } = found;
    if (entry.state !== given.seen) return { ok: false, code: 'changed' };
    const why = whyNotUndo({ ...entry, periodState: period.state }, person.staffId);
    if (why !== null) return { ok: false, code: why };
    const { count } = await tx.appraisalEntry.updateMany({
      where: { id: entry.id, state: given.seen },
      data: { state: 'undone', note: given.note },
    });
    if (count === 0) return { ok: false, code: 'changed' };
    await tell(
      tx,
      person,
      period.id,
      'entry-undone',
      now,
      { entryId: entry.id, rule: entry.rule },
      given.note,
    );
    return { ok: true, entryId: entry.id, periodId: period.id };
  });
}

/** Says that two entries of one subject speak of the same matter: only the larger counts (8.1, C-33). */
export async function joinMatters(
  database: Database,
  person: Person,
  given: { id: number; other: number },
  now: Date,
): Promise<EntryOutcome> {
  return database.write(async (tx) => {
    const found = await entryWithPeriod(tx, person.hallId, given.id);
    if (found === null) return { ok: false, code: 'not-found' };
    const { entry, period } = found;
    if (period.state !== 'open') return { ok: false, code: 'period-closed' };
    if (isOwnScore(entry, person.staffId)) return { ok: false, code: 'own-score' };
    const eventKey = given.other === entry.id ? null : await matterOf(tx, entry, given.other);
    if (eventKey === null) return { ok: false, code: 'unknown-matter' };
    await tx.appraisalEntry.update({ where: { id: entry.id }, data: { eventKey } });
    await tell(tx, person, period.id, 'entry-joined', now, { entryId: entry.id, other: given.other });
    return { ok: true, entryId: entry.id, periodId: period.id };
  });
}

/** The name of the matter of another entry of the same subject, marked as joined; null when there is none. */
async function matterOf(
  tx: Tx,
  of: { periodId: number; subjectKind: string; subjectId: number },
  entryId: number,
): Promise<string | null> {
  const { periodId, subjectKind, subjectId } = of;
  const other = await tx.appraisalEntry.findFirst({
    where: { id: entryId, periodId, subjectKind, subjectId },
  });
  if (other === null) return null;
  if (other.eventKey.startsWith(JOINED_MATTER)) return other.eventKey;
  const eventKey = `${JOINED_MATTER}${other.id}`;
  await tx.appraisalEntry.update({ where: { id: other.id }, data: { eventKey } });
  return eventKey;
}

async function entryWithPeriod(tx: Tx, hallId: number, id: number) {
  const found = await tx.appraisalEntry.findFirst({ where: { id, hallId }, include: { period: true } });
  if (found === null) return null;
  const { period, ...entry } = found;
  return { entry, period };
}

async function tell(
  tx: Tx,
  person: Person,
  periodId: number,
  kind: string,
  at: Date,
  details: Record<string, unknown>,
  note = '',
): Promise<void> {
  const { hallId, staffId, name: actorName } = person;
  await recordProceeding(tx, {
    hallId,
    about: 'period',
    aboutId: periodId,
    kind,
    staffId,
    actorName,
    at,
    note,
    details,
  });
}
