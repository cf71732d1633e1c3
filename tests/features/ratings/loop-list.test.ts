import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { openRatingHouse } from './rating-house.js';

const LOOPS = 130;
const FIRST_DUE = new Date('2026-11-19T18:00:00+08:00');
const HOUR = 3_600_000;

onBothDatabases('S-54: the list of bad ratings', (open) => {
  /** Loops due in steps of an hour, three at each moment; every fifth is closed. */
  async function scene() {
    const house = await openRatingHouse(await open());
    const { database, hallId, windowId } = house.hall;
    await database.write(async (tx) => {
      for (let index = 0; index < LOOPS; index++) {
        const key = `loop-${String(index).padStart(4, '0')}`;
        const dueAt = new Date(FIRST_DUE.getTime() + Math.floor(index / 3) * HOUR);
        const { id } = await tx.rating.create({
          data: { hallId, windowId, rowKey: key, visitKey: key, channel: 'tablet', level: 1, at: FIRST_DUE },
        });
        const isOpen = index % 5 !== 0;
        const state = isOpen ? 'to-verify' : 'closed';
        await tx.ratingLoop.create({
          data: { ratingId: id, hallId, state, isOpen, verifyBy: dueAt, dueAt },
        });
      }
    });
    return house;
  }

  /** The keys of all pages of a list in their order, and how many pages there were. */
  async function walk(house: Awaited<ReturnType<typeof scene>>, list: string) {
    const keys: string[] = [];
    let pages = 0;
    let next: string | undefined = `/ratings/loops?list=${list}`;
    while (next !== undefined) {
      const { text } = await house.supervisor.browser.get(next);
      keys.push(...new Set([...text.matchAll(/\/ratings\/(loop-\d{4})/g)].map(([, key]) => key ?? '')));
      next = /href="([^"]*after=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
      pages += 1;
    }
    return { keys, pages };
  }

  const numbers = Array.from({ length: LOOPS }, (_, index) => index);
  const keyOf = (index: number) => `loop-${String(index).padStart(4, '0')}`;
  const dueOf = (index: number) => FIRST_DUE.getTime() + Math.floor(index / 3) * HOUR;

  it('shows each open one once over all pages, the earliest due first', async () => {
    const house = await scene();
    expect(await walk(house, 'open')).toEqual({
      keys: numbers.filter((index) => index % 5 !== 0).map(keyOf),
      pages: 3,
    });
  });

  it('shows as overdue what is due before now and open, nothing else', async () => {
    const house = await scene();
    const now = house.clock.now.getTime();
    const late = numbers.filter((index) => index % 5 !== 0 && dueOf(index) < now);
    expect(late.length).toBeGreaterThan(0);
    expect((await walk(house, 'overdue')).keys).toEqual(late.map(keyOf));
  });

  it('shows the closed ones, the latest due first', async () => {
    const house = await scene();
    const closed = numbers
      .filter((index) => index % 5 === 0)
      .sort((one, other) => dueOf(other) - dueOf(one) || one - other);
    expect((await walk(house, 'closed')).keys).toEqual(closed.map(keyOf));
  });
});
