import { drawEnd } from './draw-end.js';
import { drawHead, drawPart } from './draw-parts.js';
import { fileFont } from './file-font.js';
import type { NoticeSheet } from './notice-sheet.js';
import {
  createPen,
  LINE,
  MISSING,
  millimetres,
  PAGE,
  type Pen,
  SHEET_BOTTOM,
  SHEET_WIDTH,
} from './sheet-pen.js';

const FOOTER = 9;

export interface FileFacts {
  /** The moment of issue or of the recorded print: the date of the file. */
  at: Date;
  /** The hall is a demonstration. */
  demo: boolean;
}

/**
 * A notice as a PDF file on A4 with its face embedded; the same sheet as on the screen. The writer of files takes
 * 10 MB and is loaded with the first of them.
 */
export async function noticeFile(sheet: NoticeSheet, facts: FileFacts): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: 'zh-CN',
    displayTitle: true,
    font: '',
    info: {
      Title: `${sheet.head.title} ${sheet.head.number}`,
      Author: sheet.head.organName,
      CreationDate: facts.at,
    },
  });
  const done = bytesOf(doc);
  doc.registerFont('sheet', await fileFont()).font('sheet');
  const pen = createPen(doc);
  drawHead(pen, sheet.head, facts.demo);
  for (const part of sheet.parts) drawPart(pen, part);
  drawMissing(pen);
  drawEnd(pen, sheet);
  drawFooters(pen, sheet.head.number);
  doc.end();
  return done;
}

/** Says which characters could not be written, so that a rare name is not lost unseen. */
function drawMissing(pen: Pen): void {
  if (pen.missing.size === 0) return;
  const codes = Array.from(
    pen.missing,
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );
  const text = `注：“${MISSING}”处为字库没有的生僻字（${codes.join('、')}），以窗口打印的纸质文书为准。`;
  for (const line of pen.wrap(text, FOOTER, SHEET_WIDTH)) {
    pen.need(FOOTER * LINE);
    pen.text(line, { x: PAGE.margin, y: pen.y, size: FOOTER });
    pen.y += FOOTER * LINE;
  }
}

function drawFooters(pen: Pen, number: string): void {
  const { start, count } = pen.doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pen.doc.switchToPage(page);
    const line = `${number}　第 ${page + 1} 页，共 ${count} 页`;
    const y = SHEET_BOTTOM + millimetres(7);
    pen.text(line, { x: PAGE.margin, y, size: FOOTER, align: 'center', width: SHEET_WIDTH });
  }
}

function bytesOf(doc: NodeJS.ReadableStream): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
}
