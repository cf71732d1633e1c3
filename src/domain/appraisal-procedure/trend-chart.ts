/** A point of a trend; `value` null: nothing that month. */
export type TrendPoint = { label: string; value: number | null };

/** A drawn line; lengths in units of its own picture. The table beside it says the same in figures. */
export type TrendChart = {
  title: string;
  width: number;
  height: number;
  /** Pieces of the line: a month without a value interrupts it. */
  lines: readonly string[];
  points: readonly { x: number; y: number; text: string; label: string }[];
  labels: readonly { x: number; text: string }[];
  labelY: number;
  guides: readonly { y: number; text: string }[];
};

const WIDTH = 640;
const HEIGHT = 200;
const LEFT = 40;
const RIGHT = 24;
const TOP = 24;
const BOTTOM = 28;
const STEP = 10;

/** Draws a trend on a scale that begins at the ten below its lowest value and ends at the ten above its highest. */
export function drawTrend(title: string, points: readonly TrendPoint[]): TrendChart {
  const values = points.flatMap(({ value }) => value ?? []);
  const lowest = Math.floor(Math.min(...values, 100) / STEP) * STEP - STEP;
  const highest = Math.ceil(Math.max(...values, 100) / STEP) * STEP;
  const x = (index: number) =>
    round(LEFT + (index * (WIDTH - LEFT - RIGHT)) / Math.max(1, points.length - 1));
  const y = (value: number) =>
    round(TOP + ((highest - value) * (HEIGHT - TOP - BOTTOM)) / (highest - lowest));
  const drawn = points.map(({ label, value }, index) =>
    value === null ? null : { x: x(index), y: y(value), text: String(value), label },
  );
  return {
    title,
    width: WIDTH,
    height: HEIGHT,
    lines: pieces(drawn),
    points: drawn.flatMap((point) => point ?? []),
    labels: points.map(({ label }, index) => ({ x: x(index), text: label })),
    labelY: HEIGHT - STEP,
    guides: [lowest, highest].map((value) => ({ y: y(value), text: String(value) })),
  };
}

function pieces(points: readonly ({ x: number; y: number } | null)[]): string[] {
  const found: string[][] = [[]];
  for (const point of points) {
    if (point === null) found.push([]);
    else found.at(-1)?.push(`${point.x},${point.y}`);
  }
  return found.filter((piece) => piece.length > 1).map((piece) => piece.join(' '));
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
