import { drawChart } from './draw-chart.js';
import type { NoticeSheet, SheetColumn, SheetField, SheetPart } from './notice-sheet.js';
import { LINE, millimetres, PAGE, type Pen, SHEET_BOTTOM, SHEET_WIDTH } from './sheet-pen.js';

const BODY = 10.5;
const TABLE = 10;
const LEFT = PAGE.margin;
const COLUMN_GAP = millimetres(6);
const LABEL_GAP = millimetres(2);
const CELL_PADDING = millimetres(1.6);
const CELL_TOP = millimetres(0.7);
const NARROW_COLUMN = 6 * TABLE;
const FIRST_LABEL = 5 * BODY;

/** The hall, the title, the mark of a copy, number and date, and whom it addresses. */
export function drawHead(pen: Pen, head: NoticeSheet['head'], demo: boolean): void {
  const centred = (line: string, size: number, bold = false) => {
    for (const part of pen.wrap(line, size, SHEET_WIDTH)) {
      pen.text(part, { x: LEFT, y: pen.y, size, bold, align: 'center', width: SHEET_WIDTH });
      pen.y += size * LINE;
    }
  };
  if (demo) centred('（演示文书，不具法律效力）', TABLE);
  centred(head.organName, 14);
  centred(head.title, 22, true);
  if (head.copyText !== null) centred(`（${head.copyText}）`, TABLE);
  pen.y += millimetres(2);
  pen.text(`编号：${head.number}`, { x: LEFT, y: pen.y, size: TABLE });
  pen.text(head.dateText, { x: LEFT, y: pen.y, size: TABLE, align: 'right', width: SHEET_WIDTH });
  pen.y += TABLE * LINE + millimetres(1);
  pen.rule(LEFT, pen.y, SHEET_WIDTH, 1.5);
  pen.y += millimetres(3);
  if (head.to !== null) drawLines(pen, pen.wrap(`${head.to}：`, BODY, SHEET_WIDTH), true);
}

/** A part of the body. */
export function drawPart(pen: Pen, part: SheetPart): void {
  if (part.heading !== '') {
    pen.need(4 * BODY * LINE);
    pen.y += millimetres(2);
    drawLines(pen, pen.wrap(part.heading, BODY, SHEET_WIDTH), true);
    pen.y += millimetres(0.5);
  }
  switch (part.type) {
    case 'text':
      for (const paragraph of part.paragraphs)
        drawLines(pen, pen.wrap(`　　${paragraph}`, BODY, SHEET_WIDTH));
      return;
    case 'fields':
      drawFields(pen, part.fields);
      return;
    case 'table':
      drawTable(pen, part.columns, part.rows);
      return;
    case 'chart':
      drawChart(pen, part.chart);
      return;
  }
}

function drawLines(pen: Pen, lines: readonly string[], bold = false): void {
  for (const line of lines) {
    pen.need(BODY * LINE);
    pen.text(line, { x: LEFT, y: pen.y, size: BODY, bold });
    pen.y += BODY * LINE;
  }
}

/** Labels and values in two columns, each on its line. */
export function drawFields(pen: Pen, fields: readonly SheetField[]): void {
  const half = (SHEET_WIDTH - COLUMN_GAP) / 2;
  for (let index = 0; index < fields.length; ) {
    const first = fields[index];
    if (first === undefined) return;
    const second = first.wide ? undefined : fields[index + 1];
    const width = first.wide ? SHEET_WIDTH : half;
    const cells = [fieldCell(pen, first, LEFT, width)];
    if (second !== undefined) cells.push(fieldCell(pen, second, LEFT + half + COLUMN_GAP, half));
    drawFieldRow(pen, cells);
    index += cells.length;
  }
}

interface FieldCell {
  label: string;
  lines: string[];
  x: number;
  valueX: number;
  width: number;
}

function fieldCell(pen: Pen, { label, value }: SheetField, x: number, width: number): FieldCell {
  const indent = Math.max(FIRST_LABEL, pen.widthOf(label, BODY)) + LABEL_GAP;
  return { label, x, width, valueX: x + indent, lines: pen.wrap(value, BODY, width - indent) };
}

function drawFieldRow(pen: Pen, cells: readonly FieldCell[]): void {
  const count = Math.max(...cells.map((cell) => cell.lines.length));
  pen.need(BODY * LINE);
  for (const { label, x } of cells) pen.text(label, { x, y: pen.y, size: BODY });
  for (let line = 0; line < count; line += 1) {
    pen.need(BODY * LINE);
    for (const cell of cells)
      pen.text(cell.lines[line] ?? '', { x: cell.valueX, y: pen.y, size: BODY, bold: true });
    pen.y += BODY * LINE;
  }
  for (const { x, width } of cells) pen.rule(x, pen.y + 1, width, 0.5);
  pen.y += millimetres(0.9);
}

interface TableRow {
  cells: string[][];
  bold: boolean;
}

/** A table with its head on each page; a row goes to the next page whole unless no page can hold it. */
function drawTable(pen: Pen, columns: readonly SheetColumn[], rows: readonly string[][]): void {
  const widths = columnWidths(columns, rows);
  const rowOf = (cells: readonly string[], bold: boolean): TableRow => ({
    bold,
    cells: widths.map((width, index) => pen.wrap(cells[index] ?? '', TABLE, width - 2 * CELL_PADDING)),
  });
  const head = rowOf(
    columns.map((column) => column.label),
    true,
  );
  const wholePage = SHEET_BOTTOM - PAGE.top - rowHeight(head);
  drawRow(pen, head, columns, widths);
  for (const cells of rows) {
    let rest = rowOf(cells, false);
    while (rowHeight(rest) > SHEET_BOTTOM - pen.y) {
      const room = Math.floor((SHEET_BOTTOM - pen.y - 2 * CELL_TOP) / (TABLE * LINE));
      if (rowHeight(rest) > wholePage && room > 0) {
        drawRow(pen, { ...rest, cells: rest.cells.map((lines) => lines.slice(0, room)) }, columns, widths);
        rest = { ...rest, cells: rest.cells.map((lines) => lines.slice(room)) };
      }
      pen.need(SHEET_BOTTOM);
      drawRow(pen, head, columns, widths);
    }
    drawRow(pen, rest, columns, widths);
  }
  pen.y += millimetres(2);
}

function rowHeight({ cells }: TableRow): number {
  return Math.max(1, ...cells.map((lines) => lines.length)) * TABLE * LINE + 2 * CELL_TOP;
}

function drawRow(pen: Pen, row: TableRow, columns: readonly SheetColumn[], widths: readonly number[]): void {
  const height = rowHeight(row);
  let x = LEFT;
  widths.forEach((width, index) => {
    pen.doc.lineWidth(0.5).rect(x, pen.y, width, height).stroke();
    (row.cells[index] ?? []).forEach((line, at) => {
      const align = columns[index]?.narrow ? 'center' : 'left';
      const place = {
        x: x + CELL_PADDING,
        y: pen.y + CELL_TOP + at * TABLE * LINE,
        width: width - 2 * CELL_PADDING,
      };
      pen.text(line, { ...place, size: TABLE, bold: row.bold, align });
    });
    x += width;
  });
  pen.y += height;
}

/** Short columns get what they need, the others share the rest by the length of what they say. */
function columnWidths(columns: readonly SheetColumn[], rows: readonly string[][]): number[] {
  const weight = (index: number) =>
    Math.min(30, Math.max(8, ...rows.map((row) => (row[index] ?? '').length)));
  const narrow = columns.map((column, index) =>
    column.narrow ? Math.min(NARROW_COLUMN, longest(column, rows, index) * TABLE) + 2 * CELL_PADDING + 2 : 0,
  );
  const left = SHEET_WIDTH - narrow.reduce((sum, width) => sum + width, 0);
  const total = columns.reduce((sum, column, index) => sum + (column.narrow ? 0 : weight(index)), 0);
  return columns.map((column, index) =>
    column.narrow ? (narrow[index] ?? 0) : (left * weight(index)) / total,
  );
}

function longest(column: SheetColumn, rows: readonly string[][], index: number): number {
  return Math.max(column.label.length, ...rows.map((row) => (row[index] ?? '').length));
}
