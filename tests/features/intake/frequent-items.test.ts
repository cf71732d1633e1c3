import { expect, it } from 'vitest';
import { personOf, receivedCase } from '../../support/case.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeApp, makeHall, makeStaff, signIn } from '../../support/hall.js';
import { publishedItem } from '../../support/item.js';

const FIRM = {
  type: 'organisation',
  idType: 'credit-code',
  idNumber: '91350100M000100Y43',
  name: '青河建筑有限公司',
} as const;
const DAY_MS = 86_400_000;

onBothDatabases('items offered at intake', (open) => {
  it('S-48: persons and firms are offered what their kind asked for most in 90 days, never what is closed to them', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const clerk = await personOf(hall, await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' }));
    const permit = await publishedItem(hall, { name: '施工许可', audience: 'organisation' });
    const house = await publishedItem(hall, { name: '房屋登记' });
    const certificate = await publishedItem(hall, { name: '居住证明', audience: 'person' });
    const receive = async (
      item: typeof house,
      times: number,
      more: Partial<Parameters<typeof receivedCase>[1]> = {},
    ) => {
      for (let count = 0; count < times; count += 1) await receivedCase(hall, { clerk, item, ...more });
    };
    await receive(house, 2);
    await receive(certificate, 1);
    await receive(permit, 2, { applicant: FIRM });
    await receive(house, 1, { applicant: FIRM });
    await receive(certificate, 4, { now: new Date(FRIDAY_MORNING.getTime() - 91 * DAY_MS) });

    const browser = await signIn(makeApp(hall), 'wangmin');
    const offered = async (page: string) => {
      const { text } = await browser.get(page);
      return [...text.matchAll(/<th scope="row" class="name"><a href="([^"]+)">([^<]+)<\/a>/g)].map(
        ([, href, name]) =>
          `${name} ${href
            ?.replaceAll('&amp;', '&')
            .replaceAll('&#38;', '&')
            .replace(/item=\d+/, 'item=N')}`,
      );
    };
    expect(await offered('/intake?who=person')).toEqual([
      '房屋登记 /intake?item=N&who=person',
      '居住证明 /intake?item=N&who=person',
    ]);
    expect(await offered('/intake?who=organisation')).toEqual([
      '施工许可 /intake?item=N&who=organisation',
      '房屋登记 /intake?item=N&who=organisation',
    ]);
    const form = await browser.get(`/intake?item=${house.itemId}&who=organisation`);
    expect(form.text).toMatch(/name="applicantType" value="organisation"[^>]* checked/);
  });
});
