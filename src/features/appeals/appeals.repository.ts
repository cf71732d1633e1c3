import type { Database, Tx } from '../../db/database.js';

type Where = NonNullable<NonNullable<Parameters<Tx['appeal']['findMany']>[0]>['where']>;

/** Who looks at appeals: of his halls, never at his own. */
export interface AppealViewer {
  staffId: number;
  hallId: number;
  hallIdsBelow: readonly number[];
}

function reach(viewer: AppealViewer): Where {
  return {
    hallId: { in: [viewer.hallId, ...viewer.hallIdsBelow] },
    staffId: { not: viewer.staffId },
  };
}

/** One page of appeals: open ones by their term, decided ones the latest first. */
export function listAppeals(
  { read }: Database,
  viewer: AppealViewer,
  filters: { isOpen: boolean; about: string },
  page: { after: { decideBy: Date; id: number } | null; limit: number },
) {
  const { after } = page;
  const next = filters.isOpen ? ('gt' as const) : ('lt' as const);
  return read.appeal.findMany({
    where: {
      AND: [
        reach(viewer),
        { isOpen: filters.isOpen },
        filters.about === '' ? {} : { about: filters.about },
        after === null
          ? {}
          : {
              OR: [
                { decideBy: { [next]: after.decideBy } },
                { decideBy: after.decideBy, id: { [next]: after.id } },
              ],
            },
      ],
    },
    orderBy: filters.isOpen ? [{ decideBy: 'asc' }, { id: 'asc' }] : [{ decideBy: 'desc' }, { id: 'desc' }],
    take: page.limit,
  });
}

export type AppealRow = Awaited<ReturnType<typeof listAppeals>>[number];

export function countOpenAppeals({ read }: Database, viewer: AppealViewer): Promise<number> {
  return read.appeal.count({ where: { AND: [reach(viewer), { isOpen: true }] } });
}

/** An appeal within reach; null for the viewer's own. */
export function findAppeal(
  client: Pick<Tx, 'appeal'>,
  viewer: AppealViewer,
  number: string,
): Promise<AppealRow | null> {
  return client.appeal.findFirst({ where: { AND: [reach(viewer), { number }] } });
}

/** The person's own appeal. */
export function findOwnAppeal(
  client: Pick<Tx, 'appeal'>,
  staffId: number,
  number: string,
): Promise<AppealRow | null> {
  return client.appeal.findFirst({ where: { number, staffId } });
}

/** The appeals already made against a decision. */
export function appealsAbout(client: Pick<Tx, 'appeal'>, about: string, aboutId: number) {
  return client.appeal.findMany({ where: { about, aboutId }, orderBy: { id: 'asc' } });
}

/** The people of a hall who may review appeals. */
export async function reviewersOf(tx: Tx, hallId: number): Promise<number[]> {
  const staff = await tx.staff.findMany({
    where: {
      hallId,
      active: true,
      roles: { some: { role: { in: ['appraisal-group', 'management-committee'] } } },
    },
    select: { id: true },
  });
  return staff.map(({ id }) => id);
}
