import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import {
  type ComplaintCursor,
  type ComplaintListName,
  listComplaints,
} from '../../../src/features/complaints/complaint-list.repository.js';
import { personOf } from '../../support/case.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeApp, makeHall, makeStaff, signIn } from '../../support/hall.js';

const HOUR = 3_600_000;

onBothDatabases('the list of complaints', (open) => {
  async function scene() {
    const hall = await makeHall((await open()).database);
    const staffId = await makeStaff(hall, 'sup', ['supervision'], { departmentId: null });
    const person = await personOf(hall, staffId);
    /** One complaint per entry; `due` in hours from Friday 20 November 2026, 10:00, null when nothing is due. */
    const store = (rows: { due: number | null; isOpen?: boolean; targetStaffId?: number }[]) =>
      hall.database.write((tx) =>
        tx.complaint.createMany({
          data: rows.map(({ due, isOpen = true, targetStaffId = null }, index) => ({
            hallId: hall.hallId,
            rowKey: `row-${index}`,
            number: `TS20261120-${String(index + 1).padStart(4, '0')}`,
            queryCodeHash: '',
            channel: 'phone',
            category: 'attitude',
            state: isOpen ? 'assigned' : 'closed',
            content: '窗口态度',
            targetKind: targetStaffId === null ? 'none' : 'staff',
            targetStaffId,
            receivedAt: FRIDAY_MORNING,
            assignedToId: staffId,
            assignedTo: '@sup',
            isOpen,
            dueAt: due === null ? null : new Date(FRIDAY_MORNING.getTime() + due * HOUR),
            dueFor: due === null ? '' : 'solution',
          })),
        }),
      );
    const pages = async (list: ComplaintListName, limit: number) => {
      const moments = { now: FRIDAY_MORNING, dueBefore: new Date(FRIDAY_MORNING.getTime() + 100 * HOUR) };
      const filters = { list, state: '', channel: '', category: '', handler: '', number: '' };
      const read: number[][] = [];
      for (let after: ComplaintCursor | null = null; ; ) {
        const rows = await listComplaints(hall.database, person, filters, { ...moments, after, limit });
        const last = rows.at(-1);
        if (last === undefined) return read;
        read.push(rows.map(({ number }) => Number(number.slice(-4))));
        after = { dueAt: last.dueAt ?? 0, id: last.id };
      }
    };
    return { hall, store, pages };
  }

  it('A.5: every page begins after the last line of the one before, also among equal limits', async () => {
    const { store, pages } = await scene();
    await store([
      { due: 5 },
      { due: 1 },
      { due: 5 },
      { due: -3 },
      { due: 5 },
      { due: -3 },
      { due: 9 },
      { due: null, isOpen: false },
      { due: 7, isOpen: false },
      { due: 7, isOpen: false },
      { due: null, isOpen: false },
    ]);
    expect({
      open: await pages('open', 2),
      late: await pages('late', 1),
      due: await pages('due', 3),
      mine: await pages('mine', 4),
      visits: await pages('visits', 1),
      done: await pages('done', 3),
    }).toEqual({
      open: [[4, 6], [2, 1], [3, 5], [7]],
      late: [[4], [6]],
      due: [[2, 1, 3], [5, 9, 10], [7]],
      mine: [[4, 6, 2, 1], [3, 5, 9, 10], [7]],
      visits: [[9], [10]],
      done: [[11, 10, 9], [8]],
    });
  });

  it('A.5: the page shows 50 and leads to the rest, nothing twice and nothing lost', async () => {
    const { hall, store } = await scene();
    await store(Array.from({ length: 53 }, (_, index) => ({ due: index % 3 })));
    const sup = await signIn(makeApp(hall), 'sup');
    const numbers = (text: string) => text.match(/<a class="case-no"[^>]*>(TS[^<]+)</g) ?? [];
    const first = await sup.get('/complaints');
    const next = /href="(\/complaints\?[^"]*after=[^"]+)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&');
    const second = await sup.get(next ?? '');
    const shown = [...numbers(first.text), ...numbers(second.text)];
    expect([numbers(first.text).length, shown.length, new Set(shown).size]).toEqual([50, 53, 53]);
    expect(second.text).not.toContain('after=');
  });

  it('no cell of an export is run as a formula, in CSV or in Excel', async () => {
    const { hall, store } = await scene();
    const targetStaffId = await makeStaff(hall, 'clerk', ['clerk'], { name: '=HYPERLINK("http://x","y")' });
    await store([{ due: 5, targetStaffId }]);
    const sup = await signIn(makeApp(hall), 'sup');
    const csv = (await sup.get('/complaints.csv')).text;
    expect(csv).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(csv).toContain(",'@sup,");
    const answer = await sup
      .get('/complaints.xlsx')
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => done(null, Buffer.concat(parts)));
      });
    const [sheet] = (await readXlsx(new Uint8Array(answer.body as Buffer))).sheets;
    const cells = (sheet?.rows ?? []).flat().map(String);
    expect(cells.filter((cell) => cell.includes('HYPERLINK') || cell.includes('sup'))).toEqual([
      '\'=HYPERLINK("http://x","y")',
      "'@sup",
    ]);
  });
});
