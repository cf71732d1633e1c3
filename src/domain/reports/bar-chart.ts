export type BarTone = 'plain' | 'late';

/** What a bar shows: parts side by side, and a word at its end. */
export interface Bar {
  label: string;
  parts: readonly { name: string; value: number; tone: BarTone }[];
  text: string;
}

/** A drawn chart; all lengths in units of its own picture. The table beside it says the same in figures. */
export interface BarChart {
  title: string;
  /** What the kinds of parts are called; empty where all bars are of one kind. */
  legend: readonly { name: string; tone: BarTone }[];
  width: number;
  height: number;
  bars: readonly {
    label: string;
    /** The whole label, where it was cut. */
    fullLabel: string;
    y: number;
    textY: number;
    segments: readonly { x: number; width: number; tone: BarTone; title: string }[];
    text: string;
    textX: number;
  }[];
  labelX: number;
  barHeight: number;
}

/** Fits on a sheet of A4 between its margins. */
const WIDTH = 600;
const LABEL_WIDTH = 180;
const TEXT_WIDTH = 110;
const ROW = 26;
const BAR = 16;
const BASELINE = 13;
const MOST_LETTERS = 13;
const GAP = 8;

/** Draws bars from left to right on one scale; the longest takes the whole width. `most` sets the scale, as 100 for percents. */
export function drawBars(title: string, bars: readonly Bar[], most?: number): BarChart {
  const lengthOf = (bar: Bar) => bar.parts.reduce((sum, { value }) => sum + value, 0);
  const longest = Math.max(most ?? 0, ...bars.map(lengthOf));
  const scale = longest > 0 ? (WIDTH - LABEL_WIDTH - TEXT_WIDTH) / longest : 0;
  return {
    title,
    legend: legendOf(bars),
    width: WIDTH,
    height: bars.length * ROW,
    labelX: LABEL_WIDTH - GAP,
    barHeight: BAR,
    bars: bars.map((bar, index) => {
      let x = LABEL_WIDTH;
      const segments = bar.parts.map(({ name, value, tone }) => {
        const segment = { x: round(x), width: round(value * scale), tone, title: `${name} ${value}` };
        x += value * scale;
        return segment;
      });
      const y = index * ROW + (ROW - BAR) / 2;
      return {
        label: cut(bar.label),
        fullLabel: bar.label,
        y,
        textY: y + BASELINE,
        segments: segments.filter(({ width }) => width > 0),
        text: bar.text,
        textX: round(x + GAP),
      };
    }),
  };
}

function legendOf(bars: readonly Bar[]): BarChart['legend'] {
  const tones = new Map(bars.flatMap(({ parts }) => parts.map(({ name, tone }) => [tone, name] as const)));
  return tones.size < 2 ? [] : [...tones].map(([tone, name]) => ({ name, tone }));
}

function cut(label: string): string {
  const letters = Array.from(label);
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS - 1).join('')}…` : label;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
