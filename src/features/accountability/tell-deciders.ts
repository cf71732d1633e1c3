import type { Tx } from '../../db/database.js';
import { putMessages } from '../reminders/reminders.repository.js';

/** The kinds of words, each of which leads to its list from the desk. */
export type AccountabilityWord = 'threshold-reached' | 'measure-waiting';

interface ToldDeciders {
  hallId: number;
  kind: AccountabilityWord;
  words: string;
  at: Date;
  concernedId: number | null;
}

/** Puts a word before those who decide on accountability, never before the one concerned. */
export async function tellDeciders(
  tx: Tx,
  { hallId, kind, words, at, concernedId }: ToldDeciders,
): Promise<void> {
  await tellRole(tx, { hallId, role: 'efficiency-group', kind, words, at, exceptId: concernedId });
}

/** Puts a word before everybody of a role in a hall but one. */
export async function tellRole(
  tx: Tx,
  given: {
    hallId: number;
    role: string;
    kind: AccountabilityWord;
    words: string;
    at: Date;
    exceptId: number | null;
  },
): Promise<void> {
  const { hallId, role, kind, words, at, exceptId } = given;
  const rows = await tx.staffRole.findMany({
    where: { role, staff: { hallId, active: true } },
    select: { staffId: true },
  });
  const messages = rows
    .filter(({ staffId }) => staffId !== exceptId)
    .map(({ staffId }) => ({ hallId, staffId, caseId: null, kind, words, at }));
  await putMessages(tx, messages);
}
