import type { BarChart, BarTone } from '../../domain/reports/bar-chart.js';
import { LINE, millimetres, PAGE, type Pen, SHEET_WIDTH } from './sheet-pen.js';

const TYPE = 9;
const LEGEND_BOX = 8;
const INK = '#1b1f24';

/** Dark and light, so that the parts are told apart in black and white too. */
const TONES: Readonly<Record<BarTone, { fill: string; stroke: string }>> = {
  plain: { fill: '#0b4f8a', stroke: '#0b4f8a' },
  late: { fill: '#f0b9b4', stroke: '#b3201b' },
};

/** A bar chart across the sheet, its title and legend above it; a bar is never parted from its label. */
export function drawChart(pen: Pen, chart: BarChart): void {
  const scale = SHEET_WIDTH / chart.width;
  const rowHeight = (chart.height / Math.max(1, chart.bars.length)) * scale;
  pen.need(2 * TYPE * LINE + rowHeight);
  drawCaption(pen, chart);
  chart.bars.forEach((bar) => {
    pen.need(rowHeight);
    const textY = pen.y + (rowHeight - TYPE * LINE) / 2;
    const label = { x: PAGE.margin, y: textY, size: TYPE, width: chart.labelX * scale };
    pen.text(bar.label, { ...label, align: 'right' });
    for (const { x, width, tone } of bar.segments) {
      const height = chart.barHeight * scale;
      drawBox(pen, tone, {
        x: PAGE.margin + x * scale,
        y: pen.y + (rowHeight - height) / 2,
        width: width * scale,
        height,
      });
    }
    pen.text(bar.text, { x: PAGE.margin + bar.textX * scale, y: textY, size: TYPE });
    pen.y += rowHeight;
  });
  pen.y += millimetres(2);
}

function drawCaption(pen: Pen, { title, legend }: BarChart): void {
  pen.y += millimetres(1);
  pen.text(title, { x: PAGE.margin, y: pen.y, size: TYPE });
  let x = PAGE.margin + pen.widthOf(title, TYPE) + 2 * TYPE;
  for (const { name, tone } of legend) {
    drawBox(pen, tone, { x, y: pen.y + 2, width: LEGEND_BOX, height: LEGEND_BOX });
    pen.text(name, { x: x + 1.5 * LEGEND_BOX, y: pen.y, size: TYPE });
    x += 1.5 * LEGEND_BOX + pen.widthOf(name, TYPE) + 2 * TYPE;
  }
  pen.y += TYPE * LINE;
}

function drawBox(
  pen: Pen,
  tone: BarTone,
  box: { x: number; y: number; width: number; height: number },
): void {
  const { fill, stroke } = TONES[tone];
  pen.doc.lineWidth(0.5).rect(box.x, box.y, box.width, box.height).fillAndStroke(fill, stroke);
  pen.doc.fillColor(INK).strokeColor(INK);
}
