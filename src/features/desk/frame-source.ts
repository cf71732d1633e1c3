import type { AppDeps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { caseScope } from '../../domain/access/scope.js';
import type { FrameSource } from '../../web/render.js';
import type { Visit } from '../../web/visit.js';
import { chosenHall, publicHalls } from '../home/public-halls.js';
import { deskCounts } from './desk-counts.js';
import { sideWordsFor } from './nav-words.js';

const KEEP_COUNTS_MS = 10_000;

/** The frame around pages: the words of the left side with counts where work waits, and the hall's name. */
export function createFrameSource({ database, clock }: Pick<AppDeps, 'database' | 'clock'>): FrameSource {
  const counts = new Map<string, { at: number; value: Record<string, number> }>();

  const countsFor = async (visit: Visit & { person: NonNullable<Visit['person']> }) => {
    const key = JSON.stringify(caseScope(visit.person));
    const known = counts.get(key);
    if (known && performance.now() - known.at < KEEP_COUNTS_MS) return known.value;
    const value = await deskCounts(database, visit.person, clock());
    counts.set(key, { at: performance.now(), value });
    if (counts.size > 5_000) counts.clear();
    return value;
  };

  return {
    async staffNav(visit) {
      const person = visit.person;
      if (person === null) return [];
      const value = await countsFor({ ...visit, person });
      return sideWordsFor(person.roles).map(({ href, label, covers, permission, count, ...word }) => ({
        href,
        label,
        covers: covers ?? [],
        count:
          count !== undefined && may(person.roles, word.countFor ?? permission)
            ? (value[count] ?? null)
            : null,
      }));
    },
    async publicFrame({ hallId, hallCode }) {
      const halls = await publicHalls(database);
      const hall = halls.find(({ id }) => id === hallId) ?? chosenHall(halls, hallCode ?? undefined);
      return {
        hallName: hall?.name ?? '政务服务大厅',
        demo: hall?.isDemo ?? false,
        helpPhone: hall?.phone ?? '',
        complaintPhone: hall?.complaintPhone ?? '',
        hallCode: hall !== undefined && halls.length > 1 ? hall.code : null,
      };
    },
  };
}
