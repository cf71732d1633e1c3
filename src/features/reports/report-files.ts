import { writeXlsx } from 'hucre/xlsx';
import { type NoticeSheet, type SheetPart, sheetTable } from '../notices/notice-sheet.js';
import { cellText, type Report, type ReportColumn, type ReportSection, type ReportTable } from './report.js';

/** What stands above a printed report. */
export interface ReportHead {
  organName: string;
  /** 2026年11月 */
  periodWords: string;
  number: string;
  dateText: string;
  /** 月度数字已结账, or as of when. */
  standText: string;
}

/** A report as a sheet on A4, for print and file alike. */
export function reportSheet(report: Report, head: ReportHead): NoticeSheet {
  return {
    head: {
      organName: head.organName,
      title: `${head.periodWords}${report.title}`,
      number: head.number,
      dateText: head.dateText,
      to: null,
      copyText: head.standText,
    },
    parts: [
      ...report.sections.flatMap(sectionParts),
      { type: 'text', heading: '说明', paragraphs: report.notes },
    ],
    seal: null,
    query: null,
    stub: null,
  };
}

/** The chart of a section and the table that says the same. */
function sectionParts({ chart, table }: ReportSection): SheetPart[] {
  const { heading, columns, rows, empty } = table;
  if (rows.length === 0) return [{ type: 'text', heading, paragraphs: [empty] }];
  const paper = sheetTable({
    type: 'table',
    heading: chart === null ? heading : '',
    columns: columns.filter(isOnPaper).map(({ label, short }) => short ?? label),
    rows: rowsOf(table).map((row) => row.filter((_, index) => isOnPaper(columns[index])).map(String)),
  });
  return chart === null ? [paper] : [{ type: 'chart', heading, chart }, paper];
}

const LONGEST_SHEET_NAME = 31;

/** A report as a workbook: one sheet for each table, figures as numbers. */
export async function reportWorkbook(report: Report, head: ReportHead): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: report.sections.map(({ table }) => ({
      name: table.heading.slice(0, LONGEST_SHEET_NAME),
      columns: table.columns.map(({ label, number }) => ({
        width: number ? Math.max(10, label.length * 2 + 2) : 26,
      })),
      rows: [
        [`${head.organName} ${head.periodWords}${report.title}（${head.standText}）`],
        table.columns.map(({ label }) => label),
        ...rowsOf(table),
      ],
      freezePane: { rows: 2 },
    })),
    properties: { title: `${head.periodWords}${report.title}`, creator: head.organName },
  });
  return Buffer.from(bytes);
}

function isOnPaper(column: ReportColumn | undefined): boolean {
  return column?.screenOnly !== true;
}

function rowsOf({ rows, foot }: ReportTable): (string | number)[][] {
  return [...rows, ...(foot ? [foot] : [])].map((row) => row.map(cellText));
}
