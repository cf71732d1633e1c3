/**
 * SV-19: draws windows by chance, each at most once; the same seed and windows give the same draw, so that anybody
 * can repeat it.
 * @param windowIds in any order
 */
export function drawWindows(windowIds: readonly number[], count: number, seed: number): number[] {
  const left = [...new Set(windowIds)].sort((one, other) => one - other);
  const next = chanceFrom(seed);
  const drawn: number[] = [];
  while (drawn.length < count && left.length > 0)
    drawn.push(...left.splice(Math.floor(next() * left.length), 1));
  return drawn;
}

/** Numbers from 0 to below 1 (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
