import type { Database } from '../../db/database.js';
import type { Vault } from '../../db/vault.js';

/** Drafts of intake forms: sealed, since they hold what the applicant's papers say; each belongs to one person. */
export interface Draft {
  key: string;
  title: string;
  updatedAt: Date;
}

const context = (staffId: number, key: string) => `Draft.payload:${staffId}:${key}`;

export async function saveDraft(
  database: Database,
  vault: Vault,
  owner: { staffId: number; hallId: number },
  draft: { key: string; title: string; values: Record<string, unknown> },
  now: Date,
): Promise<void> {
  const payload = vault.seal(JSON.stringify(draft.values), context(owner.staffId, draft.key));
  const where = { staffId_key: { staffId: owner.staffId, key: draft.key } };
  await database.write((tx) =>
    tx.draft.upsert({
      where,
      create: {
        hallId: owner.hallId,
        staffId: owner.staffId,
        key: draft.key,
        title: draft.title,
        payload,
        createdAt: now,
        updatedAt: now,
      },
      update: { payload, title: draft.title, updatedAt: now },
    }),
  );
}

export async function findDraft(
  database: Database,
  vault: Vault,
  staffId: number,
  key: string,
): Promise<Record<string, unknown> | null> {
  const row = await database.read.draft.findUnique({ where: { staffId_key: { staffId, key } } });
  return row === null
    ? null
    : (JSON.parse(vault.open(row.payload, context(staffId, key))) as Record<string, unknown>);
}

/** The person's drafts, newest first. */
export async function listDrafts(
  database: Database,
  owner: { staffId: number; hallId: number },
): Promise<Draft[]> {
  return database.read.draft.findMany({
    where: { hallId: owner.hallId, staffId: owner.staffId },
    orderBy: { updatedAt: 'desc' },
    take: 20,
    select: { key: true, title: true, updatedAt: true },
  });
}
