import supertest from 'supertest';
import { expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { pinyinOf } from '../../../src/features/items/pinyin.js';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall, type TestHall } from '../../support/hall.js';

interface ItemGiven {
  name: string;
  status?: string;
  audience?: string;
  departmentId?: number;
  code?: string;
  usedCount?: number;
  version?: Record<string, unknown>;
  rows?: Record<string, object[]>;
}

async function makeItem(hall: TestHall, given: ItemGiven): Promise<number> {
  return hall.database.write(async (tx) => {
    const item = await tx.item.create({
      data: {
        hallId: hall.hallId,
        departmentId: given.departmentId ?? hall.departmentId,
        code: given.code ?? `C-${given.name}`,
        name: given.name,
        status: given.status ?? 'published',
        usedCount: given.usedCount ?? 0,
        ...(await pinyinOf(given.name)),
      },
    });
    const rows = Object.entries(given.rows ?? {}).map(([relation, list]) => [
      relation,
      { create: list.map((row, index) => ({ hallId: hall.hallId, position: index + 1, ...row })) },
    ]);
    const version = await tx.itemVersion.create({
      data: {
        hallId: hall.hallId,
        itemId: item.id,
        number: 3,
        name: given.name,
        audience: given.audience ?? 'both',
        ...given.version,
        ...Object.fromEntries(rows),
      } as never,
    });
    await tx.item.update({ where: { id: item.id }, data: { currentVersionId: version.id } });
    return item.id;
  });
}

async function makePermit(hall: TestHall): Promise<number> {
  const handlers = await hall.database.write(async (tx) => {
    const person = (account: string, name: string) =>
      tx.staff.create({ data: { hallId: hall.hallId, account, name } });
    return [(await person('wang', '王敏')).id, (await person('chen', '陈立')).id];
  });
  const itemId = await makeItem(hall, {
    name: '建筑工程施工许可证核发',
    code: 'ZJ-001',
    version: {
      serviceContent: '给符合条件的工程发施工许可证',
      itemClass: 'permit',
      promisedValue: 5,
      statutoryValue: 15,
      statutoryBasis: '《建筑法》第八条',
      liability: '超过承诺时间的，当面道歉并追究责任',
      supervisionMethod: '大厅督查股每月抽查',
      complaintPhone: '028-7650000',
      resultName: '建筑工程施工许可证',
      serviceHours: '工作日 9:00-12:00，14:00-18:00',
      channels: 'window,web',
      faq: '问：可以代办吗？\n答：可以。',
      validFrom: new Date('2026-11-01T00:00:00+08:00'),
      handlerAId: handlers[0],
      handlerBId: handlers[1],
    },
    rows: {
      materials: [
        {
          name: '施工许可申请表',
          originals: 2,
          copies: 0,
          basis: '《建筑工程施工许可管理办法》第五条',
          formName: '施工许可申请表（2026版）',
          sampleNote: '窗口样本架 3 号',
          onSpot: true,
        },
        {
          name: '消防设计审查意见',
          originals: 0,
          copies: 1,
          necessity: 'conditional',
          requiredWhen: '特殊建设工程',
          issuingBody: '消防部门',
          mayFollow: true,
          basis: '《消防法》第十一条',
        },
      ],
      conditions: [{ text: '已经办理用地批准手续', basis: '《建筑法》第八条第一项' }],
      steps: [
        {
          name: '现场踏勘',
          kind: 'site',
          actor: '审批部门',
          limitValue: 2,
          notCounted: true,
          basis: '办法第六条',
        },
      ],
      bases: [{ title: '《中华人民共和国建筑法》', article: '第七条', text: '建筑工程开工前……' }],
      fees: [
        {
          name: '工本费',
          basis: '价费字〔2020〕1号',
          licence: '许可证 12 号',
          standard: '每证 10 元',
          amountFen: 1000,
        },
      ],
    },
  });
  await hall.database.write((tx) => tx.itemWindow.create({ data: { itemId, windowId: hall.windowId } }));
  return itemId;
}

onBothDatabases('guides', (open) => {
  const start = async (code?: string) => {
    const { database } = await open();
    const hall = await makeHall(database, code);
    return { hall, database: database as Database, app: makeApp(hall) };
  };
  const names = (html: string) =>
    [...html.matchAll(/<li>\s*<a href="\/guides\/\d+">([^<]+)<\/a>/g)].map((match) => match[1]);

  it('S-09: a guide says all that the five and the ten disclosures demand', async () => {
    const { hall, app } = await start();
    const answer = await supertest(app).get(`/guides/${await makePermit(hall)}`);
    expect(answer.status).toBe(200);
    const demanded = [
      '给符合条件的工程发施工许可证',
      '现场踏勘',
      '施工许可申请表',
      '受理后 5 个工作日',
      '每证 10 元',
      '《中华人民共和国建筑法》第七条',
      '已经办理用地批准手续',
      '住房和城乡建设局',
      '王敏、陈立',
      '超过承诺时间的，当面道歉并追究责任',
      '大厅督查股每月抽查',
      '028-7650000',
    ];
    expect(demanded.filter((words) => !answer.text.includes(words))).toEqual([]);
  });

  it('tells of each material how many, from whom, when needed, which form and sample, and its basis', async () => {
    const { hall, app } = await start();
    const { text } = await supertest(app).get(`/guides/${await makePermit(hall)}`);
    const told = [
      '原件 2 份（纸质）',
      '复印件 1 份（纸质）',
      '空白表格：《施工许可申请表（2026版）》，窗口免费提供',
      '填写样本：窗口样本架 3 号',
      '有小错可以当场改',
      '这种情况才要：特殊建设工程',
      '由消防部门出具',
      '可以先受理，承诺后补',
      '依据：《消防法》第十一条',
    ];
    expect(told.filter((words) => !text.includes(words))).toEqual([]);
  });

  it('prints as a sheet with the table of materials, and only when it is public', async () => {
    const { hall, database, app } = await start();
    const itemId = await makePermit(hall);
    const { text, status } = await supertest(app).get(`/guides/${itemId}/print`);
    expect(status).toBe(200);
    expect(text).toContain('class="sheet-table"');
    expect(text).toContain('空白表格：《施工许可申请表（2026版）》，窗口免费提供；填写样本：窗口样本架 3 号');
    expect(text).toContain('已经办理用地批准手续（《建筑法》第八条第一项）');
    expect(text).toContain('3 号窗口 住建窗口，一楼东侧');
    expect((await supertest(app).get(`/guides/${itemId}`)).text).toContain(`href="/guides/${itemId}/print"`);
    await database.write((tx) => tx.item.update({ where: { id: itemId }, data: { status: 'draft' } }));
    expect((await supertest(app).get(`/guides/${itemId}/print`)).status).toBe(404);
  });

  it('A-20: 5 working days instead of 15 are shorter by 67 %', async () => {
    const { hall, app } = await start();
    const { text } = await supertest(app).get(`/guides/${await makePermit(hall)}`);
    expect(text).toContain('15 个工作日（《建筑法》第八条）');
    expect(text).toContain('67%');
    expect(text).toContain('这一步的时间不算在承诺时间里');
    expect(text).toContain('3 号窗口 住建窗口');
    expect(text).toContain('第 3 版，2026年11月1日起执行');
    expect(text).toContain('窗口、网上');
  });

  it('follows what changes while the version stays: windows, people and the state', async () => {
    const { hall, database, app } = await start();
    const itemId = await makePermit(hall);
    await supertest(app).get(`/guides/${itemId}`);
    await database.write(async (tx) => {
      await tx.window.update({ where: { id: hall.windowId }, data: { location: '二楼西侧' } });
      await tx.item.update({ where: { id: itemId }, data: { status: 'suspended' } });
    });
    const { text } = await supertest(app).get(`/guides/${itemId}`);
    expect(text).toContain('二楼西侧');
    expect(text).toContain('这个事项暂停办理');
  });

  it('shows no item that is not published', async () => {
    const { hall, app } = await start();
    const draft = await makeItem(hall, { name: '草稿事项', status: 'draft' });
    const withdrawn = await makeItem(hall, { name: '取消事项', status: 'withdrawn' });
    await makeItem(hall, { name: '公开事项' });
    for (const id of [draft, withdrawn, 999_999, 'x', '99999999999999']) {
      expect((await supertest(app).get(`/guides/${id}`)).status).toBe(404);
    }
    expect(names((await supertest(app).get('/guides')).text)).toEqual(['公开事项']);
    expect(names((await supertest(app).get('/guides?q=事项')).text)).toEqual(['公开事项']);
  });

  it('finds by name in either script, pinyin, initials and code', async () => {
    const { hall, app } = await start();
    await makeItem(hall, { name: '建筑工程施工许可证核发', code: 'ZJ-001' });
    await makeItem(hall, { name: '户口迁移审批', code: 'GA-007' });
    const find = async (q: string) =>
      names((await supertest(app).get(`/guides?q=${encodeURIComponent(q)}`)).text);
    for (const q of ['施工许可', '施工許可', 'sgxk', 'shigongxuke', 'zj-001', '建筑 许可']) {
      expect(await find(q)).toEqual(['建筑工程施工许可证核发']);
    }
    expect(await find('100%')).toEqual([]);
    expect(await find('戶口')).toEqual(['户口迁移审批']);
  });

  it('keeps to a department and an audience, and names how many a department has', async () => {
    const { hall, database, app } = await start();
    const police = await database.write((tx) =>
      tx.department.create({ data: { hallId: hall.hallId, code: 'GA', name: '公安分局' } }),
    );
    await makeItem(hall, { name: '施工许可', audience: 'organisation' });
    await makeItem(hall, { name: '户口迁移', audience: 'person', departmentId: police.id });
    await makeItem(hall, { name: '居住证', audience: 'both', departmentId: police.id });
    const list = async (query: string) => names((await supertest(app).get(`/guides?${query}`)).text);
    expect(await list('audience=person')).toEqual(['户口迁移', '居住证']);
    expect(await list('audience=organisation')).toEqual(['施工许可', '居住证']);
    expect(await list(`department=${police.id}&audience=organisation`)).toEqual(['居住证']);
    expect((await supertest(app).get('/guides')).text).toContain('公安分局（2 项）');
    expect(await list('department=x&audience=y&page=-1')).toEqual(['施工许可', '户口迁移', '居住证']);
  });

  it('shows twenty on a page, the most used first, and leads through the pages', async () => {
    const { hall, app } = await start();
    for (let index = 1; index <= 45; index++)
      await makeItem(hall, { name: `事项${index}`, usedCount: index });
    const first = await supertest(app).get('/guides?q=事项');
    expect(names(first.text)[0]).toBe('事项45');
    expect(names(first.text)).toHaveLength(20);
    expect(first.text).toContain('共 45 项，第 1 页，共 3 页');
    expect(first.text).toContain('page=2');
    const last = await supertest(app).get('/guides?q=事项&page=99');
    expect(names(last.text)).toEqual(['事项5', '事项4', '事项3', '事项2', '事项1']);
    expect(last.text).not.toContain('rel="next"');
  });
});
