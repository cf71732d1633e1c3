import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall, makeStaff, signIn, type TestHall } from '../../support/hall.js';
import { hrefOf, insertCases, shownNumbers } from '../desk/sample-cases.js';

async function clerkOf(hall: TestHall) {
  await makeStaff(hall, 'clerk', ['clerk']);
  const browser = await signIn(makeApp(hall), 'clerk');
  return (query: string) => browser.get('/search').query({ q: query });
}

onBothDatabases('search', (open) => {
  it('one hit by number leads to the case at once, in any typing and by the code on the paper', async () => {
    const hall = await makeHall((await open()).database);
    const [first] = await insertCases(hall, [{ publicToken: 'AbC_123-xyz' }, {}]);
    const search = await clerkOf(hall);
    const number = first ?? '';
    for (const typed of [
      number,
      number.replaceAll('-', ''),
      `  ${number.replaceAll('-', '　')}`,
      number.slice(0, 13),
      'http://hall/s/AbC_123-xyz',
    ]) {
      const answer = await search(typed);
      expect([answer.status, answer.headers.location]).toEqual([303, `/cases/${number}`]);
    }
  });

  it('a beginning that fits several numbers lists them, the open ones first and the newest first among them', async () => {
    const hall = await makeHall((await open()).database);
    const [closed, older, newer] = await insertCases(hall, [
      {
        isOpen: false,
        state: 'DONE',
        receivedAt: '2026-11-13T16:00:00+08:00',
        closedAt: '2026-11-14T16:00:00+08:00',
      },
      { receivedAt: '2026-11-13T09:00:00+08:00' },
      { receivedAt: '2026-11-13T10:00:00+08:00' },
    ]);
    const page = await (await clerkOf(hall))('20261113');
    expect(page.status).toBe(200);
    expect(shownNumbers(page.text)).toEqual([newer, older, closed]);
    expect(page.text).toContain('11月14日 办结');
  });

  it('finds by the beginning of a name, shows it masked, and takes no percent sign for a pattern', async () => {
    const hall = await makeHall((await open()).database);
    const [xu, hong] = await insertCases(hall, [
      { applicantName: '欧阳修文' },
      { applicantType: 'organisation', applicantName: '宏远（北京）建设有限公司' },
      { applicantName: '范晓', applicantType: 'person' },
    ]);
    const search = await clerkOf(hall);
    const page = await search('欧阳');
    expect(shownNumbers(page.text)).toEqual([xu]);
    expect(page.text).toContain('欧***');
    expect(page.text).not.toContain('欧阳修文');
    expect(shownNumbers((await search('宏远(北京)')).text)).toEqual([hong]);
    expect(shownNumbers((await search('阳修')).text)).toEqual([]);
    expect(shownNumbers((await search('%阳')).text)).toEqual([]);
    expect(shownNumbers((await search('範曉')).text)).toEqual([]);
  });

  it('S-33: finds by identity number and phone through their keyed hash, and shows neither', async () => {
    const hall = await makeHall((await open()).database);
    const [one, two, three] = await insertCases(hall, [
      { idNumberHash: hall.vault.hash('idNumber', '11010519491231002X') },
      { phoneHash: hall.vault.hash('phone', '13800138000') },
      { idNumberHash: hall.vault.hash('idNumber', 'E12345678') },
    ]);
    const search = await clerkOf(hall);
    const byId = await search('11010519491231002x');
    expect(shownNumbers(byId.text)).toEqual([one]);
    expect(byId.text).toContain('按证件号码 110***********002X 查找');
    const byPhone = await search('138-0013-8000');
    expect(shownNumbers(byPhone.text)).toEqual([two]);
    expect(byPhone.text).toContain('138****8000');
    expect((await search('e12345678')).headers.location).toBe(`/cases/${three}`);
  });

  it("S-33: another department's case is not found, not even by its whole number", async () => {
    const hall = await makeHall((await open()).database);
    const other = await hall.database.write((tx) =>
      tx.department.create({ data: { hallId: hall.hallId, code: 'SW', name: '水务局' } }),
    );
    const [theirs] = await insertCases(hall, [
      { departmentId: other.id, windowId: null, applicantName: '李四光' },
    ]);
    const search = await clerkOf(hall);
    for (const typed of [theirs ?? '', '李四光']) {
      const page = await search(typed);
      expect(page.status).toBe(200);
      expect(shownNumbers(page.text)).toEqual([]);
      expect(page.text).toContain('没有找到');
    }
  });

  it('says what to do when too little was typed, nothing was found, or a digit is wrong', async () => {
    const hall = await makeHall((await open()).database);
    const [number = ''] = await insertCases(hall, [{}]);
    const search = await clerkOf(hall);
    expect((await search('')).text).toContain('请输入办件编号、姓名或单位名称');
    expect((await search('张')).text).toContain('姓名至少 2 个字');
    expect((await search('赵六')).text).toContain('没有找到这个名称开头的办件');
    const wrong = number.slice(0, -1) + ((Number(number.at(-1)) + 1) % 10);
    expect((await search(wrong)).text).toContain('最后一位与前面对不上');
    expect((await search('110105194912310021')).text).toContain('证件号码的校验位不对');
  });

  it('who may not see cases may not search', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'admin', ['administrator'], { departmentId: null });
    const browser = await signIn(makeApp(hall), 'admin');
    expect((await browser.get('/search?q=张三')).status).toBe(403);
  });

  it('pages through all hits once', async () => {
    const hall = await makeHall((await open()).database);
    const numbers = await insertCases(
      hall,
      Array.from({ length: 110 }, (_, index) => ({ applicantName: '王五一', isOpen: index % 3 !== 0 })),
    );
    await makeStaff(hall, 'clerk', ['clerk']);
    const browser = await signIn(makeApp(hall), 'clerk');
    const shown: string[] = [];
    for (let href: string | null = `/search?q=${encodeURIComponent('王五')}`; href !== null; ) {
      const { text } = await browser.get(href);
      shown.push(...shownNumbers(text));
      href = hrefOf(text, 'next');
    }
    expect(shown).toHaveLength(110);
    expect(shown.toSorted()).toEqual(numbers.toSorted());
  });
});
