/** A finished case that may be drawn; `windowId` null: received without a window. */
export interface Drawable {
  id: number;
  windowId: number | null;
}

export interface Drawn extends Drawable {
  /** 1, 2, 3 … through the whole sample. */
  position: number;
}

const UINT32 = 2 ** 32;

/**
 * SV-05: draws so many cases of each window by chance. The same cases and the same seed give the same sample,
 * in whatever order the cases come.
 */
export function drawSample(cases: readonly Drawable[], perWindow: number, seed: string): Drawn[] {
  const windows = [...new Set(cases.map(({ windowId }) => windowId ?? 0))].toSorted(
    (one, other) => one - other,
  );
  const drawn = windows.flatMap((window) => {
    const own = cases
      .filter(({ windowId }) => (windowId ?? 0) === window)
      .toSorted((one, other) => one.id - other.id);
    return shuffled(own, `${seed}:${window}`).slice(0, perWindow);
  });
  return drawn.map(({ id, windowId }, index) => ({ id, windowId, position: index + 1 }));
}

/** The same things in an order that only the seed decides (Fisher and Yates). */
export function shuffled<Thing>(things: readonly Thing[], seed: string): Thing[] {
  const next = chance(seed);
  const order = [...things];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    const held = order[last] as Thing;
    order[last] = order[other] as Thing;
    order[other] = held;
  }
  return order;
}

/** Numbers in [0, 1) that follow from a text alone: FNV-1a into mulberry32. */
function chance(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of seed) {
    state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / UINT32;
  };
}
