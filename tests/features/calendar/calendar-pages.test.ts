import { expect, it } from 'vitest';
import { readCalendar } from '../../../src/features/calendar/hall-calendar.js';
import { onBothDatabases } from '../../support/databases.js';
import { type Browser, makeApp, makeHall, makeStaff, send, signIn } from '../../support/hall.js';
import { addClockCases } from './cases-on-the-clock.js';

function hidden(text: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
  return value.replaceAll('&#34;', '"').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

const save = (admin: Browser, shown: string) =>
  send(admin, '/admin/calendar', '/admin/calendar/changes', {
    change: hidden(shown, 'change'),
    hash: hidden(shown, 'hash'),
  });

onBothDatabases('the calendar pages', (open) => {
  it('a year is shown by months with its days off, make-up days and working days', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'admin', ['administrator']);
    const admin = await signIn(makeApp(hall), 'admin');
    const page = await admin.get('/admin/calendar?year=2026');
    expect(
      ['1日至7日 国庆节', '10日（周六）', '2027 年的放假安排还没有载入'].every((words) =>
        page.text.includes(words),
      ),
    ).toBe(true);
    expect((await admin.get('/admin/calendar?year=2027')).text).toContain('2027 年没有载入');
  });

  it('a pasted year is previewed with the cases that move, and saved as it was previewed', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'admin', ['administrator']);
    const admin = await signIn(makeApp(hall), 'admin');
    await addClockCases(hall, [
      { number: '20261230-0001-0', acceptedAt: '2026-12-30T10:00:00+08:00', limitValue: 2 },
      { number: '20261120-0001-0', acceptedAt: '2026-11-20T10:00:00+08:00', limitValue: 5 },
    ]);
    const wrong = await send(admin, '/admin/calendar', '/admin/calendar/years', {
      text: '2027-02-30,off,x',
      source: '试',
    });
    expect([
      wrong.status,
      wrong.text.includes('第 1 行：没有 2027-02-30 这一天'),
      wrong.text.includes('2027-02-30,off,x'),
    ]).toEqual([422, true, true]);
    const shown = await send(admin, '/admin/calendar', '/admin/calendar/years', {
      text: '2027-01-01,off,元旦\n2027-02-20,work,春节',
      source: '国办发明电',
    });
    expect(shown.status).toBe(200);
    for (const words of [
      '20261230-0001-0',
      '2027年1月1日 18:00（暂定）',
      '2027年1月4日 18:00',
      '保存并移动 1 件',
      '2 天不同',
    ])
      expect(shown.text).toContain(words);
    expect(shown.text).not.toContain('20261120-0001-0');
    expect((await readCalendar(hall.database.read, hall.hallId)).knownYears.has(2027)).toBe(false);
    expect((await save(admin, shown.text)).status).toBe(303);
    const moved = await hall.database.read.case.findUniqueOrThrow({ where: { number: '20261230-0001-0' } });
    expect([moved.dueAt, moved.runningDueAt, moved.dueProvisional]).toEqual([
      new Date('2027-01-04T18:00:00+08:00'),
      new Date('2027-01-04T18:00:00+08:00'),
      false,
    ]);
    expect(await hall.database.read.caseEvent.count()).toBe(1);
    const again = await send(admin, '/admin/calendar', '/admin/calendar/years', {
      text: '2027-01-01,off,元旦\n2027-02-20,work,春节',
      source: '国办发明电',
    });
    expect(again.text).toContain('与现在的日历完全一样');
  });

  it('a preview that is out of date is shown again with 409 and saves nothing', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'admin', ['administrator']);
    const admin = await signIn(makeApp(hall), 'admin');
    const shown = await send(admin, '/admin/calendar', '/admin/calendar/days', {
      date: '2026-11-24',
      kind: 'off',
      name: '停电',
    });
    await addClockCases(hall, [{ number: 'A1', acceptedAt: '2026-11-20T10:00:00+08:00', limitValue: 5 }]);
    const stale = await save(admin, shown.text);
    expect([stale.status, stale.text.includes('情况有变'), stale.text.includes('保存并移动 1 件')]).toEqual([
      409,
      true,
      true,
    ]);
    expect(await hall.database.read.holiday.count({ where: { date: '2026-11-24' } })).toBe(0);
    expect((await save(admin, stale.text)).status).toBe(303);
    expect(await hall.database.read.holiday.count({ where: { date: '2026-11-24' } })).toBe(1);
    const broken = await send(admin, '/admin/calendar', '/admin/calendar/changes', {
      change: '{"years":[1]}',
      hash: 'x',
    });
    expect([broken.status, broken.text.includes('请重新预览')]).toEqual([422, true]);
  });

  it('office hours with a season and a closed day are previewed and saved; wrong rows keep their place', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'admin', ['administrator']);
    const admin = await signIn(makeApp(hall), 'admin');
    await addClockCases(hall, [{ number: 'A1', acceptedAt: '2026-11-20T10:00:00+08:00', limitValue: 2 }]);
    const given = {
      windows: '09:00-12:00 13:00-17:00',
      'seasons[0][from]': '',
      'seasons[0][to]': '',
      'seasons[0][windows]': '',
      'seasons[1][from]': '5-1',
      'seasons[1][to]': '09-30',
      'seasons[1][windows]': '09:00-12:00 15:00-18:00',
      'specials[0][date]': '2026-11-24',
      'specials[0][name]': '停电',
      'specials[0][windows]': '',
    };
    const wrong = await send(admin, '/admin/calendar', '/admin/calendar/hours', {
      ...given,
      'seasons[1][windows]': '下午',
    });
    expect([
      wrong.status,
      wrong.text.includes('href="#seasons-1-windows"'),
      wrong.text.includes('value="下午"'),
    ]).toEqual([422, true, true]);
    const shown = await send(admin, '/admin/calendar', '/admin/calendar/hours', given);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('2026年11月25日 17:00');
    expect((await save(admin, shown.text)).status).toBe(303);
    const { officeHours } = await readCalendar(hall.database.read, hall.hallId);
    expect(officeHours).toEqual({
      windows: [
        { from: 540, to: 720 },
        { from: 780, to: 1020 },
      ],
      seasons: [
        {
          from: '05-01',
          to: '09-30',
          windows: [
            { from: 540, to: 720 },
            { from: 900, to: 1080 },
          ],
        },
      ],
      specialDays: new Map([['2026-11-24', { name: '停电', windows: [] }]]),
    });
  });
});
