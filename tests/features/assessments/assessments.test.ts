import { beforeEach, expect, it } from 'vitest';
import { createVault } from '../../../src/db/vault.js';
import { assessmentsOf, voterHash } from '../../../src/features/assessments/assessments.repository.js';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall, makeStaff, send, signIn, type TestHall } from '../../support/hall.js';

onBothDatabases('8.3: the democratic assessment', (open) => {
  let hall: TestHall;
  let wang: number;
  let li: number;
  beforeEach(async () => {
    hall = await makeHall((await open()).database);
    wang = await makeStaff(hall, 'wang', ['clerk'], { name: '王小明' });
    li = await makeStaff(hall, 'li', ['clerk'], { name: '李红' });
    for (const account of ['one', 'two', 'three']) await makeStaff(hall, account, ['reviewer']);
  });
  const ballot = (subjectId: number, points: number) =>
    Object.fromEntries(
      Array.from({ length: 5 }, (_, part) => [`subjects[s${subjectId}][p${part}]`, String(points)]),
    );
  const cast = async (account: string, values: Record<string, string>, scheme = 'STF') =>
    send(await signIn(makeApp(hall), account), '/assessments', '/assessments', {
      scheme,
      month: '2026-11',
      ...values,
    });

  it('a ballot keeps no trace of its voter; one for each voter and subject', async () => {
    expect((await cast('one', { ...ballot(wang, 90), ...ballot(li, 80) })).status).toBe(303);
    const rows = await hall.database.read.assessmentBallot.findMany({ orderBy: { subjectId: 'asc' } });
    expect(rows.map((row) => Object.keys(row).sort())[0]).toEqual([
      'day',
      'hallId',
      'id',
      'period',
      'scheme',
      'score',
      'subjectId',
      'subjectKind',
      'voterHash',
    ]);
    expect(rows.map(({ subjectId, score }) => [subjectId, score])).toEqual([
      [wang, 90],
      [li, 80],
    ]);
    expect(new Set(rows.map(({ voterHash }) => voterHash)).size).toBe(2);
    const twice = await cast('one', ballot(wang, 10));
    expect([twice.status, twice.text.includes('您已经测评过')]).toEqual([409, true]);
    expect(await hall.database.read.assessmentBallot.count()).toBe(2);
    expect(await hall.database.read.auditEntry.count({ where: { subject: { contains: '王小明' } } })).toBe(0);
    expect(await hall.database.read.proceedingEvent.count()).toBe(0);
  });

  it('a voter is hashed apart from every other kind of value', () => {
    const vault = createVault(Buffer.alloc(32, 7));
    const subject = {
      hallId: 1,
      scheme: 'STF',
      period: '2026-11',
      subjectKind: 'clerk',
      subjectId: 4,
    } as const;
    const hashed = voterHash(vault, 9, subject);
    expect(hashed).toBe(vault.hash('ballot', '1:STF:2026-11:clerk:4:9'));
    expect(hashed).not.toBe(vault.hash('queryCode', '1:STF:2026-11:clerk:4:9'));
  });

  it('the mean is told from three ballots up', async () => {
    await cast('one', ballot(wang, 90));
    await cast('two', ballot(wang, 80));
    const seen = () => assessmentsOf(hall.database.sql, hall.hallId, 'STF', '2026-11');
    expect(await seen()).toEqual(new Map([[wang, { mean: null, ballots: 2 }]]));
    await cast('three', ballot(wang, 70));
    expect(await seen()).toEqual(new Map([[wang, { mean: 80, ballots: 3 }]]));
  });

  it('nobody judges himself or his own window', async () => {
    const self = await cast('wang', ballot(wang, 100));
    expect([self.status, self.text.includes('不能给自己')]).toEqual([409, true]);
    const own = await cast('wang', ballot(hall.windowId, 100), 'WIN');
    expect([own.status, await hall.database.read.assessmentBallot.count()]).toEqual([409, 0]);
  });

  it('a sheet begun is complete, 0 to 100, values kept', async () => {
    const answer = await cast('one', { ...ballot(wang, 90), [`subjects[s${wang}][p1]`]: '101' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('每一项请填写 0 到 100 之间的数');
    expect(answer.text).toContain('value="101"');
  });

  it('voting ends when the grades are proposed', async () => {
    await hall.database.write((tx) =>
      tx.appraisalPeriod.create({
        data: {
          hallId: hall.hallId,
          scheme: 'STF',
          period: '2026-11',
          state: 'proposed',
          schemeContent: '{}',
        },
      }),
    );
    const answer = await cast('one', ballot(wang, 90));
    expect([answer.status, answer.text.includes('测评已经结束')]).toEqual([409, true]);
  });

  it('supervision and the administrator have no ballot', async () => {
    await makeStaff(hall, 'admin', ['administrator']);
    expect((await (await signIn(makeApp(hall), 'admin')).get('/assessments')).status).toBe(403);
  });
});
