/** A hall's visitors may share one address, so that the limit is wide for one person. */
export const SENDINGS_PER_ADDRESS_AND_HOUR = 20;
const HOUR_MS = 3_600_000;
const MOST_ADDRESSES = 10_000;

/** What a citizen may attach: few photos, and a hall takes so many in a day and no more. */
export const PHOTOS_PER_COMPLAINT = 6;
export const LARGEST_PHOTO_MEGABYTES = 10;
export const PHOTOS_PER_HALL_AND_DAY = 300;

/** Counts what each address sends within an hour, in memory; a restart forgets it. */
export function createFloodGate(limit = SENDINGS_PER_ADDRESS_AND_HOUR): {
  /** Counts one more. @returns whether it is too many */
  isFlooding(address: string, now: Date): boolean;
} {
  const seen = new Map<string, { count: number; until: number }>();
  return {
    isFlooding(address, now) {
      const at = now.getTime();
      if (seen.size > MOST_ADDRESSES) for (const [key, { until }] of seen) if (until <= at) seen.delete(key);
      const known = seen.get(address);
      const current = known !== undefined && known.until > at ? known : { count: 0, until: at + HOUR_MS };
      current.count += 1;
      seen.set(address, current);
      return current.count > limit;
    },
  };
}
