import { expect, it } from 'vitest';
import { readItemContent, searchItems } from '../../../src/features/items/items.repository.js';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall, makeStaff, send, signIn, type TestHall } from '../../support/hall.js';
import { completeContent } from './complete-item.js';

async function setUp(hall: TestHall) {
  await makeStaff(hall, 'admin', ['administrator'], { name: '周管理', departmentId: null });
  const a = await makeStaff(hall, 'chen', ['reviewer'], { name: '陈立' });
  const b = await makeStaff(hall, 'zhao', ['reviewer'], { name: '赵一鸣' });
  const app = makeApp(hall);
  const admin = await signIn(app, 'admin');
  const made = await send(admin, '/admin/items/new', '/admin/items', {
    code: 'ZJ-001',
    name: '建筑工程施工许可证核发',
    departmentId: String(hall.departmentId),
    groupName: '',
    taskType: '',
    'windowIds[]': [String(hall.windowId)],
  });
  if (made.status !== 303) throw new Error(`the item was not made: ${made.status}`);
  const draft = String(made.headers.location);
  return { app, admin, handlers: { a, b }, draft, versionId: Number(draft.split('/').at(-1)) };
}

onBothDatabases('the item pages', (open) => {
  it('a draft is filled, checked, published, and found by initials; a next version leaves the published one as it is', async () => {
    const hall = await makeHall((await open()).database);
    const { admin, handlers, draft, versionId } = await setUp(hall);
    const { read } = hall.database;
    const saved = await send(admin, draft, draft, completeContent(handlers, { rowVersion: '1' }));
    expect([saved.status, saved.headers.location]).toEqual([303, `${draft}/check`]);
    const content = await readItemContent(read, versionId);
    expect(
      content?.materials.map(({ position, name, originals, copies, onSpot }) => [
        position,
        name,
        originals,
        copies,
        onSpot,
      ]),
    ).toEqual([
      [1, '用地批准手续', 0, 1, true],
      [2, '施工许可申请表', 1, 0, false],
    ]);
    expect(content?.steps).toEqual([
      {
        name: '受理',
        actor: '窗口',
        kind: 'ordinary',
        limit: null,
        notCounted: false,
        basis: '《建筑法》第七条',
      },
      {
        name: '现场踏勘',
        actor: '',
        kind: 'site',
        limit: { value: 3, unit: 'workingDays' },
        notCounted: true,
        basis: '《建筑法》第八条',
      },
    ]);
    expect([
      content?.handlerA,
      content?.channels,
      content?.promisedLimit,
      content?.windowNames,
      content?.code,
    ]).toEqual([
      { staffId: handlers.a, name: '陈立' },
      ['window', 'web'],
      { value: 5, unit: 'workingDays' },
      ['3号窗口 住建窗口（一楼东侧）'],
      'ZJ-001',
    ]);
    expect((await admin.get(`${draft}/check`)).text).toContain('可以公布');
    const find = () =>
      searchItems(hall.database, { hallId: hall.hallId, q: 'sgxk', onlyPublished: true, limit: 5 });
    expect(await find()).toEqual([]);
    expect((await send(admin, `${draft}/check`, `${draft}/publication`, { rowVersion: '2' })).status).toBe(
      303,
    );
    const [found] = await find();
    expect([found?.name, found?.currentVersionId, found?.promisedValue, found?.caseKind]).toEqual([
      '建筑工程施工许可证核发',
      versionId,
      5,
      'P',
    ]);

    const frozen = await send(admin, `${draft}/check`, draft, completeContent(handlers, { rowVersion: '3' }));
    expect([frozen.status, frozen.text.includes('已经公布，不能再改')]).toEqual([409, true]);
    const next = await send(
      admin,
      `/admin/items/${content?.itemId}`,
      `/admin/items/${content?.itemId}/versions`,
      {},
    );
    const second = String(next.headers.location);
    expect((await admin.get(second)).text).toContain('value="用地批准手续"');
    await send(
      admin,
      second,
      second,
      completeContent(handlers, { rowVersion: '1', promisedValue: '3', name: '施工许可证核发' }),
    );
    const before = await readItemContent(read, versionId);
    expect([before?.promisedLimit?.value, before?.name, before?.versionStatus]).toEqual([
      5,
      '建筑工程施工许可证核发',
      'published',
    ]);
    expect((await find())[0]?.name).toBe('建筑工程施工许可证核发');
    const compared = await admin.get(`/admin/items/${content?.itemId}/comparison`);
    for (const words of ['有 2 项不同', '5个工作日', '3个工作日']) expect(compared.text).toContain(words);
    expect((await send(admin, `${second}/check`, `${second}/publication`, { rowVersion: '2' })).status).toBe(
      303,
    );
    const item = await read.item.findFirstOrThrow({
      where: { code: 'ZJ-001' },
      include: { versions: { orderBy: { number: 'asc' } } },
    });
    expect([item.name, item.pinyinInitials, item.status, item.currentVersionId]).toEqual([
      '施工许可证核发',
      'sgxkzhf',
      'published',
      item.versions[1]?.id,
    ]);
    expect(item.versions.map(({ number, status, validTo }) => [number, status, validTo !== null])).toEqual([
      [1, 'superseded', true],
      [2, 'published', false],
    ]);
  });

  it('publishing is blocked while something is missing, and each line leads to its field', async () => {
    const hall = await makeHall((await open()).database);
    const { admin, handlers, draft } = await setUp(hall);
    const gaps = {
      rowVersion: '1',
      promisedValue: '9',
      liability: '',
      'materials[0][basis]': '',
      handlerBId: '',
    };
    await send(admin, draft, draft, completeContent(handlers, gaps));
    const check = await admin.get(`${draft}/check`);
    for (const words of [
      '承诺时限9个工作日超过法定时限7个工作日',
      '填写违诺责任',
      '申请材料没有依据',
      '指定B角承办人',
      `${draft}#liability`,
      `${draft}#materials`,
      `${draft}#handlerAId`,
    ]) {
      expect(check.text).toContain(words);
    }
    const blocked = await send(admin, draft, `${draft}/publication`, { rowVersion: '2' });
    expect([blocked.status, blocked.text.includes('还有内容没有填齐，不能公布')]).toEqual([409, true]);
    expect((await hall.database.read.item.findFirstOrThrow({ where: { code: 'ZJ-001' } })).status).toBe(
      'draft',
    );
    const dashboard = await admin.get('/admin/items/completeness');
    for (const words of ['住房和城乡建设局', '0%', '差 4 项']) expect(dashboard.text).toContain(words);
  });

  it('a wrong form keeps everything typed with its rows; more rows keep it too and check nothing', async () => {
    const hall = await makeHall((await open()).database);
    const { admin, handlers, draft } = await setUp(hall);
    const typed = completeContent(handlers, {
      rowVersion: '1',
      promisedValue: '五天',
      'materials[2][requirement]': '加盖公章',
    });
    const wrong = await send(admin, draft, draft, typed);
    expect(wrong.status).toBe(422);
    for (const words of [
      'href="#promisedValue"',
      'value="五天"',
      'href="#materials-2-name"',
      '请填写材料名称',
      'value="加盖公章"',
      'value="施工许可申请表"',
    ]) {
      expect(wrong.text).toContain(words);
    }
    const more = await send(admin, draft, `${draft}/rows`, { ...typed, more: 'materials' });
    expect([
      more.status,
      more.text.includes('value="五天"'),
      more.text.includes('name="materials[7][name]"'),
      more.text.includes('error-summary'),
    ]).toEqual([200, true, true, false]);
    expect(await hall.database.read.material.count()).toBe(0);
  });

  it('an edit made on an old page is refused with 409 and keeps what was typed', async () => {
    const hall = await makeHall((await open()).database);
    const { admin, handlers, draft } = await setUp(hall);
    await send(admin, draft, draft, completeContent(handlers, { rowVersion: '1' }));
    const late = await send(
      admin,
      draft,
      draft,
      completeContent(handlers, { rowVersion: '1', liability: '另一种写法' }),
    );
    expect([
      late.status,
      late.text.includes('刚被别人改过'),
      late.text.includes('另一种写法'),
      late.text.includes('name="rowVersion" value="2"'),
    ]).toEqual([409, true, true, true]);
    expect(
      (
        await send(
          admin,
          draft,
          draft,
          completeContent(handlers, { rowVersion: '2', liability: '另一种写法' }),
        )
      ).status,
    ).toBe(303);
  });

  it('suspending takes the item out of the search with a reason, resuming brings it back, cancelling is final', async () => {
    const hall = await makeHall((await open()).database);
    const { app, admin, handlers, draft } = await setUp(hall);
    await send(admin, draft, draft, completeContent(handlers, { rowVersion: '1' }));
    await send(admin, `${draft}/check`, `${draft}/publication`, { rowVersion: '2' });
    const { id } = await hall.database.read.item.findFirstOrThrow({ where: { code: 'ZJ-001' } });
    const page = `/admin/items/${id}`;
    const found = async () =>
      (await searchItems(hall.database, { hallId: hall.hallId, q: '', onlyPublished: true, limit: 5 }))
        .length;
    const silent = await send(admin, page, `${page}/suspension`, { version: '2', reason: '' });
    expect([silent.status, silent.text.includes('请写明理由'), await found()]).toEqual([422, true, 1]);
    expect((await send(admin, page, `${page}/suspension`, { version: '2', reason: '法规修订' })).status).toBe(
      303,
    );
    expect(await found()).toBe(0);
    expect((await send(admin, page, `${page}/suspension`, { version: '3', reason: '再停' })).status).toBe(
      409,
    );
    expect((await send(admin, page, `${page}/resumption`, { version: '3', reason: '修订完成' })).status).toBe(
      303,
    );
    expect(await found()).toBe(1);
    await makeStaff(hall, 'director', ['director'], { departmentId: null });
    const director = await signIn(app, 'director');
    expect([(await director.get(page)).status, (await director.get('/admin/items/new')).status]).toEqual([
      200, 403,
    ]);
    expect(
      (await send(director, page, `${page}/cancellation`, { version: '4', reason: '区政府取消' })).status,
    ).toBe(303);
    expect((await send(admin, page, `${page}/resumption`, { version: '5', reason: '恢复' })).status).toBe(
      409,
    );
    const audit = await hall.database.read.auditEntry.findMany({
      where: { kind: { startsWith: 'item-' } },
      orderBy: { id: 'asc' },
    });
    expect(audit.map((row) => row.kind)).toEqual([
      'item-created',
      'item-edited',
      'item-published',
      'item-suspended',
      'item-resumed',
      'item-cancelled',
    ]);
  });
});
