import type { Database } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import type { Vault } from '../../db/vault.js';
import { type AssessedKind, ballotScore } from '../../domain/appraisal-procedure/assessment.js';
import type { Person } from '../../web/visit.js';
import { subjectsOf } from '../appraisal-evidence/subjects.repository.js';
import { type BallotSubject, periodState, saveBallot, voterHash } from './assessments.repository.js';

export type AssessedScheme = 'STF' | 'WIN';

export const ASSESSED_KIND: Readonly<Record<AssessedScheme, AssessedKind>> = { STF: 'clerk', WIN: 'window' };

export const BALLOT_REFUSALS = {
  closed: '这个月的等次建议已经提出，测评已经结束',
  'own-matter': '不能给自己或者自己所在的窗口测评',
  'not-found': '找不到测评的对象，请刷新页面',
  twice: '有的对象您已经测评过，每人只能测评一次；请刷新页面',
} as const;

export type CastOutcome = { ok: true; cast: number } | { ok: false; code: keyof typeof BALLOT_REFUSALS };

class Refused extends Error {
  constructor(readonly code: keyof typeof BALLOT_REFUSALS) {
    super(code);
  }
}

/**
 * Casts the ballots of one voter (8.3, 民主测评), all or none: one for each subject, never for himself or his window,
 * until the month is proposed. The voter is kept as a keyed hash alone, nothing tells who voted.
 */
export async function castBallots(
  deps: { database: Database; vault: Vault },
  person: Person,
  given: {
    scheme: AssessedScheme;
    month: string;
    day: string;
    ballots: ReadonlyMap<number, readonly number[]>;
  },
): Promise<CastOutcome> {
  try {
    return { ok: true, cast: await castAll(deps, person, given) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, code: error.code };
    throw error;
  }
}

function castAll(
  { database, vault }: { database: Database; vault: Vault },
  person: Person,
  { scheme, month, day, ballots }: Parameters<typeof castBallots>[2],
): Promise<number> {
  const { hallId } = person;
  return database.write(async (tx) => {
    const sql = plainSql(tx);
    if (!isVotingOpen(await periodState(sql, hallId, scheme, month))) throw new Refused('closed');
    const subjectKind = ASSESSED_KIND[scheme];
    const subjects = new Set(
      (await subjectsOf(sql, hallId, subjectKind, 0)).map(({ subjectId }) => subjectId),
    );
    for (const [subjectId, parts] of ballots) {
      if (isOwn(person, scheme, subjectId)) throw new Refused('own-matter');
      if (!subjects.has(subjectId)) throw new Refused('not-found');
      const subject: BallotSubject = { hallId, scheme, period: month, subjectKind, subjectId };
      const hash = voterHash(vault, person.staffId, subject);
      if (!(await saveBallot(tx, subject, { voterHash: hash, score: ballotScore(parts), day })))
        throw new Refused('twice');
    }
    return ballots.size;
  });
}

/** Voting ends when the grades are proposed. */
export function isVotingOpen(state: string | null): boolean {
  return state === null || state === 'open';
}

/** True for the voter himself and the windows he sits at. */
export function isOwn(person: Person, scheme: AssessedScheme, subjectId: number): boolean {
  return scheme === 'STF'
    ? subjectId === person.staffId
    : (person.ownWindowIds ?? person.windowIds).includes(subjectId);
}
