import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { enter, expectAccessible, openStage, type Stage } from '../support/browser.js';
import { onBothDatabases } from '../support/databases.js';
import { dataFolder, PDF, PNG } from '../support/files.js';
import { FRIDAY_MORNING, makeApp, makeHall, makeStaff } from '../support/hall.js';
import { publishedItem } from '../support/item.js';

onBothDatabases('scans and photos in the browser', (open) => {
  let stage: Stage | null = null;
  afterEach(async () => {
    await stage?.close();
    stage = null;
  });

  const prepare = async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    const item = await publishedItem(hall);
    stage = await openStage(makeApp(hall, () => FRIDAY_MORNING, dataFolder()));
    const page = await enter(stage, 'wangmin');
    await page.goto(`/intake?item=${item.itemId}`);
    return { database, page };
  };
  /** Lets go of a picture over a place, or pastes it, as the browser tells the page. */
  const bring = (page: Page, kind: 'drop' | 'paste', selector: string, name: string) =>
    page.evaluate(`(() => {
      const bytes = Uint8Array.from(atob('${PNG.toString('base64')}'), (sign) => sign.charCodeAt(0));
      const files = new DataTransfer();
      files.items.add(new File([bytes], '${name}', { type: 'image/png' }));
      const target = document.querySelector('${selector}');
      const init = { bubbles: true, cancelable: true };
      target.dispatchEvent('${kind}' === 'drop'
        ? new DragEvent('drop', { ...init, dataTransfer: files })
        : new ClipboardEvent('paste', { ...init, clipboardData: files }));
    })()`);

  it('S-47: files are chosen, dropped on a material and pasted, deleted, and go over to the case with their previews', async () => {
    const { database, page } = await prepare();
    await page.selectOption('#attachTo', '1');
    await page.setInputFiles('#files', [
      { name: '申请表 第1页.png', mimeType: 'image/png', buffer: PNG },
      { name: '申请表 第2页.pdf', mimeType: 'application/pdf', buffer: PDF },
    ]);
    await page.getByRole('link', { name: '申请表 第2页.pdf', exact: true }).waitFor();
    await bring(page, 'drop', 'tr[data-material="2"]', '许可证.png');
    await page.getByRole('link', { name: '许可证.png', exact: true }).waitFor();
    await bring(page, 'paste', 'body', '粘贴的图.png');
    await page.getByRole('link', { name: '粘贴的图.png', exact: true }).waitFor();
    await page.setInputFiles('#files', {
      name: '网页.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<html>'),
    });
    await page.getByText('“网页.png”不是 JPG、PNG、WebP 图片或 PDF 文件').waitFor();
    await page.getByRole('button', { name: '删除 粘贴的图.png' }).click();
    await page.getByRole('link', { name: '粘贴的图.png', exact: true }).waitFor({ state: 'detached' });
    await expectAccessible(page);

    await page.fill('#idNumber', '11010519491231002X');
    await page.fill('#name', '李四海');
    await page.fill('#phone', '13800138000');
    await page.keyboard.press('Alt+a');
    await page.locator('[data-outcome=accept]').waitFor();
    await Promise.all([page.waitForURL(/notices\/\d+/), page.keyboard.press('Control+Enter')]);
    const { number } = await database.read.case.findFirstOrThrow();
    await page.goto(`/cases/${number}`);
    const names = await page.locator('.attachment-files a[target]').allInnerTexts();
    expect(names).toEqual(['申请表 第1页.png', '申请表 第2页.pdf', '许可证.png']);
    await page.getByText('预览 申请表 第1页.png').click();
    const picture = page.locator('.preview img').first();
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => page.evaluate("document.querySelector('.preview img').naturalWidth")).toBe(1);
    await expectAccessible(page);
  });

  it('without a script the files go with the form and nothing typed is lost', async () => {
    const { page, database } = await prepare();
    const context = await page
      .context()
      .browser()
      ?.newContext({
        javaScriptEnabled: false,
        storageState: await page.context().storageState(),
        baseURL: new URL(page.url()).origin,
        viewport: { width: 1366, height: 768 },
      });
    const plain = await context?.newPage();
    if (!plain) throw new Error('no browser');
    await plain.goto(page.url());
    await plain.fill('#name', '李四海');
    await plain.setInputFiles('#files', { name: '申请表.png', mimeType: 'image/png', buffer: PNG });
    await Promise.all([
      plain.waitForURL(/draft=/),
      plain.getByRole('button', { name: '上传', exact: true }).click(),
    ]);
    expect(await plain.inputValue('#name')).toBe('李四海');
    expect(await plain.innerText('.attachment-files')).toContain('申请表.png');
    expect(await database.read.attachment.count()).toBe(1);
  });
});
