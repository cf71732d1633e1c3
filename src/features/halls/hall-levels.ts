/** The levels of a hall tree, from the top. */
export const HALL_LEVELS = { city: '市级', district: '区县级', township: '乡镇街道' } as const;

export type HallLevel = keyof typeof HALL_LEVELS;

export const HALL_LEVEL_CODES = Object.keys(HALL_LEVELS) as [HallLevel, ...HallLevel[]];

/** The name of a level; one that is not in the table stands as it is. */
export function hallLevelName(code: string): string {
  return Object.hasOwn(HALL_LEVELS, code) ? HALL_LEVELS[code as HallLevel] : code;
}
