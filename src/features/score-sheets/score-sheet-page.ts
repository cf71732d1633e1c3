import { may, type Permission } from '../../domain/access/permissions.js';
import { periodInWords } from '../../domain/appraisal/period.js';
import { VETO_NAMES, type Veto } from '../../domain/appraisal/rules.js';
import { cappedTotal } from '../../domain/appraisal/score-subject.js';
import {
  isProcedureScheme,
  PROCEDURE_SCHEME_NAMES,
} from '../../domain/appraisal-procedure/procedure-schemes.js';
import { isPublished } from '../../domain/appraisal-procedure/take-step.js';
import { drawTrend } from '../../domain/appraisal-procedure/trend-chart.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import type { ScoreSheet, ScoreSheetLine } from '../appraisal/score-lines.js';
import type { Report } from '../reports/report.js';
import { readSchemeContent } from '../schemes/scheme-in-force.js';
import type { SheetRow } from './score-sheets.repository.js';
import type { SheetSight } from './sheet-reach.js';

const TREND_MONTHS = 12;

/** Who may follow a line to where it comes from. */
const SOURCE_PERMISSIONS: Readonly<Record<string, Permission>> = {
  case: 'case.view',
  sample: 'supervision.check',
  supervision: 'supervision.check',
  complaint: 'complaint.view',
  rating: 'rating.view',
  praise: 'praise.verify',
  fault: 'fault.view',
  check: 'check.view',
  hand: 'appraisal.view',
};

/** 3 -> +3; -2 -> −2. */
export function signed(points: number): string {
  return points > 0 ? `+${points}` : String(points).replace('-', '−');
}

/** The page of a sheet: the sum line by line, the other months, the trend. */
export function scoreSheetPage(given: {
  row: SheetRow;
  sheet: ScoreSheet | null;
  others: readonly SheetRow[];
  sight: SheetSight;
  person: Person;
  calendar: Calendar;
}) {
  const { row, sheet, others, sight, person, calendar } = given;
  const href = paths.appraisalSheet(row.periodId, row.subjectKind, row.subjectId);
  const showsGrade = sight === 'all' || isPublished(row.state);
  const months = others.filter(({ scheme, period }) => scheme === row.scheme && period.length === 7);
  return {
    href,
    name: row.subjectName,
    title: `${row.subjectName} ${schemeName(row.scheme)} ${periodInWords(row.period)}`,
    isFinal: isPublished(row.state),
    summary: [
      {
        key: '总分',
        value: `${row.total} 分${cappedTotal(row.total) === row.total ? '' : `，按满分计 ${cappedTotal(row.total)} 分`}`,
      },
      { key: '名次', value: showsGrade ? String(row.rank) : '公布以后可以查看' },
      { key: '等次', value: showsGrade ? gradeWords(row) : '公布以后可以查看' },
      { key: '理由', value: showsGrade ? row.gradeReason : '' },
      { key: '限制', value: (JSON.parse(row.vetoes) as Veto[]).map((veto) => VETO_NAMES[veto]).join('；') },
    ].filter(({ value }) => value !== ''),
    categories: categoryLines(row),
    lines: (sheet?.lines ?? []).map((line) => sheetLine(line, person, calendar)),
    periods: others.map((each) => ({
      href: paths.appraisalSheet(each.periodId, each.subjectKind, each.subjectId),
      label: `${schemeName(each.scheme)} ${periodInWords(each.period)}`,
      current: each.periodId === row.periodId,
    })),
    trend: trendOf(months.slice(0, TREND_MONTHS), row.subjectName),
    trendRows: months.slice(0, TREND_MONTHS).map((each) => ({
      period: periodInWords(each.period),
      total: each.total,
      rank: sight === 'all' || isPublished(each.state) ? each.rank : '',
      grade: sight === 'all' || isPublished(each.state) ? gradeWords(each) : '',
    })),
    appealHref:
      row.state === 'published' &&
      row.subjectKind === 'clerk' &&
      row.subjectId === person.staffId &&
      row.decidedGrade
        ? paths.fileAppeal('grade', row.id)
        : null,
  };
}

/** The sheet as a report: on A4 and as a workbook. */
export function scoreSheetReport(row: SheetRow, sheet: ScoreSheet | null, showsGrade: boolean): Report {
  return {
    title: `${row.subjectName}考核得分表`,
    sections: [
      {
        chart: null,
        table: {
          heading: '得分',
          columns: [{ label: '项目' }, { label: '满分', number: true }, { label: '得分', number: true }],
          rows: categoryLines(row).map(({ name, maximum, left }) => [name, maximum, left]),
          foot: ['总分', '', row.total],
          empty: '没有得分',
        },
      },
      {
        chart: null,
        table: {
          heading: '逐条依据',
          columns: [
            { label: '项目' },
            { label: '标准' },
            { label: '情形' },
            { label: '依据' },
            { label: '次数', number: true },
            { label: '每次', number: true },
            { label: '分值', number: true },
          ],
          rows: (sheet?.lines ?? []).map((line) => [
            line.categoryName,
            line.rule,
            line.condition,
            line.counted ? line.words : `${line.words}（同一件事已按另一条计分）`,
            line.count,
            line.points,
            line.counted ? line.product : 0,
          ]),
          empty: '没有加分和扣分',
        },
      },
    ],
    notes: showsGrade && row.decidedGrade ? [`名次 ${row.rank}，等次 ${row.decidedGrade}`] : ['等次尚未公布'],
  };
}

/** The grade as far as it is known. */
export function gradeWords(row: SheetRow): string {
  return row.decidedGrade || (row.grade === '' ? '' : `${row.grade}（按分）`);
}

export function schemeName(scheme: string): string {
  return isProcedureScheme(scheme) ? PROCEDURE_SCHEME_NAMES[scheme] : scheme;
}

function categoryLines(row: SheetRow): { name: string; maximum: number | string; left: number }[] {
  if (row.schemeContent === '') return [];
  const left = JSON.parse(row.categories) as Record<string, number>;
  return [
    ...readSchemeContent(row.schemeContent).categories.map(({ key, name, maximumPoints }) => ({
      name,
      maximum: maximumPoints,
      left: left[key] ?? 0,
    })),
    { name: '加减分', maximum: '', left: row.bonus },
  ];
}

function sheetLine(line: ScoreSheetLine, person: Person, calendar: Calendar) {
  const permission = SOURCE_PERMISSIONS[line.sourceKind];
  const mayFollow = permission !== undefined && may(person.roles, permission);
  return {
    when: line.at === null ? '' : shortMomentInWords(line.at, calendar.zone),
    category: line.categoryName,
    rule: line.rule,
    condition: line.condition,
    words: line.words,
    href: mayFollow ? line.link : null,
    count: line.count,
    points: signed(line.points),
    product: line.counted ? signed(line.product) : '不计',
    note: line.counted ? (line.origin === 'hand' ? '人工登记' : '') : '同一件事已按另一条计分',
  };
}

function trendOf(months: readonly SheetRow[], name: string) {
  if (months.length < 2) return null;
  const points = [...months]
    .reverse()
    .map(({ period, total }) => ({ label: periodInWords(period).slice(2), value: total }));
  return drawTrend(`${name}各月总分`, points);
}
