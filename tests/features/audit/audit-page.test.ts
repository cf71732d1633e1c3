import { expect, it } from 'vitest';
import { recordAudit } from '../../../src/db/events.js';
import { auditDetailLines } from '../../../src/features/audit/audit-words.js';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall, makeStaff, signIn } from '../../support/hall.js';

it('a change is told field by field', () => {
  expect(
    auditDetailLines('{"before":{"name":"甲","roles":["clerk"]},"after":{"name":"乙","roles":["clerk"]}}'),
  ).toEqual(['名称：甲 → 乙']);
  expect(auditDetailLines('{"reason":"停电","secret":1}')).toEqual(['理由：停电']);
});

onBothDatabases('the audit log', (open) => {
  it('lists the newest first, by kind, person and day, fifty to a page', async () => {
    const hall = await makeHall((await open()).database);
    const other = await makeHall(hall.database, 'NX');
    await makeStaff(hall, 'sup', ['supervision'], { name: '督查员' });
    await hall.database.write(async (tx) => {
      for (let number = 1; number <= 60; number += 1) {
        const at = new Date(Date.UTC(2026, 10, number <= 30 ? 17 : 18, 2, number % 60));
        await recordAudit(tx, {
          hallId: hall.hallId,
          staffId: null,
          actorName: number % 2 === 0 ? '周管理' : '吴管理',
          kind: 'staff-edited',
          subject: `第${number}人。`,
          at,
        });
      }
      await recordAudit(tx, {
        hallId: other.hallId,
        staffId: null,
        actorName: '别处',
        kind: 'staff-edited',
        subject: '别处的人',
        at: new Date(),
      });
    });
    const browser = await signIn(makeApp(hall), 'sup');
    const first = await browser.get('/admin/audit?kind=staff-edited');
    const subjects = (text: string) => [...text.matchAll(/第(\d+)人。/g)].map((match) => Number(match[1]));
    expect(subjects(first.text)).toEqual(Array.from({ length: 50 }, (_, index) => 60 - index));
    const next = /href="([^"]+)" rel="next"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(subjects((await browser.get(next)).text)).toEqual(
      Array.from({ length: 10 }, (_, index) => 10 - index),
    );
    const day = await browser.get(
      `/admin/audit?kind=staff-edited&from=2026-11-18&to=2026-11-18&person=${encodeURIComponent('周')}`,
    );
    expect(subjects(day.text)).toEqual(Array.from({ length: 15 }, (_, index) => 60 - index * 2));
    expect(first.text).not.toContain('别处的人');
    expect((await browser.get('/admin/audit?from=2027-01-01')).text).toContain('没有符合条件的记录');
  });
});
