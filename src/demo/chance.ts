/** Numbers that look random and are the same every time, so that each demonstration tells the same stories. */
export interface Chance {
  /** 0 <= n < 1 */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  happens(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  weighted<T>(choices: readonly T[], weight: (choice: T) => number): T;
}

/** mulberry32 from a seed. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[whole(0, choices.length - 1)];
    if (choice === undefined) throw new Error('nothing to pick from');
    return choice;
  };
  const weighted = <T>(choices: readonly T[], weight: (choice: T) => number): T => {
    let rest = next() * choices.reduce((sum, choice) => sum + weight(choice), 0);
    for (const choice of choices) {
      rest -= weight(choice);
      if (rest < 0) return choice;
    }
    return pick(choices);
  };
  return { next, whole, happens: (probability) => next() < probability, pick, weighted };
}
