import supertest from 'supertest';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall } from '../../support/hall.js';
import { APPLICANT, at, type CaseGiven, makePublicCase, TOKEN } from './public-case.js';

/** The words of a page without tags, spaces joined. */
function words(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
  return main
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#34;', '"')
    .replace(/\s+/g, ' ');
}

onBothDatabases('the public page of a case', (open) => {
  const pageOf = async (given: CaseGiven, now = '2026-11-18T10:00:00') => {
    const { database } = await open();
    const hall = await makeHall(database);
    await makePublicCase(hall, given);
    const answer = await supertest(makeApp(hall, () => at(now))).get(`/s/${TOKEN}`);
    return { answer, text: words(answer.text) };
  };

  it('answers where it is, when, what to do and whom to ask, in this order', async () => {
    const { answer, text } = await pageOf({});
    expect(answer.status).toBe(200);
    const headings = [...answer.text.matchAll(/<h2>([^<]+)<\/h2>/g)].map((match) => match[1]);
    expect(headings).toEqual(['现在到哪一步', '什么时候办好', '需要您做什么', '找谁', '办理经过']);
    expect(text).toContain('正在审查');
    expect(text).toContain('11月23日（星期一）18:00 前办好');
    expect(text).toContain('还有 3 个工作日');
    expect(text).toContain('现在不需要做什么');
    expect(text).toContain('3 号窗口 住建窗口（一楼东侧）');
    expect(text).toContain('经办人 王敏');
    expect(text).toContain('028-7650000');
  });

  it('tells why the date is what it is: Mon 16 Nov does not count, the weekend neither', async () => {
    const { text } = await pageOf({});
    expect(text).toContain('为什么是这一天');
    expect(text).toContain('11月16日 10:00 受理，受理当日不计，自次日起算 5 个工作日');
    expect(text).toContain('11月21日至11月22日 周末，不计');
  });

  it('is neither stored nor listed', async () => {
    const { answer } = await pageOf({});
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['x-robots-tag']).toBe('noindex, nofollow');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('R7: two closings after Mon 23 Nov 18:00 it is two working days late on Wed 25 Nov 19:00', async () => {
    const { answer, text } = await pageOf({}, '2026-11-25T19:00:00');
    expect(text).toContain('已超过承诺时间 2 个工作日');
    expect(text).toContain('原定 11月23日（星期一）18:00 前办好');
    expect(answer.text).toContain('class="state late"');
  });

  it('says so when it is late by less than a working day', async () => {
    const { text } = await pageOf({}, '2026-11-24T09:30:00');
    expect(text).toContain('已超过承诺时间不到 1 个工作日');
  });

  it('says that a date in a year without notice is provisional', async () => {
    const { text } = await pageOf({ values: { dueProvisional: true } });
    expect(text).toContain('次年放假安排公布后可能调整');
  });

  it('RECV: tells when it will be said whether the papers are complete', async () => {
    const { text } = await pageOf({
      values: {
        state: 'RECV',
        acceptedAt: null,
        dueAt: null,
        runningDueAt: null,
        limitValue: null,
        limitUnit: null,
      },
    });
    expect(text).toContain('窗口已经收到您的材料，正在核对');
    expect(text).toContain('受理后 5 个工作日内办好');
    expect(text).toContain('最迟 5 个工作日内告诉您材料齐不齐');
  });

  it('SUPP: lists what is missing, what is wrong with it and until when', async () => {
    const { text } = await pageOf({
      values: {
        state: 'SUPP',
        acceptedAt: null,
        dueAt: null,
        runningDueAt: null,
        supplementDueAt: at('2026-12-01T18:00:00'),
      },
      materials: [
        { name: '申请表', status: 'present' },
        { name: '用地批准书', status: 'missing', originals: 0, copies: 1 },
        {
          name: '施工合同',
          status: 'defective',
          problem: `缺${APPLICANT.name}签名，电话${APPLICANT.phone}`,
          originals: 1,
        },
        { name: '委托书', status: 'missing', necessity: 'conditional' },
      ],
    });
    expect(text).toContain('请在 12月1日（星期二）18:00 前补交 2 样材料');
    expect(text).toContain('用地批准书 没有交。请带复印件 1 份。');
    expect(text).toContain('施工合同 缺欧***签名，电话138****5678。请带原件 1 份。');
    expect(text).not.toContain('委托书');
    expect(text).not.toContain('申请表');
  });

  it('SUPP: says so when the time to bring it has passed', async () => {
    const { text } = await pageOf({
      values: {
        state: 'SUPP',
        acceptedAt: null,
        runningDueAt: null,
        supplementDueAt: at('2026-11-17T18:00:00'),
      },
      materials: [{ name: '用地批准书', status: 'missing' }],
    });
    expect(text).toContain('请尽快补交 1 样材料');
    expect(text).toContain('补交的期限 11月17日（星期二）18:00 已经过了');
  });

  it('READY: says where to collect it and what to bring', async () => {
    const { text } = await pageOf({
      values: {
        state: 'READY',
        runningDueAt: null,
        decidedAt: at('2026-11-18T15:00:00'),
        readyAt: at('2026-11-19T09:00:00'),
        resultName: '建筑工程施工许可证',
      },
    });
    expect(text).toContain('请到 3 号窗口 住建窗口（一楼东侧）领取建筑工程施工许可证');
    expect(text).toContain('请带受理通知书和身份证');
    expect(text).toContain('11月19日（星期四）已经办好');
    expect(text).toContain('按时完成');
  });

  it('PAY: says where to pay', async () => {
    const { text } = await pageOf({
      values: { state: 'PAY', runningDueAt: null, decidedAt: at('2026-11-18T15:00:00') },
    });
    expect(text).toContain('缴费地点：一楼银行窗口');
  });

  it('DONE: names the day, and by how much it was late', async () => {
    const { text } = await pageOf({
      values: {
        state: 'DONE',
        isOpen: false,
        runningDueAt: null,
        decidedAt: at('2026-11-24T19:00:00'),
        closedAt: at('2026-11-25T10:00:00'),
      },
    });
    expect(text).toContain('11月25日（星期三）办结');
    expect(text).toContain('晚了 1 个工作日');
  });

  it('DEC_N: gives reasons, basis and remedies without personal data', async () => {
    const { text } = await pageOf({
      values: {
        state: 'DEC_N',
        isOpen: false,
        runningDueAt: null,
        decision: 'refused',
        decidedAt: at('2026-11-18T15:00:00'),
        closedAt: at('2026-11-18T15:00:00'),
        decisionReasons: `${APPLICANT.name}（${APPLICANT.idNumber}）没有规划许可证`,
        decisionBasis: '《建筑法》第八条',
      },
    });
    expect(text).toContain('没有批准的理由：欧***（110***********4856）没有规划许可证。');
    expect(text).toContain('依据：《建筑法》第八条。');
    expect(text).toContain('60日内');
    expect(text).toContain('6个月内');
  });

  it('REJ_F: says where to go instead', async () => {
    const { text } = await pageOf({
      values: {
        state: 'REJ_F',
        isOpen: false,
        acceptedAt: null,
        dueAt: null,
        runningDueAt: null,
        closedAt: at('2026-11-16T11:00:00'),
        remitReason: 'outside-remit',
        whereToGo: '市住建局一楼',
        decisionReasons: '该工程由市里审批',
      },
    });
    expect(text).toContain('请到该办的地方申请');
    expect(text).toContain('可以去办的地方：市住建局一楼。');
    expect(text).toContain('该工程由市里审批');
    expect(text).toContain('行政复议');
  });

  it('WITHDRAWN and RETURN: say that it is over and may be filed again', async () => {
    const ended = { isOpen: false, runningDueAt: null, closedAt: at('2026-11-17T11:00:00') };
    const withdrawn = await pageOf({ values: { ...ended, state: 'WITHDRAWN' } });
    expect(withdrawn.text).toContain('您已经撤回申请');
    expect(withdrawn.text).toContain('11月17日（星期二）登记撤回');
    const returned = await pageOf({ values: { ...ended, state: 'RETURN' } });
    expect(returned.text).toContain('可以备齐材料重新申请');
  });

  it('tells the history newest first and keeps the affairs of the hall to itself', async () => {
    const { answer } = await pageOf({
      events: [
        { kind: 'receive', at: '2026-11-16T10:00:00' },
        { kind: 'accept', at: '2026-11-16T10:05:00' },
        { kind: 'personal-data-opened', at: '2026-11-16T11:00:00' },
        { kind: 'second-notice-breach', at: '2026-11-16T11:30:00' },
        { kind: 'take-review', at: '2026-11-17T09:00:00' },
      ],
    });
    const steps = [...answer.text.matchAll(/class="what">([^<]+)</g)].map((match) => match[1]);
    expect(steps).toEqual(['开始审查', '正式受理，开始计算办理时间', '收到您的材料']);
  });

  it('shows a migrated case with its own deadline and its old steps', async () => {
    const { text, answer } = await pageOf({
      values: { origin: 'migrated', limitValue: null, limitUnit: null, handlerName: '' },
      events: [
        { kind: 'migrated', at: '2026-11-16T10:00:00', details: { text: '收件登记' }, migrated: true },
      ],
    });
    expect(text).toContain('11月23日（星期一）18:00 前办好');
    expect(text).toContain('原系统 收件登记');
    expect(answer.text).not.toContain('为什么是这一天');
  });

  it('holds no personal data in any state', async () => {
    for (const state of ['RECV', 'SUPP', 'REV', 'READY', 'DONE', 'DEC_N', 'WITHDRAWN']) {
      const { answer } = await pageOf({
        values: { state, runningDueAt: null, decisionReasons: APPLICANT.name, receiverName: APPLICANT.name },
      });
      expect(answer.text).toContain('欧***');
      expect(answer.text).not.toContain(APPLICANT.name);
      expect(answer.text).not.toContain(APPLICANT.idNumber);
      expect(answer.text).not.toContain(APPLICANT.phone);
    }
  });

  it('answers a token that nobody has with a page that helps', async () => {
    const { database } = await open();
    const app = makeApp(await makeHall(database));
    for (const token of ['pubToken_0000000000zz', 'short', '../../etc']) {
      const answer = await supertest(app).get(`/s/${encodeURIComponent(token)}`);
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('查不到这件办件');
      expect(answer.text).toContain('href="/status"');
    }
  });
});
