import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { isMonthPeriod, periodInWords } from '../../domain/appraisal/period.js';
import { SCHEME_CODES } from '../../domain/appraisal/rules.js';
import {
  BEST_WINDOW_GRADE,
  isProcedureScheme,
  PROCEDURE_SCHEME_NAMES,
  PROCEDURE_SCHEMES,
} from '../../domain/appraisal-procedure/procedure-schemes.js';
import { drawTrend } from '../../domain/appraisal-procedure/trend-chart.js';
import { paths } from '../../web/paths.js';
import { get, getPublic, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { chosenHall, publicHalls } from '../home/public-halls.js';
import { monthAt, monthTabs, recentMonths } from '../self-checks/self-checks-page.js';
import { schemeName, signed } from './score-sheet-page.js';
import { publishedResults, type SheetRow, sheetsOfMonths } from './score-sheets.repository.js';

const TREND_MONTHS = 6;

/** Ranking with trend for those who appraise; published grades for the staff; excellent windows for everybody. */
export function rankingRoutes(deps: Deps): Route[] {
  return [
    get(paths.appraisalRanking, 'appraisal.view', (visit, req, res) => showRanking(deps, visit, req, res)),
    get(paths.publishedGrades, 'record.own', async (visit, req, res) => {
      const rows = await publishedResults(deps.database.sql, visit.person.hallId, PROCEDURE_SCHEMES);
      const view = { groups: groupsOf(rows) };
      await deps.renderer.page(visit, req, res, 'score-sheets/published', {
        title: '考核公布',
        locals: { view },
      });
    }),
    getPublic(paths.bestWindows, async (visit, req, res) => {
      const halls = await publicHalls(deps.database);
      const hall = chosenHall(halls, typeof req.query.hall === 'string' ? req.query.hall : undefined);
      const rows = hall ? await publishedResults(deps.database.sql, hall.id, ['BEST', 'WIN']) : [];
      const chosen = rows.filter(
        ({ decidedGrade }) => decidedGrade === BEST_WINDOW_GRADE || decidedGrade === '优秀',
      );
      const view = { hallName: hall?.name ?? '', groups: groupsOf(chosen) };
      await deps.renderer.page(visit, req, res, 'score-sheets/best-windows', {
        title: '优秀窗口',
        locals: { view },
      });
    }),
  ];
}

/** One table for each period and scheme. */
function groupsOf(rows: readonly SheetRow[]) {
  const keys = [...new Set(rows.map(({ scheme, period }) => `${scheme} ${period}`))];
  return keys.map((key) => {
    const of = rows.filter(({ scheme, period }) => `${scheme} ${period}` === key);
    const [first] = of;
    return {
      title: first === undefined ? '' : `${schemeName(first.scheme)} ${periodInWords(first.period)}`,
      isScored: first?.scheme !== 'EFF',
      rows: of.map(({ subjectName, total, rank, decidedGrade }) => ({
        name: subjectName,
        total,
        rank,
        grade: decidedGrade,
      })),
    };
  });
}

async function showRanking({ database, renderer }: Deps, visit: StaffVisit, req: Request, res: Response) {
  const { person, now } = visit;
  const asked = String(req.query.scheme ?? '');
  const scheme = isProcedureScheme(asked) && asked !== 'EFF' ? asked : 'STF';
  const calendar = await hallCalendar(database, person.hallId);
  const recent = recentMonths(monthAt(now, calendar), TREND_MONTHS);
  const rows = await sheetsOfMonths(database.sql, person.hallId, scheme, recent);
  const wanted = String(req.query.month ?? '');
  const newest = rows[0]?.period ?? recent[0] ?? '';
  const month = isMonthPeriod(wanted) && recent.includes(wanted) ? wanted : newest;
  const months = [...recent].reverse();
  const means = months.map((period) => meanOf(rows, period));
  const href = (change: { scheme?: string; month?: string }) =>
    `${paths.appraisalRanking}?${new URLSearchParams({ scheme, month, ...change })}`;
  const view = {
    title: `${PROCEDURE_SCHEME_NAMES[scheme]}排名 ${periodInWords(month)}`,
    schemes: SCHEME_CODES.map((code) => ({
      href: href({ scheme: code }),
      label: PROCEDURE_SCHEME_NAMES[code],
      current: code === scheme,
    })),
    months: monthTabs(recent, month, (code) => href({ month: code })),
    columns: months.map(periodInWords),
    trend: drawTrend(
      '各月平均分',
      months.map((period, index) => ({ label: periodInWords(period).slice(2), value: means[index] ?? null })),
    ),
    means: means.map((mean) => mean ?? '—'),
    rows: rows.filter(({ period }) => period === month).map((row) => rankingRow(row, rows, months)),
  };
  await renderer.page(visit, req, res, 'score-sheets/ranking', { title: view.title, locals: { view } });
}

/** The mean of all totals of a month, to a tenth; null without any. */
function meanOf(rows: readonly SheetRow[], period: string): number | null {
  const totals = rows.filter((row) => row.period === period).map(({ total }) => total);
  if (totals.length === 0) return null;
  return Math.round((totals.reduce((sum, total) => sum + total, 0) / totals.length) * 10) / 10;
}

/** One subject with its totals of all months, the oldest first, and the change since the month before. */
function rankingRow(row: SheetRow, rows: readonly SheetRow[], months: readonly string[]) {
  const totalOf = (period: string) =>
    rows.find((each) => each.period === period && each.subjectId === row.subjectId)?.total ?? null;
  const before = months[months.indexOf(row.period) - 1];
  const last = before === undefined ? null : totalOf(before);
  return {
    href: paths.appraisalSheet(row.periodId, row.subjectKind, row.subjectId),
    name: row.subjectName,
    rank: row.rank,
    total: row.total,
    change: last === null ? '' : signed(Math.round((row.total - last) * 100) / 100),
    grade: row.decidedGrade || row.grade,
    totals: months.map((period) => totalOf(period) ?? '—'),
  };
}
