import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Database, Tx } from '../../db/database.js';
import type { AppraisalRule } from '../../domain/appraisal/rules.js';
import { caseIdsOfPeriod, changedCaseIds, lastEventId } from '../appraisal-evidence/cases.repository.js';
import { collectCases } from '../appraisal-evidence/collect-cases.js';
import { collectRecords } from '../appraisal-evidence/collect-records.js';
import type { EvidenceEntry } from '../appraisal-evidence/evidence-entry.js';
import { countedBefore } from './counted-before.js';
import { caseEntries, recordEntries, type StoredEntry, summedEntries } from './entries.repository.js';
import { compareEntries, type EntryChanges, saveEntryChanges } from './merge-entries.js';
import { type PeriodInputs, readFactsOf, readPeriodInputs } from './period-inputs.js';
import { saveResults } from './save-results.js';
import { scorePeriod, storedResults } from './score-period.js';

/** `changedEntries`, `changedResults`: how many rows this run wrote; `isFull`: every case was looked at. */
export type ComputedPeriod =
  | { ok: true; isFull: boolean; changedEntries: number; changedResults: number; milliseconds: number }
  | { ok: false; code: 'not-found' | 'frozen' | 'busy' };

/** Told a share in percent, 0 to 100, as a computation goes on. */
export type OnProgress = (percent: number) => void;

const CASES_AT_ONCE = 500;
const CASES_PER_TURN = 2_000;
const ENTRIES_PER_WRITE = 1_000;
/** Events with smaller numbers may still be being saved by others; so many are looked at again. */
const EVENTS_LOOKED_AT_AGAIN = 200;

const running = new Set<string>();

/**
 * Collects the evidence of a period, scores its subjects and keeps the results (E2, 8.1 to 8.5). Only cases with an
 * event since the last time are looked at, unless the scheme, the calendar or the people have changed; the outcome
 * is the same as of a computation from nothing. A frozen period is never computed again. Other work goes on between
 * the batches.
 */
export async function computePeriod(
  database: Database,
  periodId: number,
  now: Date,
  onProgress: OnProgress = () => undefined,
  options: { full?: boolean } = {},
): Promise<ComputedPeriod> {
  const startedAt = performance.now();
  const key = `${database.provider}:${periodId}`;
  if (running.has(key)) return { ok: false, code: 'busy' };
  running.add(key);
  try {
    const inputs = await readPeriodInputs(database, periodId);
    if (inputs === null) return { ok: false, code: 'not-found' };
    if (inputs.state === 'frozen') return { ok: false, code: 'frozen' };
    return await compute(database, inputs, now, onProgress, options.full ?? false, startedAt);
  } finally {
    running.delete(key);
  }
}

async function compute(
  database: Database,
  inputs: PeriodInputs,
  now: Date,
  onProgress: OnProgress,
  full: boolean,
  startedAt: number,
): Promise<ComputedPeriod> {
  const { sql } = database;
  const { watermark, fingerprint } = inputs;
  const isFull = full || watermark.caseEventId === 0 || watermark.inputs !== fingerprint;
  const eventId = await lastEventId(sql);
  const tell = progressTeller(database, inputs.id, onProgress, isFull);
  const ofCases = await changesOfCases(database, inputs, now, isFull, tell);
  const records = await collectRecords(sql, inputs.hallId, inputs.bounds, inputs.places);
  const stored = await recordEntries(sql, inputs.id);
  const before = await countedBefore(sql, inputs, records);
  const ofRecords = compareEntries(records, stored, inputs.places.rules, before);
  let changedEntries = await saveInTurns(database, inputs, ofCases, tell);
  changedEntries += await saveInTurns(database, inputs, ofRecords);
  const results = scorePeriod(
    inputs.scheme,
    inputs.subjects.map(({ subjectId }) => subjectId),
    await summedEntries(sql, inputs.id),
    await readFactsOf(sql, inputs),
  );
  await yieldToOthers();
  const earlier = await storedResults(sql, inputs.id);
  const milliseconds = Math.round(performance.now() - startedAt);
  const changedResults = await database.write(async (tx) => {
    const saved = await saveResults(tx, inputs, results, earlier);
    await finishPeriod(tx, inputs.id, { caseEventId: eventId, inputs: fingerprint }, now, milliseconds);
    return saved;
  });
  onProgress(100);
  return { ok: true, isFull, changedEntries, changedResults, milliseconds };
}

async function changesOfCases(
  database: Database,
  inputs: PeriodInputs,
  now: Date,
  isFull: boolean,
  tell: (share: number) => Promise<void>,
): Promise<EntryChanges> {
  const { sql } = database;
  const ids = await idsToLookAt(database, inputs, now, isFull);
  const given = { ...inputs, now: now.getTime() };
  const found: EvidenceEntry[] = [];
  const stored: StoredEntry[] = isFull ? await caseEntries(sql, inputs.id, 'all') : [];
  for (let at = 0; at < ids.length; at += CASES_AT_ONCE) {
    const { entries, sourceKeys } = await collectCases(sql, ids.slice(at, at + CASES_AT_ONCE), given);
    for (const entry of entries) found.push(entry);
    if (!isFull) stored.push(...(await caseEntries(sql, inputs.id, sourceKeys)));
    if (at % CASES_PER_TURN === 0) await tell((at / ids.length) * SHARE_OF_COLLECTING);
  }
  return compareEntries(found, stored, inputs.places.rules);
}

function idsToLookAt(
  database: Database,
  inputs: PeriodInputs,
  now: Date,
  isFull: boolean,
): Promise<number[]> {
  const { hallId, bounds, watermark } = inputs;
  if (isFull) {
    return caseIdsOfPeriod(database.sql, hallId, bounds, now, !hasTimeSaved(inputs.places.rules));
  }
  const until = new Date(Math.min(bounds.until, now.getTime()));
  const after = Math.max(0, watermark.caseEventId - EVENTS_LOOKED_AT_AGAIN);
  return changedCaseIds(database.sql, hallId, after, until);
}

function hasTimeSaved(rules: ReadonlyMap<string, AppraisalRule>): boolean {
  return rules.has('BEST-2c') || rules.has('BEST-2d') || rules.has('BEST-2e');
}

const SHARE_OF_COLLECTING = 0.6;
const MOST_TOLD = 99;
/** At 0 a period would look as if nothing went on. */
const LEAST_SHOWN = 1;

/** Tells the share and keeps it with the period, where its page reads it; lets others work meanwhile. */
function progressTeller(database: Database, periodId: number, onProgress: OnProgress, isKept: boolean) {
  let last = -1;
  return async (share: number) => {
    const percent = Math.min(MOST_TOLD, Math.floor(share * 100));
    if (percent === last) return;
    last = percent;
    onProgress(percent);
    if (isKept) {
      await database.writeOne('UPDATE "AppraisalPeriod" SET "progress" = ? WHERE "id" = ?', [
        Math.max(LEAST_SHOWN, percent),
        periodId,
      ]);
    }
    await yieldToOthers();
  };
}

/** First computations add tens of thousands of entries: others write in between. */
async function saveInTurns(
  database: Database,
  period: { id: number; hallId: number },
  { added, changed, undone }: EntryChanges,
  tell?: (share: number) => Promise<void>,
): Promise<number> {
  let saved = 0;
  for (let at = 0; at < added.length; at += ENTRIES_PER_WRITE) {
    const part = { added: added.slice(at, at + ENTRIES_PER_WRITE), changed: [], undone: [] };
    saved += await database.write((tx) => saveEntryChanges(tx, period, part));
    await tell?.(SHARE_OF_COLLECTING + ((at + ENTRIES_PER_WRITE) / added.length) * (1 - SHARE_OF_COLLECTING));
  }
  if (changed.length + undone.length > 0) {
    saved += await database.write((tx) => saveEntryChanges(tx, period, { added: [], changed, undone }));
  }
  return saved;
}

async function finishPeriod(
  tx: Tx,
  periodId: number,
  watermark: { caseEventId: number; inputs: string },
  now: Date,
  milliseconds: number,
): Promise<void> {
  await tx.appraisalPeriod.update({
    where: { id: periodId },
    data: { watermark: JSON.stringify(watermark), computedAt: now, computedMs: milliseconds, progress: 100 },
  });
}
