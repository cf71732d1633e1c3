import { beforeEach, expect, it } from 'vitest';
import { loadPerson } from '../../../src/features/accounts/load-person.js';
import { computeAppraisal } from '../../../src/features/appraisal-periods/compute-appraisal.js';
import { openAppraisal } from '../../../src/features/appraisal-periods/open-appraisal.js';
import { onBothDatabases } from '../../support/databases.js';
import {
  type Browser,
  makeApp,
  makeHall,
  makeStaff,
  send,
  signIn,
  type TestHall,
} from '../../support/hall.js';

const DECEMBER = new Date('2026-12-01T10:00:00+08:00');
const LATER = new Date('2026-12-20T10:00:00+08:00');

onBothDatabases('8.3: a month of appraisal', (open) => {
  let hall: TestHall;
  let wang: number;
  let li: number;
  let supervisor: number;
  beforeEach(async () => {
    hall = await makeHall((await open()).database);
    wang = await makeStaff(hall, 'wang', ['clerk'], { name: '王小明' });
    li = await makeStaff(hall, 'li', ['clerk'], { name: '李红' });
    const apart = { departmentId: null };
    supervisor = await makeStaff(hall, 'supervisor', ['supervision'], { name: '督查员', ...apart });
    await makeStaff(hall, 'group', ['appraisal-group'], { name: '考核组', ...apart });
    await makeStaff(hall, 'committee', ['management-committee'], { name: '管委会', ...apart });
    await makeStaff(hall, 'everything', ['supervision', 'appraisal-group', 'management-committee'], apart);
  });

  const personOf = async (staffId: number) => {
    const person = await loadPerson(hall.database, staffId, DECEMBER);
    if (person === null) throw new Error('no such person');
    return person;
  };

  /** November of the clerks: 李红 was absent five times and broke integrity. */
  async function computed(scheme: 'STF' | 'EFF' | 'WIN' = 'STF'): Promise<number> {
    const person = await personOf(supervisor);
    const periodId = await openAppraisal(hall.database, person, { scheme, period: '2026-11' }, DECEMBER);
    if (scheme === 'STF') {
      await hall.database.write(async (tx) => {
        const entry = { hallId: hall.hallId, periodId, subjectKind: 'clerk', subjectId: li, origin: 'hand' };
        const more = { state: 'consented', sourceKind: 'hand', at: DECEMBER, words: '查实' };
        for (const [rule, count] of [
          ['STF-Q1b', 5],
          ['STF-L1', 2],
        ] as const) {
          await tx.appraisalEntry.create({ data: { ...entry, ...more, rule, count, sourceKey: rule } });
        }
      });
    }
    const outcome = await computeAppraisal(hall.database, person, periodId, DECEMBER, (error) => {
      throw error;
    });
    if (!outcome.ok) throw new Error(outcome.code);
    await outcome.finished;
    return periodId;
  }

  const results = (periodId: number) =>
    hall.database.read.appraisalResult.findMany({ where: { periodId }, orderBy: { subjectId: 'asc' } });
  const stateOf = async (periodId: number) =>
    (await hall.database.read.appraisalPeriod.findUniqueOrThrow({ where: { id: periodId } })).state;

  async function step(browser: Browser, periodId: number, name: string, values: Record<string, string> = {}) {
    const page = `/appraisal/periods/${periodId}`;
    const { version } = await hall.database.read.appraisalPeriod.findUniqueOrThrow({
      where: { id: periodId },
    });
    return send(browser, page, `${page}/${name}`, { version, reason: '', ...values });
  }

  async function published(): Promise<number> {
    const periodId = await computed();
    const app = makeApp(hall, () => DECEMBER);
    for (const [account, name] of [
      ['supervisor', 'propose'],
      ['group', 'review'],
      ['committee', 'decide'],
      ['committee', 'publish'],
    ] as const) {
      expect((await step(await signIn(app, account), periodId, name)).status, name).toBe(303);
    }
    return periodId;
  }

  it('goes from proposal to publication by three people, is frozen after the term, and computes the same again', async () => {
    const periodId = await published();
    expect((await results(periodId)).map((row) => [row.subjectName, row.total, row.decidedGrade])).toEqual([
      ['王小明', 100, '优秀'],
      ['李红', 65, '基本称职'],
    ]);
    const period = await hall.database.read.appraisalPeriod.findUniqueOrThrow({ where: { id: periodId } });
    expect(period.appealBy).toEqual(new Date('2026-12-08T18:00:00+08:00'));
    const early = await step(
      await signIn(
        makeApp(hall, () => DECEMBER),
        'supervisor',
      ),
      periodId,
      'freeze',
    );
    expect([early.status, early.text.includes('申诉期限还没有届满')]).toEqual([409, true]);
    const supervisorLater = await signIn(
      makeApp(hall, () => LATER),
      'supervisor',
    );
    expect((await step(supervisorLater, periodId, 'freeze')).status).toBe(303);
    const frozen = await supervisorLater.get(`/appraisal/periods/${periodId}`);
    expect(frozen.text).toContain('按归档的依据重新计算，结果一分不差');
    await hall.database.write((tx) =>
      tx.appraisalEntry.updateMany({ where: { rule: 'STF-Q1b' }, data: { count: 1 } }),
    );
    const changed = await supervisorLater.get(`/appraisal/periods/${periodId}`);
    expect(changed.text).toContain('与归档不一致：李红');
  });

  it('the same person cannot propose and review, nor review and decide', async () => {
    const periodId = await computed();
    const everything = await signIn(
      makeApp(hall, () => DECEMBER),
      'everything',
    );
    expect((await step(everything, periodId, 'propose')).status).toBe(303);
    const answer = await step(everything, periodId, 'review');
    expect([answer.status, answer.text.includes('须由三个人分别办理')]).toEqual([409, true]);
    expect(await stateOf(periodId)).toBe('proposed');
  });

  it('two people at one step: the second one is told, not heard', async () => {
    const periodId = await computed();
    const app = makeApp(hall, () => DECEMBER);
    const page = `/appraisal/periods/${periodId}`;
    const { version } = await hall.database.read.appraisalPeriod.findUniqueOrThrow({
      where: { id: periodId },
    });
    const first = await signIn(app, 'supervisor');
    const second = await signIn(app, 'everything');
    const answers = [
      await send(first, page, `${page}/propose`, { version, reason: '' }),
      await send(second, page, `${page}/propose`, { version, reason: '' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([303, 409]);
    expect(answers[1]?.text).toContain('刚刚由同事办过');
  });

  it('C-48 and the quota hold whatever is typed, and what was typed is kept', async () => {
    const periodId = await computed();
    const browser = await signIn(
      makeApp(hall, () => DECEMBER),
      'supervisor',
    );
    const [first, second] = await results(periodId);
    const answer = await step(browser, periodId, 'propose', {
      [`grades[r${first?.id}]`]: '优秀',
      [`grades[r${second?.id}]`]: '称职',
      [`reasons[r${second?.id}]`]: '认识到位',
    });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('等次不得高于“基本称职”（C-48）');
    expect(answer.text).toContain('value="认识到位"');
    const two = await step(browser, periodId, 'propose', {
      [`grades[r${first?.id}]`]: '称职',
      [`reasons[r${first?.id}]`]: '',
    });
    expect(two.text).toContain('请写明确定这个等次的理由');
    expect(await stateOf(periodId)).toBe('open');
  });

  it('is returned for change with a reason, and cannot be without', async () => {
    const periodId = await computed();
    const app = makeApp(hall, () => DECEMBER);
    await step(await signIn(app, 'supervisor'), periodId, 'propose');
    const group = await signIn(app, 'group');
    expect((await step(group, periodId, 'return-proposal')).status).toBe(409);
    expect((await step(group, periodId, 'return-proposal', { reason: '李红的考勤请再核' })).status).toBe(303);
    expect(await stateOf(periodId)).toBe('open');
    const page = await (await signIn(app, 'supervisor')).get(`/appraisal/periods/${periodId}`);
    expect(page.text).toContain('李红的考勤请再核');
  });

  it('nobody judges the month of his own window', async () => {
    const periodId = await computed('WIN');
    await makeStaff(hall, 'sitter', ['supervision', 'clerk']);
    const answer = await step(
      await signIn(
        makeApp(hall, () => DECEMBER),
        'sitter',
      ),
      periodId,
      'propose',
    );
    expect([answer.status, answer.text.includes('请由其他人办理')]).toEqual([409, true]);
  });

  it('EFF: units and people are judged without points, the excellent and the unfit with a reason', async () => {
    const periodId = await computed('EFF');
    const browser = await signIn(
      makeApp(hall, () => DECEMBER),
      'supervisor',
    );
    const [first] = await results(periodId);
    const values = { [`grades[r${first?.id}]`]: '不合格' };
    expect((await step(browser, periodId, 'propose', values)).status).toBe(409);
    const given = await step(browser, periodId, 'propose', {
      ...values,
      [`reasons[r${first?.id}]`]: '整改未完成',
    });
    expect(given.status).toBe(303);
    expect((await results(periodId)).map(({ proposedGrade }) => proposedGrade).sort()).toEqual([
      '不合格',
      '合格',
    ]);
  });

  it('the list shows a year at a time and offers the months and years that may be opened', async () => {
    const person = await personOf(supervisor);
    for (const period of ['2025-12', '2026-11'])
      await openAppraisal(hall.database, person, { scheme: 'WIN', period }, DECEMBER);
    const app = makeApp(hall, () => DECEMBER);
    const browser = await signIn(app, 'supervisor');
    const titles = async (path: string) =>
      [...(await browser.get(path)).text.matchAll(/>(窗口考核 [^<]+)</g)].map(([, title]) => title);
    expect(await titles('/appraisal')).toEqual(['窗口考核 2026年11月']);
    expect(await titles('/appraisal?year=2025')).toEqual(['窗口考核 2025年12月']);
    const offered = (await browser.get('/appraisal')).text.match(/<option value="20[^"]+"/g) ?? [];
    expect([offered[0], offered[12], ...offered.slice(13)].map((text) => text?.slice(15, -1))).toEqual([
      '2026-12',
      '2025-12',
      '2026',
      '2025',
    ]);
  });

  it('TH-03: an unfit month is counted when it is decided', async () => {
    const periodId = await computed();
    const app = makeApp(hall, () => DECEMBER);
    const row = (await results(periodId)).find(({ subjectId }) => subjectId === li);
    const values = { [`grades[r${row?.id}]`]: '不称职', [`reasons[r${row?.id}]`]: '拒不改正' };
    await step(await signIn(app, 'supervisor'), periodId, 'propose', values);
    await step(await signIn(app, 'group'), periodId, 'review');
    expect(await hall.database.read.counterEvent.count()).toBe(0);
    await step(await signIn(app, 'committee'), periodId, 'decide');
    const counted = await hall.database.read.counterEvent.findMany();
    expect(counted.map(({ kind, subjectId, day }) => [kind, subjectId, day])).toEqual([
      ['unfit-month', li, '2026-11-30'],
    ]);
  });

  it('a clerk sees his own sheet and published grades only; grades not before publication', async () => {
    const periodId = await computed();
    const app = makeApp(hall, () => DECEMBER);
    const browser = await signIn(app, 'li');
    const own = `/appraisal/sheets/${periodId}/clerk/${li}`;
    expect((await browser.get('/appraisal/mine')).headers.location).toBe(own);
    const before = await browser.get(own);
    expect(before.text).toContain('公布以后可以查看');
    expect(before.text).not.toContain('基本称职');
    expect(before.text).toContain('旷工');
    expect((await browser.get(`/appraisal/sheets/${periodId}/clerk/${wang}`)).status).toBe(404);
    expect((await browser.get(`/appraisal/periods/${periodId}`)).status).toBe(403);
    expect((await browser.get('/appraisal/ranking')).status).toBe(403);
    expect((await browser.get('/appraisal/published')).text).toContain('还没有公布的考核');
    await hall.database.write((tx) =>
      tx.appraisalPeriod.update({ where: { id: periodId }, data: { state: 'published' } }),
    );
    expect((await browser.get('/appraisal/published')).text).toContain('王小明');
  });

  it('a window head sees the sheets of his window and its clerks, not of another hall', async () => {
    const periodId = await computed();
    await makeStaff(hall, 'head', ['window-head']);
    const head = await signIn(
      makeApp(hall, () => DECEMBER),
      'head',
    );
    expect((await head.get(`/appraisal/sheets/${periodId}/clerk/${li}`)).status).toBe(200);
    const print = await head.get(`/appraisal/sheets/${periodId}/clerk/${li}/print`);
    expect(print.text).toContain('李红考核得分表');
    expect((await head.get(`/appraisal/sheets/${periodId}/clerk/${li}/file.xlsx`)).status).toBe(200);
    const other = await makeHall(hall.database, 'BS');
    await makeStaff(other, 'stranger', ['supervision']);
    const stranger = await signIn(
      makeApp(other, () => DECEMBER),
      'stranger',
    );
    expect((await stranger.get(`/appraisal/periods/${periodId}`)).status).toBe(404);
    expect((await stranger.get(`/appraisal/sheets/${periodId}/clerk/${li}`)).status).toBe(404);
  });

  it('an appeal holds back the freeze, is reviewed by others, and changes the grade visibly with its count', async () => {
    const periodId = await computed();
    const app = makeApp(hall, () => DECEMBER);
    const row = (await results(periodId)).find(({ subjectId }) => subjectId === li);
    const unfit = { [`grades[r${row?.id}]`]: '不称职', [`reasons[r${row?.id}]`]: '拒不改正' };
    await step(await signIn(app, 'supervisor'), periodId, 'propose', unfit);
    await step(await signIn(app, 'group'), periodId, 'review');
    const committee = await signIn(app, 'committee');
    await step(committee, periodId, 'decide');
    await step(committee, periodId, 'publish');
    const clerk = await signIn(app, 'li');
    const sheet = await clerk.get(`/appraisal/sheets/${periodId}/clerk/${li}`);
    const filing = `/record/appeals/new?about=grade&id=${row?.id}`;
    expect(sheet.text).toContain(filing.replace('&', '&amp;'));
    const filed = await send(clerk, filing, '/record/appeals', {
      about: 'grade',
      aboutId: row?.id,
      reason: '已经改正',
    });
    expect(filed.status).toBe(303);
    const later = makeApp(hall, () => LATER);
    const early = await step(await signIn(later, 'supervisor'), periodId, 'freeze');
    expect([early.status, early.text.includes('还有没有办结的申诉')]).toEqual([409, true]);
    const appeal = await hall.database.read.appeal.findFirstOrThrow();
    const review = { version: appeal.version, outcome: 'changed', changedTo: '基本称职', reason: '整改属实' };
    const page = `/appeals/${encodeURIComponent(appeal.number)}`;
    expect((await send(committee, page, `${page}/reviews`, review)).status).toBe(409);
    await makeStaff(hall, 'second', ['management-committee'], { departmentId: null });
    expect((await send(await signIn(app, 'second'), page, `${page}/reviews`, review)).status).toBe(303);
    const changed = (await results(periodId)).find(({ subjectId }) => subjectId === li);
    expect([changed?.decidedGrade, changed?.gradeReason]).toEqual(['基本称职', '整改属实']);
    const [counted] = await hall.database.read.counterEvent.findMany();
    expect([counted?.undoneAt, counted?.undoneReason]).toEqual([DECEMBER, '整改属实']);
    expect((await committee.get(`/appraisal/periods/${periodId}`)).text).toContain(
      '李红：不称职 改为 基本称职（整改属实）',
    );
    expect((await step(await signIn(later, 'supervisor'), periodId, 'freeze')).status).toBe(303);
  });

  it('the year is the mean of its decided months with the annual rules, by the same procedure', async () => {
    await published();
    const person = await personOf(supervisor);
    const periodId = await openAppraisal(hall.database, person, { scheme: 'STF', period: '2026' }, DECEMBER);
    const windows = await openAppraisal(hall.database, person, { scheme: 'WIN', period: '2026' }, DECEMBER);
    await hall.database.write(async (tx) => {
      const window = {
        subjectKind: 'window',
        subjectId: hall.windowId,
        subjectName: '住建窗口',
        decidedGrade: '优秀',
      };
      await tx.appraisalResult.create({ data: { hallId: hall.hallId, periodId: windows, ...window } });
    });
    const outcome = await computeAppraisal(hall.database, person, periodId, DECEMBER, (error) => {
      throw error;
    });
    if (outcome.ok) await outcome.finished;
    expect(
      (await results(periodId)).map((row) => [row.subjectName, row.total, row.bonus, row.grade, row.rank]),
    ).toEqual([
      ['王小明', 110, 10, '优秀', 1],
      ['李红', 75, 10, '基本称职', 2],
    ]);
    const browser = await signIn(
      makeApp(hall, () => DECEMBER),
      'supervisor',
    );
    expect((await step(browser, periodId, 'propose')).status).toBe(303);
    const sheet = await browser.get(`/appraisal/sheets/${periodId}/clerk/${li}`);
    expect([sheet.status, sheet.text.includes('窗口人员考核 2026年')]).toEqual([200, true]);
  });

  it('V_AWARD_YEAR: a measure that takes the awards of the year bars the excellent of the year', async () => {
    await published();
    await hall.database.write((tx) =>
      tx.measure.create({
        data: {
          hallId: hall.hallId,
          number: 'CL1',
          code: 'loss-of-awards',
          state: 'served',
          subjectKind: 'person',
          staffId: wang,
          staffName: '王小明',
          legalBasis: 'S-17',
          facts: '推诿',
          proposedById: supervisor,
          proposedBy: '督查员',
          proposedAt: DECEMBER,
          servedAt: DECEMBER,
          effectiveFrom: new Date('2026-01-01T00:00:00+08:00'),
          effectiveUntil: new Date('2026-12-31T23:59:59+08:00'),
        },
      }),
    );
    const person = await personOf(supervisor);
    const periodId = await openAppraisal(hall.database, person, { scheme: 'STF', period: '2026' }, DECEMBER);
    const outcome = await computeAppraisal(hall.database, person, periodId, DECEMBER, (error) => {
      throw error;
    });
    if (outcome.ok) await outcome.finished;
    const [first] = await results(periodId);
    expect([first?.subjectName, first?.total, first?.grade, first?.vetoes]).toEqual([
      '王小明',
      100,
      '称职',
      '["V_AWARD_YEAR"]',
    ]);
    const browser = await signIn(
      makeApp(hall, () => DECEMBER),
      'supervisor',
    );
    const raised = { [`grades[r${first?.id}]`]: '优秀', [`reasons[r${first?.id}]`]: '仍然优秀' };
    const answer = await step(browser, periodId, 'propose', raised);
    expect([answer.status, answer.text.includes('取消年度评先评优资格')]).toEqual([409, true]);
  });

  it('a running computation shows its progress on its page, and no longer when it is done', async () => {
    const periodId = await computed();
    const browser = await signIn(
      makeApp(hall, () => DECEMBER),
      'supervisor',
    );
    const shown = async (progress: number) => {
      await hall.database.write((tx) =>
        tx.appraisalPeriod.update({ where: { id: periodId }, data: { progress } }),
      );
      const { text } = await browser.get(`/appraisal/periods/${periodId}`);
      return [text.includes('<p data-progress>'), text.includes(`正在计算 ${progress}%`)];
    };
    expect([await shown(1), await shown(45), await shown(100)]).toEqual([
      [true, true],
      [true, true],
      [false, false],
    ]);
  });

  it('a computation that fails does not look as if it went on', async () => {
    const person = await personOf(supervisor);
    const periodId = await openAppraisal(
      hall.database,
      person,
      { scheme: 'STF', period: '2026-11' },
      DECEMBER,
    );
    await hall.database.write((tx) =>
      tx.appraisalPeriod.update({ where: { id: periodId }, data: { schemeContent: 'broken' } }),
    );
    const faults: unknown[] = [];
    const outcome = await computeAppraisal(hall.database, person, periodId, DECEMBER, (error) => {
      faults.push(error);
    });
    if (outcome.ok) await outcome.finished;
    const { progress } = await hall.database.read.appraisalPeriod.findUniqueOrThrow({
      where: { id: periodId },
    });
    expect([faults.length, progress]).toEqual([1, 0]);
  });

  it('TH-10: two efficiency warnings, accepted, make the year unfit; no step raises it, whatever the reason', async () => {
    await published();
    await hall.database.write((tx) =>
      tx.thresholdReached.create({
        data: {
          hallId: hall.hallId,
          thresholdId: 'TH-10',
          kind: 'efficiency-warning',
          subjectKind: 'person',
          subjectId: wang,
          subjectName: '王小明',
          periodKey: '2026',
          day: '2026-11-20',
          consequence: '年度考核不称职',
          evidence: '[]',
          state: 'accepted',
          at: DECEMBER,
        },
      }),
    );
    const person = await personOf(supervisor);
    const periodId = await openAppraisal(hall.database, person, { scheme: 'STF', period: '2026' }, DECEMBER);
    const outcome = await computeAppraisal(hall.database, person, periodId, DECEMBER, (error) => {
      throw error;
    });
    if (outcome.ok) await outcome.finished;
    const [first] = await results(periodId);
    expect([first?.subjectName, first?.grade]).toEqual(['王小明', '不称职']);
    const browser = await signIn(
      makeApp(hall, () => DECEMBER),
      'supervisor',
    );
    const raised = { [`grades[r${first?.id}]`]: '称职', [`reasons[r${first?.id}]`]: '表现很好' };
    const answer = await step(browser, periodId, 'propose', raised);
    expect([answer.status, answer.text.includes('年度等次只能是“不称职”')]).toEqual([409, true]);
    expect((await step(browser, periodId, 'propose')).status).toBe(303);
  });
});
