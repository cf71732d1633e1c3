import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeStaff, send, signIn } from '../../support/hall.js';
import { computed, type ScoredHall, scoredHall, verifiedPraise } from './evidence-rows.js';

const LIST = '/appraisal/entries';

async function totalOf(hall: ScoredHall, periodId: number): Promise<number> {
  const { total } = await hall.database.read.appraisalResult.findFirstOrThrow({ where: { periodId } });
  return total;
}

function entry(periodId: number, subjectId: number, change: Record<string, string> = {}) {
  return {
    periodId,
    subjectId,
    rule: 'STF-A1',
    count: '2',
    points: '',
    words: '巡查时发现没有一次答清',
    sameAs: '',
    ...change,
  };
}

onBothDatabases('Points entered by hand', (open) => {
  it('E2: count after another person has consented, and no longer after they are taken back', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    await makeStaff(hall, 'group', ['appraisal-group'], { departmentId: null });
    const periodId = await computed(hall, 'STF');
    const supervisor = await signIn(makeApp(hall), 'supervision');
    const group = await signIn(makeApp(hall), 'group');
    const form = `${LIST}/new?period=${periodId}`;
    const added = await send(supervisor, form, LIST, entry(periodId, hall.clerkId));
    expect(added.status).toBe(303);
    const page = added.headers.location ?? '';
    expect(await totalOf(hall, periodId)).toBe(100);
    const consent = { seen: 'waiting', decision: 'consent', points: '', note: '' };
    const own = await send(supervisor, page, `${page}/consents`, consent);
    expect([own.status, own.text.includes('自己登记的加减分要由另一个人审核')]).toEqual([409, true]);
    expect((await send(group, page, `${page}/consents`, consent)).status).toBe(303);
    expect(await totalOf(hall, periodId)).toBe(96);
    const undone = await send(group, page, `${page}/undoings`, { seen: 'consented', note: '核对后不属实' });
    expect(undone.status).toBe(303);
    expect(await totalOf(hall, periodId)).toBe(100);
    const list = await group.get(`${LIST}?period=${periodId}`);
    expect([list.text.includes('已撤销'), list.text.includes('核对后不属实')]).toEqual([true, true]);
  });

  it('8.2: points outside the range are refused beside their field, with what was typed', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    const periodId = await computed(hall, 'WIN');
    const supervisor = await signIn(makeApp(hall), 'supervision');
    const values = entry(periodId, hall.windowId, { rule: 'WIN-A6', points: '9' });
    const refused = await send(supervisor, `${LIST}/new?period=${periodId}`, LIST, values);
    expect([
      refused.status,
      refused.text.includes('分值不在这一条规定的范围内'),
      refused.text.includes('巡查时发现'),
    ]).toEqual([409, true, true]);
  });

  it('V11: two praises joined as one matter count the larger, also after the next computation', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    await verifiedPraise(hall, { kind: 'media', mediaLevel: 'district' });
    await verifiedPraise(hall, { kind: 'media', mediaLevel: 'province' });
    const periodId = await computed(hall, 'STF');
    expect(await totalOf(hall, periodId)).toBe(112);
    const rows = await database.read.appraisalEntry.findMany({ where: { periodId }, orderBy: { id: 'asc' } });
    const supervisor = await signIn(makeApp(hall), 'supervision');
    const page = `${LIST}/${rows[0]?.id}`;
    expect((await send(supervisor, page, `${page}/matters`, { other: String(rows[1]?.id) })).status).toBe(
      303,
    );
    expect(await totalOf(hall, periodId)).toBe(109);
    await computed(hall, 'STF');
    expect(await totalOf(hall, periodId)).toBe(109);
  });

  it('a period that has been proposed takes no more points', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    const periodId = await computed(hall, 'STF');
    const supervisor = await signIn(makeApp(hall), 'supervision');
    const form = `${LIST}/new?period=${periodId}`;
    const other = await computed(hall, 'WIN');
    await database.write((tx) =>
      tx.appraisalPeriod.update({ where: { id: periodId }, data: { state: 'proposed' } }),
    );
    expect((await supervisor.get(form)).text).toContain('加减分不能再动');
    const sent = await send(supervisor, `${LIST}/new?period=${other}`, LIST, entry(periodId, hall.clerkId));
    expect(sent.status).toBe(409);
  });
});
