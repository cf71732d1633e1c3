import { drawFields } from './draw-parts.js';
import type { NoticeSheet } from './notice-sheet.js';
import { LINE, millimetres, PAGE, type Pen, SHEET_BOTTOM, SHEET_WIDTH } from './sheet-pen.js';

const BODY = 10.5;
const SMALL = 10;
const CODE = 14;
const LEFT = PAGE.margin;
const QR_SIZE = millimetres(24);
const SEAL_SIZE = millimetres(38);
const STUB_ROW = BODY * LINE + millimetres(0.9);
const STUB_GAP = millimetres(4);
const STUB_REST = millimetres(25);

/** QR code and seal, and the stub below its cutting line: together at the foot of the last page. */
export function drawEnd(pen: Pen, sheet: NoticeSheet): void {
  const closing = sheet.seal ? SEAL_SIZE : sheet.query ? QR_SIZE : 0;
  const stub = sheet.stub ? stubRows(sheet.stub.fields) * STUB_ROW + STUB_REST + STUB_GAP : 0;
  const height = closing + stub;
  pen.need(height + millimetres(2));
  const top = SHEET_BOTTOM - height;
  if (sheet.query) drawQuery(pen, sheet.query, top + closing - QR_SIZE);
  if (sheet.seal) drawSeal(pen, sheet.seal.lines, top);
  pen.y = top + closing + STUB_GAP;
  if (sheet.stub) drawStub(pen, sheet.stub);
}

function stubRows(fields: readonly { wide: boolean }[]): number {
  const wide = fields.filter((field) => field.wide).length;
  return wide + Math.ceil((fields.length - wide) / 2);
}

function drawQuery(pen: Pen, { qr, code, caseNumber }: NonNullable<NoticeSheet['query']>, top: number): void {
  const cell = QR_SIZE / qr.size;
  qr.data.forEach((line, y) => {
    line.forEach((isDark, x) => {
      if (isDark) pen.doc.rect(LEFT + x * cell, top + y * cell, cell, cell);
    });
  });
  pen.doc.fill('#000');
  const x = LEFT + QR_SIZE + millimetres(4);
  const bottom = top + QR_SIZE;
  pen.text('扫码查询办理进度', { x, y: bottom - 3 * SMALL * LINE - (CODE - SMALL) * LINE, size: SMALL });
  pen.text(`办件编号 ${caseNumber}`, {
    x,
    y: bottom - 2 * SMALL * LINE - (CODE - SMALL) * LINE,
    size: SMALL,
  });
  pen.text('查询码 ', { x, y: bottom - SMALL * LINE - 3, size: SMALL });
  pen.text(code, { x: x + pen.widthOf('查询码 ', SMALL), y: bottom - CODE * LINE, size: CODE, bold: true });
}

function drawSeal(pen: Pen, lines: NonNullable<NoticeSheet['seal']>['lines'], top: number): void {
  const x = LEFT + SHEET_WIDTH - SEAL_SIZE;
  const radius = SEAL_SIZE / 2;
  pen.doc
    .lineWidth(0.7)
    .circle(x + radius, top + radius, radius - 0.5)
    .stroke();
  for (const line of lines) {
    const size = (line.size * SEAL_SIZE) / 100;
    const baseline = top + (line.y * SEAL_SIZE) / 100;
    pen.text(line.text, { x, y: baseline - size * 1.16, size, align: 'center', width: SEAL_SIZE });
  }
}

function drawStub(pen: Pen, stub: NonNullable<NoticeSheet['stub']>): void {
  const cut = '沿此线撕下，由大厅存档';
  const half = (SHEET_WIDTH - pen.widthOf(cut, SMALL)) / 2 - millimetres(3);
  const middle = pen.y + (SMALL * LINE) / 2;
  pen.doc.dash(3, { space: 2 });
  pen.rule(LEFT, middle, half, 1);
  pen.rule(LEFT + SHEET_WIDTH - half, middle, half, 1);
  pen.doc.undash();
  const centred = { x: LEFT, align: 'center', width: SHEET_WIDTH, size: SMALL } as const;
  pen.text(cut, { ...centred, y: pen.y });
  pen.y += SMALL * LINE;
  pen.text(stub.title, { ...centred, y: pen.y, bold: true });
  pen.y += SMALL * LINE + millimetres(1);
  drawFields(pen, stub.fields);
  pen.text(stub.statement, { x: LEFT, y: pen.y, size: SMALL });
  pen.y += SMALL * LINE + millimetres(3);
  const width = (SHEET_WIDTH - (stub.blanks.length - 1) * millimetres(8)) / stub.blanks.length;
  stub.blanks.forEach((blank, index) => {
    const x = LEFT + index * (width + millimetres(8));
    pen.text(`${blank}：`, { x, y: pen.y, size: SMALL });
    pen.rule(x, pen.y + SMALL * LINE, width, 0.5);
  });
}
