import { encode } from 'uqr';
import type { NoticeContent } from '../../domain/notices/notice-content.js';
import type { NoticeField, NoticeSection } from '../../domain/notices/notice-sections.js';
import type { BarChart } from '../../domain/reports/bar-chart.js';
import { type SealLine, sealLines } from './seal-lines.js';
import { textWidth } from './text-width.js';

export interface SheetField extends NoticeField {
  /** Takes the whole width instead of one of the two columns. */
  wide: boolean;
}

export type SheetPart =
  | { type: 'text'; heading: string; paragraphs: readonly string[] }
  | { type: 'fields'; heading: string; fields: SheetField[] }
  | { type: 'table'; heading: string; columns: SheetColumn[]; rows: string[][] }
  | { type: 'chart'; heading: string; chart: BarChart };

export interface SheetColumn {
  label: string;
  /** Short in every row: takes no more room than it needs. */
  narrow: boolean;
}

/** A notice as it is laid on A4, on the screen and in the file alike; made of the frozen content alone. */
export interface NoticeSheet {
  head: {
    organName: string;
    title: string;
    number: string;
    dateText: string;
    to: string | null;
    copyText: string | null;
  };
  parts: SheetPart[];
  seal: { lines: SealLine[]; label: string } | null;
  query: { code: string; caseNumber: string; qr: { size: number; data: boolean[][] } } | null;
  stub: { title: string; fields: SheetField[]; statement: string; blanks: string[] } | null;
}

/** Widths in characters of the body size: half of the sheet less its gap, and what a narrow cell may hold. */
const HALF_SHEET_CHARACTERS = 18.5;
const LABEL_CHARACTERS = 5;
const NARROW_CHARACTERS = 6;

/** Lays out a notice. @param copyText the mark of a preview or a copy; null on the original */
export function noticeSheet(content: NoticeContent, copyText: string | null): NoticeSheet {
  const { seal, query, receipt } = content;
  return {
    head: {
      organName: content.hallName,
      title: content.title,
      number: content.number,
      dateText: content.issuedOnText,
      to: content.addressee || null,
      copyText,
    },
    parts: content.sections.filter(hasContent).map(sheetPart),
    seal:
      seal.wording === ''
        ? null
        : {
            lines: sealLines(seal.wording, seal.organ, content.issuedOnText),
            label: `盖章处：${seal.organ} ${seal.wording} ${content.issuedOnText}`,
          },
    query: query && {
      code: query.queryCode,
      caseNumber: query.caseNumber,
      qr: encode(query.url, { ecc: 'M' }),
    },
    stub: receipt && {
      title: `${receipt.title}送达存根　${receipt.number}`,
      fields: inTwoColumns([
        { label: '申请人', value: receipt.applicantName },
        ...(query ? [{ label: '办件编号', value: query.caseNumber }] : []),
      ]),
      statement: '上述文书已当面交付并说明内容。',
      blanks: ['签收人', '日期', '经办人'],
    },
  };
}

function hasContent(section: NoticeSection): boolean {
  switch (section.type) {
    case 'text':
      return section.paragraphs.length > 0;
    case 'fields':
      return section.fields.length > 0;
    case 'table':
      return section.rows.length > 0;
  }
}

function sheetPart(section: NoticeSection): SheetPart {
  switch (section.type) {
    case 'text':
      return section;
    case 'fields':
      return { ...section, fields: inTwoColumns(section.fields) };
    case 'table':
      return sheetTable(section);
  }
}

/**
 * Long values take a whole line, short ones half of it. A short one that waits for its neighbour lets the long
 * ones between them come after; when there is no neighbour it takes the whole line.
 */
function inTwoColumns(fields: readonly NoticeField[]): SheetField[] {
  const laid: SheetField[] = [];
  let waiting: NoticeField | null = null;
  let passed: SheetField[] = [];
  for (const field of fields) {
    if (isLong(field)) {
      (waiting ? passed : laid).push({ ...field, wide: true });
    } else if (waiting) {
      laid.push({ ...waiting, wide: false }, { ...field, wide: false }, ...passed);
      waiting = null;
      passed = [];
    } else {
      waiting = field;
    }
  }
  return waiting ? [...laid, { ...waiting, wide: true }, ...passed] : laid;
}

function isLong({ label, value }: NoticeField): boolean {
  return Math.max(textWidth(label), LABEL_CHARACTERS) + textWidth(value) > HALF_SHEET_CHARACTERS;
}

/** Columns in which no row says anything are left away. */
export function sheetTable(table: Extract<NoticeSection, { type: 'table' }>): SheetPart {
  const kept = table.columns.map((_, index) => table.rows.some((row) => (row[index] ?? '').trim() !== ''));
  const rows = table.rows.map((row) => row.filter((_, index) => kept[index]));
  const columns = table.columns
    .filter((_, index) => kept[index])
    .map((label, index) => ({
      label,
      narrow: [label, ...rows.map((row) => row[index] ?? '')].every(
        (cell) => textWidth(cell) <= NARROW_CHARACTERS,
      ),
    }));
  return { type: 'table', heading: table.heading, columns, rows };
}
