import type { TimeLimit } from '../deadlines/time-limit.js';

/** 行政许可法第四十二条: an organ decides within twenty working days where no other limit is given. */
export const LEG_STATUTORY_WORKING_DAYS = 20;

/** A leg as the item or the bundle foresees it. */
export interface PlannedLeg {
  /** 1, 2, … in the order of the groups. */
  position: number;
  group: number;
  departmentId: number;
  name: string;
  itemId: number | null;
  limit: TimeLimit;
}

export interface LegSource {
  departmentId: number;
  name: string;
  group: number;
  itemId?: number;
  /** null: the promise of the whole. */
  limit: TimeLimit | null;
}

/**
 * S-45: the legs of a joint case. The department that holds the item answers too, beside the first group, unless the
 * item lists it among its partners.
 */
export function legsOfItem(
  own: { departmentId: number; name: string },
  partners: readonly LegSource[],
  promise: TimeLimit | null,
): PlannedLeg[] {
  const isListed = partners.some(({ departmentId }) => departmentId === own.departmentId);
  const first = Math.min(...partners.map(({ group }) => group));
  const all =
    isListed || partners.length === 0 ? partners : [{ ...own, group: first, limit: null }, ...partners];
  return legsOf(all, promise);
}

/** Legs in the order of their groups, each with a limit of its own. */
export function legsOf(sources: readonly LegSource[], promise: TimeLimit | null): PlannedLeg[] {
  return sources
    .map((source, index) => ({ source, index }))
    .sort((one, other) => one.source.group - other.source.group || one.index - other.index)
    .map(({ source }, index) => ({
      position: index + 1,
      group: source.group,
      departmentId: source.departmentId,
      name: source.name,
      itemId: source.itemId ?? null,
      limit: source.limit ?? promise ?? { value: LEG_STATUTORY_WORKING_DAYS, unit: 'workingDays' },
    }));
}
