import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { enter, openStage, type Stage } from '../support/browser.js';
import { personOf, receivedCase } from '../support/case.js';
import { onBothDatabases } from '../support/databases.js';
import { openFakeReader } from '../support/fake-reader.js';
import { FRIDAY_MORNING, makeApp, makeHall, makeStaff } from '../support/hall.js';
import { publishedItem } from '../support/item.js';
import { keyboardOf } from '../support/keyboard.js';

const MOST_FOR_RETURNING = 12;
const MOST_FOR_NEW = 25;
const LI = { name: '李四海', idNumber: '110101198001010010', phone: '13900139000' };
const CARD = { ...LI, address: '青河区解放路 8 号', validTo: '20361231' };

const FIVE = ['申请表', '营业执照', '法定代表人身份证明', '场地证明', '承诺书'].map((name) => ({
  name,
  originals: 1,
}));

onBothDatabases('intake with the keyboard alone', (open) => {
  let stage: Stage | null = null;
  afterEach(async () => {
    await stage?.close();
    stage = null;
  });

  const prepare = async (cardReader = 'off') => {
    const { database } = await open();
    const hall = await makeHall(database);
    const clerk = await personOf(hall, await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' }));
    const item = await publishedItem(hall, { materials: FIVE });
    if (cardReader !== 'off') {
      await database.write((tx) =>
        tx.setting.create({
          data: { hallId: hall.hallId, key: 'cardReader', value: cardReader, updatedAt: FRIDAY_MORNING },
        }),
      );
    }
    stage = await openStage(makeApp(hall));
    const page = await enter(stage, 'wangmin');
    return { database, hall, clerk, item, page };
  };
  const openItem = async (page: Page, hands: ReturnType<typeof keyboardOf>) => {
    await hands.press('F2', () => page.waitForURL(/\/intake$/));
    await hands.type('jzgc', () => page.getByRole('option').first().waitFor());
    await hands.press('Enter', async () => {
      await page.waitForURL(/item=/);
      await page.waitForLoadState('domcontentloaded');
    });
  };
  const holds = (page: Page, id: string, value: string) =>
    page.waitForFunction(
      ([field, expected]) =>
        (
          globalThis as unknown as { document: { getElementById(id: string): { value: string } | null } }
        ).document.getElementById(field)?.value === expected,
      [id, value] as const,
    );
  const hasFocus = (page: Page, id: string) => page.locator(`#${id}:focus`).waitFor();
  const sendAndPrint = async (page: Page, hands: ReturnType<typeof keyboardOf>) => {
    await hands.press('Alt+a', () => page.locator('[data-outcome=accept]').waitFor());
    await hands.press('Control+Enter', () => page.waitForURL(/notices\/\d+$/));
    await hands.press('Control+p', () => page.waitForURL(/copy=1/));
    expect(await page.innerText('body')).toContain('受理通知书');
  };
  const words = (hands: ReturnType<typeof keyboardOf>, most: number) =>
    `${hands.count()} interactions (at most ${most}), median ${hands.median()} ms, slowest ${hands.slowest()} ms`;

  it(`S-48: a returning applicant's complete case to the printed notice in at most ${MOST_FOR_RETURNING} interactions`, async ({
    annotate,
  }) => {
    const { database, hall, clerk, item, page } = await prepare();
    await receivedCase(hall, { clerk, item, applicant: LI });
    const hands = keyboardOf(page);
    await openItem(page, hands);
    await hands.type(LI.idNumber, () => holds(page, 'phone', LI.phone));
    await sendAndPrint(page, hands);
    await annotate(words(hands, MOST_FOR_RETURNING));
    expect(await database.read.case.count({ where: { state: 'ACC' } })).toBe(2);
    expect(hands.count()).toBeLessThanOrEqual(MOST_FOR_RETURNING);
  });

  it(`S-48: a new person's case with 5 materials in at most ${MOST_FOR_NEW} interactions`, async ({
    annotate,
  }) => {
    const { database, page } = await prepare();
    const hands = keyboardOf(page);
    await openItem(page, hands);
    await hands.type(LI.idNumber, () => hasFocus(page, 'name'));
    await hands.type(LI.name);
    await hands.press('Tab', () => hasFocus(page, 'phone'));
    await hands.type(LI.phone);
    await sendAndPrint(page, hands);
    await annotate(words(hands, MOST_FOR_NEW));
    const made = await database.read.case.findFirstOrThrow({ include: { materials: true } });
    expect([made.state, made.applicantName, made.materials.map(({ status }) => status)]).toEqual([
      'ACC',
      LI.name,
      ['present', 'present', 'present', 'present', 'present'],
    ]);
    expect(hands.count()).toBeLessThanOrEqual(MOST_FOR_NEW);
  });

  it.each(['xzx', 'huashi'] as const)(
    'S-48: F4 reads the card of a new person by the reader %s',
    async (kind) => {
      const reader = await openFakeReader(kind, CARD);
      try {
        const { database, page } = await prepare(kind);
        const hands = keyboardOf(page);
        await openItem(page, hands);
        await hands.press('F4', () => hasFocus(page, 'phone'));
        expect(reader.asked).toHaveLength(1);
        await hands.type(CARD.phone);
        await sendAndPrint(page, hands);
        const event = await database.read.caseEvent.findFirstOrThrow({ where: { kind: 'receive' } });
        expect(JSON.parse(event.details)).toEqual({ fromReader: true, cardValidTo: '20361231' });
        expect((await database.read.case.findFirstOrThrow()).applicantName).toBe(CARD.name);
      } finally {
        await reader.close();
      }
    },
  );

  it('S-48: without a card, or without a reader, typing goes on in the same field', async () => {
    const reader = await openFakeReader('xzx', null);
    const { page } = await prepare('xzx');
    try {
      await openItem(page, keyboardOf(page));
      await page.keyboard.press('F4');
      await page.getByText('未放卡：可以再按 F4，或者直接输入').waitFor();
    } finally {
      await reader.close();
    }
    await page.keyboard.press('F4');
    await page.getByText('读卡器没有应答').waitFor();
    await page.keyboard.type(LI.idNumber);
    await holds(page, 'idNumber', LI.idNumber);
  });
});
