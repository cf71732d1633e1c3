import type PDFDocument from 'pdfkit';
import { wrapText } from './wrap-text.js';

type Document = InstanceType<typeof PDFDocument>;

const POINTS_PER_MILLIMETRE = 72 / 25.4;

/** Millimetres as points, the unit of the file. */
export function millimetres(length: number): number {
  return length * POINTS_PER_MILLIMETRE;
}

export const PAGE = {
  width: millimetres(210),
  height: millimetres(297),
  margin: millimetres(25),
  top: millimetres(18),
};
export const SHEET_WIDTH = PAGE.width - 2 * PAGE.margin;
export const SHEET_BOTTOM = PAGE.height - PAGE.top;

/** Height of a line for a size of type. */
export const LINE = 1.4;

/** Stands for a character that the face does not have. */
export const MISSING = '〓';

const BOLD_STROKE = 1 / 32;
const MEASURE_SIZE = 100;

export interface TextPlace {
  x: number;
  y: number;
  size: number;
  bold?: boolean;
  /** Within `width` from x: at the left when not said. */
  align?: 'left' | 'center' | 'right';
  width?: number;
}

/** Draws on the pages of a file; `y` is where the next part begins. */
export interface Pen {
  doc: Document;
  y: number;
  /** Begins a page when less than this height is left. @returns true when it did */
  need(height: number): boolean;
  wrap(text: string, size: number, width: number): string[];
  widthOf(text: string, size: number): number;
  /** One line of text; nothing is wrapped. */
  text(line: string, place: TextPlace): void;
  rule(x: number, y: number, width: number, thickness: number): void;
  /** Characters that the face does not have, as met so far. */
  missing: Set<string>;
}

/** A pen on the first page of a document whose face is set. */
export function createPen(doc: Document): Pen {
  const missing = new Set<string>();
  const known = knownText(doc, missing);
  const unitWidth = unitWidths(doc, known);
  const widthOf = (text: string, size: number) =>
    Array.from(text).reduce((sum, character) => sum + unitWidth(character) * size, 0);
  return {
    doc,
    y: PAGE.top,
    missing,
    widthOf,
    need(height) {
      if (this.y + height <= SHEET_BOTTOM) return false;
      doc.addPage();
      this.y = PAGE.top;
      return true;
    },
    wrap: (text, size, width) => wrapText(text, width, (character) => unitWidth(character) * size),
    text(line, { x, y, size, bold, align, width }) {
      const free = (width ?? 0) - widthOf(line, size);
      const shift = align === 'center' ? free / 2 : align === 'right' ? free : 0;
      doc.fontSize(size).lineWidth(size * BOLD_STROKE);
      doc.text(known(line), x + shift, y, { lineBreak: false, fill: true, stroke: bold === true });
    },
    rule(x, y, width, thickness) {
      doc
        .lineWidth(thickness)
        .moveTo(x, y)
        .lineTo(x + width, y)
        .stroke();
    },
  };
}

/** Puts a sign in the place of what the face does not have, and keeps what it was. */
function knownText(doc: Document, missing: Set<string>): (text: string) => string {
  const hasGlyph = glyphsOf(doc);
  return (text) =>
    Array.from(text, (character) => {
      if (hasGlyph(character.codePointAt(0) ?? 0)) return character;
      missing.add(character);
      return MISSING;
    }).join('');
}

/** The width of a character at size 1; each is measured once. */
function unitWidths(doc: Document, known: (text: string) => string): (character: string) => number {
  const widths = new Map<string, number>();
  return (character) => {
    const kept = widths.get(character);
    if (kept !== undefined) return kept;
    const width = doc.fontSize(MEASURE_SIZE).widthOfString(known(character)) / MEASURE_SIZE;
    widths.set(character, width);
    return width;
  };
}

/** Which characters the face of the document has; pdfkit does not declare this part of its face. */
function glyphsOf(doc: Document): (codePoint: number) => boolean {
  const face = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } })
    ._font.font;
  return (codePoint) => face.hasGlyphForCodePoint(codePoint);
}
