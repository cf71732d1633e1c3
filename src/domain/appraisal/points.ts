const STEPS_PER_POINT = 1_000_000;

/** Points without the noise of binary fractions, to a millionth; never -0. */
export function roundPoints(points: number): number {
  return Math.round(points * STEPS_PER_POINT) / STEPS_PER_POINT + 0;
}

/** The sum of points, rounded once. */
export function sumPoints(points: readonly number[]): number {
  return roundPoints(points.reduce((sum, each) => sum + each, 0));
}

/** A share in percent, to a hundredth: 0.15 is 15. */
export function percentOf(share: number): number {
  return Math.round(share * 10_000) / 100;
}
