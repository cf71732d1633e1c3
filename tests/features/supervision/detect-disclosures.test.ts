import { expect, it } from 'vitest';
import type { Administrator } from '../../../src/features/halls/managed-halls.js';
import { openDraft } from '../../../src/features/items/edit-item.js';
import { detect } from '../../../src/features/supervision/detect.js';
import { onBothDatabases } from '../../support/databases.js';
import { makeHall } from '../../support/hall.js';
import { publishedItem } from '../../support/item.js';

const at = (day: string) => new Date(`${day}T08:30:00+08:00`);

onBothDatabases('SV-15: guides that are not public in time', (open) => {
  it('warns of a draft after twenty days, finds it after thirty, and forgets a cancelled item', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const by: Administrator = { staffId: 1, name: '管', hallIds: [hall.hallId], address: '' };
    const kept = await publishedItem(hall, { name: '施工许可' });
    const cancelled = await publishedItem(hall, { name: '旧事项' });
    for (const { itemId } of [kept, cancelled]) await openDraft(database, by, itemId, at('2026-11-02'));
    await database.write((tx) =>
      tx.item.update({ where: { id: cancelled.itemId }, data: { status: 'cancelled' } }),
    );
    const found = async (day: string) => {
      await detect(database, at(day));
      const rows = await database.read.supervisionEvent.findMany({
        where: { rule: 'SV-15' },
        orderBy: { id: 'asc' },
      });
      return rows.map(({ key, faultId, evidence }) => ({
        level: key.split(':')[2],
        faultId,
        gaps: (JSON.parse(evidence) as { gaps: string }).gaps,
      }));
    };
    expect(await found('2026-11-21')).toEqual([]);
    const warned = { level: 'warn', faultId: '', gaps: '施工许可（没有公布）' };
    expect(await found('2026-11-22')).toEqual([warned]);
    expect(await found('2026-11-23')).toEqual([warned]);
    const fault = { level: 'fault', faultId: 'FH-02', gaps: '施工许可（没有公布）' };
    expect(await found('2026-12-02')).toEqual([warned, fault]);
  });

  it('A-14: a published guide that names a form nobody can take along', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const { itemVersionId } = await publishedItem(hall, { name: '施工许可' });
    await database.write(async (tx) => {
      await tx.itemVersion.update({
        where: { id: itemVersionId },
        data: { publishedAt: at('2026-10-01') },
      });
      await tx.material.updateMany({ where: { itemVersionId, position: 1 }, data: { formName: '申请表' } });
    });
    await detect(database, at('2026-11-20'));
    const [row] = await database.read.supervisionEvent.findMany({ where: { rule: 'SV-15' } });
    expect(row?.evidence).toContain('缺空白表格《申请表》');
    expect(row?.evidence).toContain('undisclosedDays":50');
  });
});
