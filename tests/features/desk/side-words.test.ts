import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall, makeStaff, signIn } from '../../support/hall.js';

onBothDatabases('the words at the side', (open) => {
  it('a page is marked under the word it belongs to, and under its own word where that is shown', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'worker', ['clerk']);
    await makeStaff(hall, 'admin', ['administrator']);
    const app = makeApp(hall);
    const [clerk, admin] = [await signIn(app, 'worker'), await signIn(app, 'admin')];
    const marked = async (browser: typeof clerk, address: string) =>
      [...(await browser.get(address)).text.matchAll(/aria-current="page"><span>([^<]+)</g)].map(
        ([, word]) => word,
      );
    expect([
      await marked(clerk, '/leave/new'),
      await marked(clerk, '/presence'),
      await marked(clerk, '/bookings'),
      await marked(clerk, '/attendance'),
      await marked(admin, '/admin/windows/new'),
      await marked(clerk, '/account'),
    ]).toEqual([['考勤和请假'], ['去向'], ['预约登记'], ['考勤和请假'], ['部门与窗口'], []]);
  });
});
