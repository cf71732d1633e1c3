import { expect, it } from 'vitest';
import { onBothDatabases, type TestDatabase } from '../../support/databases.js';
import { send } from '../../support/hall.js';
import { openCaseDesk, take } from '../cases/case-desk.js';

/** A granted case of an item that costs 10 yuan; the clerk is signed in. */
async function grantedCase(
  open: TestDatabase,
  more: { feeCharged?: boolean; amountFen?: number; organisation?: boolean } = {},
) {
  const desk = await openCaseDesk(open, {
    feeCharged: more.feeCharged ?? true,
    ...(more.amountFen === undefined ? {} : { amountFen: more.amountFen }),
  });
  const applicant = more.organisation
    ? {
        type: 'organisation' as const,
        name: '宏远建设有限公司',
        idType: 'credit-code' as const,
        idNumber: '91350100M000100Y43',
        legalPerson: '李宏',
        contactName: '李宏',
      }
    : {};
  const { number } = await desk.receive({ item: desk.item, applicant });
  await take(await desk.signIn('chenli'), number, 'reviews');
  await take(await desk.signIn('hexiulan'), number, 'decisions', { decision: 'grant', resultName: '许可证' });
  return { ...desk, number, browser: await desk.signIn('wangmin') };
}

const RECEIPT = { receiptNumber: '川财 2026-0098-1234', resultName: '许可证', resultNumber: '建 001' };

onBothDatabases('fees and results', (open) => {
  it('T32, S-58: asking for payment takes the fee of the schedule into the case and issues a slip for the bank', async () => {
    const { hall, number, browser } = await grantedCase(await open());
    expect((await take(browser, number, 'payments')).status).toBe(303);
    const row = await hall.database.read.case.findUniqueOrThrow({
      where: { number },
      include: { payments: true },
    });
    expect({ feeFen: row.feeFen, parkFirm: row.parkFirm }).toEqual({ feeFen: 1000, parkFirm: false });
    expect(
      row.payments.map(({ slipNumber, amountFen, receiptNumber }) => ({
        slipNumber,
        amountFen,
        receiptNumber,
      })),
    ).toEqual([{ slipNumber: 'JF2026-000001', amountFen: 1000, receiptNumber: '' }]);
    const slip = await browser.get(`/cases/${number}/payment-slip`);
    expect([slip.status, slip.text.includes('JF2026-000001'), slip.text.includes('10.00元')]).toEqual([
      200,
      true,
      true,
    ]);
    const page = await browser.get(`/cases/${number}`);
    expect(page.text).toContain(`<a href="/cases/${number}/payment-slip">10.00元</a>`);
  });

  it('T15, T35: nothing is handed over at once before payment; the receipt is taken with the last step', async () => {
    const desk = await openCaseDesk(await open(), {
      caseKind: 'I',
      feeCharged: true,
      resultName: '复印件证明',
    });
    const { number } = await desk.receive({ item: desk.item, ticks: ['missing', 'present'] });
    const clerk = await desk.signIn('wangmin');
    const papers = {
      materials: { m1: { status: 'present', problem: '' } },
      seenOutcome: 'finish-instant',
      resultName: '复印件证明',
      receiverName: '张建国',
    };
    const unpaid = await take(clerk, number, 'supplements', papers);
    expect([unpaid.status, unpaid.text.includes('这个事项收费，缴费以后填写财政票据号才能办结')]).toEqual([
      422,
      true,
    ]);
    const wrong = await take(clerk, number, 'supplements', { ...papers, receiptNumber: '没有号' });
    expect([wrong.status, await desk.hall.database.read.payment.count()]).toEqual([409, 0]);
    const paid = await take(clerk, number, 'supplements', { ...papers, receiptNumber: '20260098123' });
    expect(paid.status).toBe(303);
    const row = await desk.hall.database.read.case.findUniqueOrThrow({
      where: { number },
      include: { payments: true },
    });
    expect([row.state, row.feeFen, row.payments.map((each) => each.amountFen)]).toEqual([
      'DONE',
      1000,
      [1000],
    ]);
    expect(row.payments[0]?.paidAt).not.toBeNull();
  });

  it('T15, T35: an instant case at the counter asks for its receipt before anything is saved', async () => {
    const desk = await openCaseDesk(await open(), { caseKind: 'I', feeCharged: true });
    const input = { resultName: '复印件证明', receiverName: '张建国' };
    const given = { item: desk.item, seenOutcome: 'finish-instant' as const };
    await expect(desk.receive({ ...given, input })).rejects.toThrow('receipt-number-missing');
    await expect(desk.receive({ ...given, input: { ...input, receiptNumber: '没有号' } })).rejects.toThrow(
      'receipt-malformed',
    );
    expect(await desk.hall.database.read.case.count()).toBe(0);
    const { number } = await desk.receive({ ...given, input: { ...input, receiptNumber: '20260098123' } });
    const row = await desk.hall.database.read.case.findUniqueOrThrow({ where: { number } });
    expect([row.state, row.paymentReceipt]).toEqual(['DONE', '20260098123']);
  });

  it('C-36: a park firm pays half while the setting is on, a person never', async () => {
    const { hall, number, browser } = await grantedCase(await open(), { organisation: true });
    await hall.database.write((tx) =>
      tx.setting.create({ data: { hallId: hall.hallId, key: 'parkFirmHalfFee', value: 'true' } }),
    );
    await take(browser, number, 'payments', { parkFirm: 'on' });
    const row = await hall.database.read.case.findUniqueOrThrow({
      where: { number },
      include: { payments: true },
    });
    expect([row.feeFen, row.parkFirm, row.payments[0]?.discountNote]).toEqual([
      500,
      true,
      '园区企业减收 50%',
    ]);
  });

  it('A-23: where the schedule names a formula, the window works the amount out; it is asked for', async () => {
    const { hall, number, browser } = await grantedCase(await open(), { amountFen: 0 });
    const bare = await take(browser, number, 'payments');
    expect([bare.status, bare.text.includes('请按标准计算后填写应缴金额。（A-23）')]).toEqual([409, true]);
    expect((await take(browser, number, 'payments', { amount: '1,250.50' })).status).toBe(303);
    const payment = await hall.database.read.payment.findFirstOrThrow();
    expect(payment.amountFen).toBe(125_050);
  });

  it('FA-13: what is typed changes no amount of the schedule', async () => {
    const { hall, number, browser } = await grantedCase(await open());
    await take(browser, number, 'payments', { amount: '99.00' });
    expect((await hall.database.read.payment.findFirstOrThrow()).amountFen).toBe(1000);
  });

  it('FA-13: a free item is charged nothing', async () => {
    const { hall, number, browser } = await grantedCase(await open(), { feeCharged: false });
    const sent = await take(browser, number, 'payments', { step: 'ask' });
    expect([sent.status, sent.text.includes('FA-13')]).toEqual([409, true]);
    expect(await hall.database.read.payment.count()).toBe(0);
  });

  it('SV-11, FA-14: a receipt over another amount, no receipt, and one of another case are refused; nothing is kept', async () => {
    const { hall, number, browser, receive, item, signIn } = await grantedCase(await open());
    await take(browser, number, 'payments');
    const differing = await take(browser, number, 'payments', {
      ...RECEIPT,
      receiptNumber: 'CZ-2026-0098',
      amount: '9.00',
    });
    expect([differing.status, differing.text.includes('缴费金额9.00元与应缴10.00元不一致')]).toEqual([
      409,
      true,
    ]);
    const nonsense = await take(browser, number, 'payments', {
      ...RECEIPT,
      receiptNumber: '无',
      amount: '10.00',
    });
    expect([nonsense.status, nonsense.text.includes('FA-14')]).toEqual([409, true]);
    expect(
      (
        await take(browser, number, 'payments', {
          ...RECEIPT,
          receiptNumber: 'CZ-2026-0098',
          amount: '10.00',
        })
      ).status,
    ).toBe(303);
    const other = await receive({ item });
    await take(await signIn('chenli'), other.number, 'reviews');
    await take(await signIn('hexiulan'), other.number, 'decisions', {
      decision: 'grant',
      resultName: '许可证',
    });
    await take(browser, other.number, 'payments');
    const again = await take(browser, other.number, 'payments', {
      ...RECEIPT,
      receiptNumber: 'cz20260098',
      amount: '10.00',
    });
    expect([again.status, again.text.includes('已经用于其他办件')]).toEqual([409, true]);
    const states = await hall.database.read.case.findMany({
      orderBy: { id: 'asc' },
      select: { state: true, paymentReceipt: true },
    });
    expect(states).toEqual([
      { state: 'READY', paymentReceipt: 'CZ20260098' },
      { state: 'PAY', paymentReceipt: '' },
    ]);
  });

  it('T35: nothing is handed over while the fee is not paid', async () => {
    const { hall, number, browser } = await grantedCase(await open());
    await hall.database.write((tx) =>
      tx.case.update({ where: { number }, data: { state: 'READY', feeFen: 1000 } }),
    );
    const sent = await take(browser, number, 'deliveries', { resultName: '许可证', receiverName: '张建国' });
    expect([sent.status, sent.text.includes('还没有缴费（应缴10.00元），缴费前不能发证')]).toEqual([
      409,
      true,
    ]);
    expect((await hall.database.read.case.findUniqueOrThrow({ where: { number } })).state).toBe('READY');
  });

  it('FA-06, A-25: the result bears number and validity, the applicant is told, and it is mailed with its number', async () => {
    const { hall, number, browser } = await grantedCase(await open(), { feeCharged: false });
    const result = {
      resultName: '许可证',
      resultNumber: '建 001',
      resultValidTo: '2031-11-19',
      deliveryWay: 'mail',
    };
    const wrong = await take(browser, number, 'ready-notices', { ...result, resultValidTo: '五年' });
    expect([wrong.status, wrong.text.includes('请按 2031-11-19 的格式填写有效期')]).toEqual([422, true]);
    expect((await take(browser, number, 'ready-notices', result)).status).toBe(303);
    const bare = await take(browser, number, 'deliveries', { ...result, receiverName: '张建国' });
    expect([bare.status, bare.text.includes('邮寄的请填写邮寄单号')]).toEqual([422, true]);
    await take(browser, number, 'deliveries', {
      ...result,
      receiverName: '张建国',
      trackingNumber: 'EMS1234567',
    });
    const row = await hall.database.read.case.findUniqueOrThrow({ where: { number } });
    const { state, resultNumber, resultValidTo, deliveryWay, readyToldAt } = row;
    expect({ state, resultNumber, resultValidTo, deliveryWay, isTold: readyToldAt !== null }).toEqual({
      state: 'DONE',
      resultNumber: '建 001',
      resultValidTo: '2031-11-19',
      deliveryWay: 'mail',
      isTold: true,
    });
    const page = await browser.get(`/cases/${number}`);
    expect(page.text).toContain('邮寄单号EMS1234567');
    expect(page.text).toContain('有效期至 2031-11-19');
  });

  it('TL-117: granted on Fri 20 Nov 2026, the result is due by Fri 4 Dec; from then on supervision sees it', async () => {
    const { hall, number, clock, join } = await grantedCase(await open(), { feeCharged: false });
    const row = await hall.database.read.case.findUniqueOrThrow({ where: { number } });
    expect(row.deliverBy?.toISOString()).toBe('2026-12-04T10:00:00.000Z');
    const shown = async (account: string, now: string) => {
      clock.now = new Date(now);
      const { browser } = await join(account, ['supervision'], { departmentId: null });
      return (await browser.get('/supervision/deliveries')).text;
    };
    expect(await shown('ducha', '2026-12-04T18:00:00+08:00')).toContain('没有超过送达期限的办件');
    const late = await shown('yansu', '2026-12-07T09:00:00+08:00');
    expect(late).toContain(number);
    expect(late).toContain('2026年12月4日 18:00');
  });

  it('S-58, SV-11, SV-14: the file of the bank is matched: equal, another amount, unknown, listed twice, and not at the bank', async () => {
    const desk = await openCaseDesk(await open(), { feeCharged: true });
    const { hall } = desk;
    const receipts = ['CZ20260001', 'CZ20260002', 'CZ20260003'];
    const numbers: string[] = [];
    for (const receiptNumber of receipts) {
      const { number, caseId } = await desk.receive({ item: desk.item });
      numbers.push(number);
      await hall.database.write((tx) =>
        tx.payment.create({
          data: {
            hallId: hall.hallId,
            caseId,
            slipNumber: `JF-${receiptNumber}`,
            amountFen: 1000,
            issuedAt: desk.clock.now,
            issuedById: 1,
            receiptNumber,
            paidAt: desk.clock.now,
          },
        }),
      );
    }
    const { browser } = await desk.join('ducha', ['supervision'], { departmentId: null, name: '督查员' });
    const values = {
      fileName: '11月20日对账单',
      text: '票据号,金额,缴费日期\nCZ20260001,10.00,2026-11-20\nCZ20260002,12.00,2026-11-20\nCZ20269999,10.00,2026-11-20\nCZ20260001,10.00,2026-11-20\n',
    };
    const wrong = await send(browser, '/supervision/payments', '/supervision/payments', {
      ...values,
      text: '票据号,金额\nx,y\n',
    });
    expect([
      wrong.status,
      wrong.text.includes('第 1 行：缺少列：缴费日期'),
      wrong.text.includes('11月20日对账单'),
    ]).toEqual([422, true, true]);
    const sent = await send(browser, '/supervision/payments', '/supervision/payments', values);
    expect(sent.status).toBe(303);
    const page = await browser.get(String(sent.headers.location));
    const verdicts = [
      ...page.text
        .slice(0, page.text.indexOf('窗口登记了'))
        .matchAll(/<tr><td>(.*?)<\/td><td class="figures">([^<]+)</gs),
    ].map(([, verdict = '', receipt]) => [verdict.replace(/<[^>]+>/g, '').trim(), receipt]);
    expect(verdicts).toEqual([
      ['金额不一致', 'CZ20260002'],
      ['本系统没有这笔缴费', 'CZ20269999'],
      ['银行重复列出', 'CZ20260001'],
      ['一致', 'CZ20260001'],
    ]);
    expect(page.text).toContain('窗口登记了、银行没有的缴费');
    expect(page.text).toContain(numbers[2] ?? 'none');
    const payments = await hall.database.read.payment.findMany({ orderBy: { id: 'asc' } });
    expect(payments.map(({ reconciledAt, bankReference }) => [reconciledAt !== null, bankReference])).toEqual(
      [
        [true, '11月20日对账单 第 2 行'],
        [false, ''],
        [false, ''],
      ],
    );
    const audit = await hall.database.read.auditEntry.findFirstOrThrow({
      where: { kind: 'payment.reconcile' },
    });
    expect(JSON.parse(audit.details)).toEqual({
      matched: 1,
      differing: 1,
      unknown: 1,
      duplicate: 1,
      notAtBank: 1,
    });
    const events = await hall.database.read.supervisionEvent.findMany({
      where: { rule: { in: ['SV-11', 'SV-14'] } },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ rule, faultId, caseId, key }) => [rule, faultId, caseId !== null, key])).toEqual([
      ['SV-11', 'FA-13', true, 'receipt:CZ20260003:not-at-bank'],
      ['SV-11', 'FA-13', true, 'receipt:CZ20260002:amount'],
      ['SV-14', 'FA-07', false, 'receipt:CZ20269999'],
    ]);
    const told = await browser.get('/supervision/events?rule=SV-14');
    expect(told.text).toContain('情况：银行收了费，系统里没有登记；票据号：CZ20269999；银行金额：10.00 元');
    await send(browser, '/supervision/payments', '/supervision/payments', values);
    expect(await hall.database.read.supervisionEvent.count()).toBe(events.length);
    const director = await desk.join('zhuren', ['director'], { departmentId: null });
    expect((await director.browser.get('/supervision/payments')).text).not.toContain('导入银行对账单');
  });

  it('S-33, SV-11: a window head sees of a statement only the payments of the cases within his reach', async () => {
    const desk = await openCaseDesk(await open(), { feeCharged: true });
    const { hall } = desk;
    const elsewhere = await hall.database.write((tx) =>
      tx.department.create({ data: { hallId: hall.hallId, name: '水务局', code: 'SW' } }),
    );
    const numbers: string[] = [];
    for (const [index, receiptNumber] of ['CZ20260001', 'CZ20260002', 'CZ20260003'].entries()) {
      const { number, caseId } = await desk.receive({ item: desk.item });
      numbers.push(number);
      await hall.database.write(async (tx) => {
        if (index > 0)
          await tx.case.update({
            where: { id: caseId },
            data: { departmentId: elsewhere.id, windowId: null },
          });
        await tx.payment.create({
          data: {
            hallId: hall.hallId,
            caseId,
            slipNumber: `JF-${receiptNumber}`,
            amountFen: 1000 + index,
            issuedAt: desk.clock.now,
            issuedById: 1,
            receiptNumber,
            paidAt: desk.clock.now,
          },
        });
      });
    }
    const [own = '', foreign = '', missing = ''] = numbers;
    const supervisor = await desk.join('ducha', ['supervision'], { departmentId: null, name: '督查员' });
    const file = (rows: string) => ({ fileName: '对账单', text: `票据号,金额,缴费日期\n${rows}` });
    const post = (rows: string) =>
      send(supervisor.browser, '/supervision/payments', '/supervision/payments', file(rows));
    const mixed = await post(
      'CZ20260001,10.00,2026-11-20\nCZ20260002,10.01,2026-11-20\nCZ20269999,99.00,2026-11-20\n',
    );
    const others = await post('CZ20260002,10.01,2026-11-19\n');
    const whole = await supervisor.browser.get(String(mixed.headers.location));
    expect([own, foreign, missing, 'CZ20269999'].map((text) => whole.text.includes(text))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    const { browser } = await desk.join('zhangmin', ['window-head']);
    const part = await browser.get(String(mixed.headers.location));
    expect([own, foreign, missing, 'CZ20269999'].map((text) => part.text.includes(text))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(part.text).toContain('银行 10.00 元，一致 10.00 元');
    expect((await browser.get(String(others.headers.location))).status).toBe(404);
    const list = await browser.get('/supervision/payments');
    expect(list.text.match(/data-href="\/supervision\/payments\/\d+"/g)).toHaveLength(1);
  });
});
