import { describe, expect, it } from 'vitest';
import { applicationForm, LI_SIHAI, openIntake } from '../../support/application.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeApp, makeHall, makeStaff, signIn } from '../../support/hall.js';
import { publishedItem } from '../../support/item.js';

onBothDatabases('the identity-card reader', (open) => {
  const prepare = async (cardReader: string | null) => {
    const { database } = await open();
    const hall = await makeHall(database);
    await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    const item = await publishedItem(hall);
    if (cardReader !== null) {
      await database.write((tx) =>
        tx.setting.create({
          data: { hallId: hall.hallId, key: 'cardReader', value: cardReader, updatedAt: FRIDAY_MORNING },
        }),
      );
    }
    return { database, item, browser: await signIn(makeApp(hall), 'wangmin') };
  };
  const receive = async (given: Awaited<ReturnType<typeof prepare>>, card: Record<string, string>) => {
    const keys = await openIntake(given.browser, given.item.itemId);
    const form = applicationForm(keys, { ticks: ['present', 'present'], seenOutcome: 'accept', more: card });
    const answer = await given.browser.post('/intake').type('form').send(form);
    expect(answer.status).toBe(303);
    const event = await given.database.read.caseEvent.findFirstOrThrow({
      where: { kind: 'receive' },
      orderBy: { id: 'desc' },
    });
    return JSON.parse(event.details) as Record<string, unknown>;
  };
  const CARD = { cardName: LI_SIHAI.name, cardNumber: LI_SIHAI.idNumber, cardValidTo: '20361231' };

  describe('the policy of content', () => {
    it.each([
      [null, "connect-src 'self';"],
      ['off', "connect-src 'self';"],
      ['xzx', "connect-src 'self' http://localhost:8989;"],
      ['huashi', "connect-src 'self' http://127.0.0.1:19196;"],
    ])(
      'with the setting %s the intake form says %s, other pages name no reader',
      async (setting, expected) => {
        const { browser, item } = await prepare(setting);
        const policyOf = async (page: string) =>
          /connect-src[^;]*;/.exec((await browser.get(page)).headers['content-security-policy'] ?? '')?.[0];
        expect(await policyOf(`/intake?item=${item.itemId}`)).toBe(expected);
        expect(await policyOf('/intake')).toBe("connect-src 'self';");
        expect(await policyOf('/desk')).toBe("connect-src 'self';");
      },
    );
  });

  it('S-48: the history says that the data came from the card, and neither name nor number stand there', async () => {
    const given = await prepare('xzx');
    expect(await receive(given, CARD)).toEqual({ fromReader: true, cardValidTo: '20361231' });
  });

  it('S-48: a number changed after reading did not come from the card', async () => {
    const given = await prepare('xzx');
    const other = { ...CARD, cardNumber: '110101198001010010' };
    expect(await receive(given, other)).toEqual({ fromReader: false, cardValidTo: '20361231' });
  });

  it('S-48: what claims to come from a reader is checked again: a false number, or a hall without a reader', async () => {
    const given = await prepare('huashi');
    expect(await receive(given, { ...CARD, cardNumber: '110105194912310021' })).toEqual({});
    const without = await prepare(null);
    expect(await receive(without, CARD)).toEqual({});
  });
});
