import { dayOf, formatDate, formatTimeOfDay, MS_PER_MINUTE, minuteOfDay } from './civil-time.js';

/**
 * Converts instants (milliseconds since the epoch) to local civil minutes and back. `toLocalMinute` drops the
 * seconds; `toInstant` of a local minute that a clock change skips or repeats gives one of its neighbours.
 */
export type Zone = {
  name: string;
  toLocalMinute: (instant: number) => number;
  toInstant: (localMinute: number) => number;
};

const SHANGHAI_OFFSET_MINUTES = 8 * 60;

/** The hall's zone by default: UTC+8 without clock changes (deadlines, "All times are Asia/Shanghai"). */
export const SHANGHAI: Zone = fixedZone('Asia/Shanghai', SHANGHAI_OFFSET_MINUTES);

/** For counting natural time, which no clock change touches. */
export const UTC: Zone = fixedZone('UTC', 0);

/** The zone of an IANA name; null when the name is unknown. */
export function zoneNamed(name: string): Zone | null {
  if (name === SHANGHAI.name) return SHANGHAI;
  try {
    return changingZone(name);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** An instant as `YYYY-MM-DDTHH:mm:ss+08:00` in the zone. */
export function formatTimestamp(instant: number, zone: Zone): string {
  const local = zone.toLocalMinute(instant);
  const second = Math.floor((((instant % MS_PER_MINUTE) + MS_PER_MINUTE) % MS_PER_MINUTE) / 1000);
  const offset = local - Math.floor(instant / MS_PER_MINUTE);
  const sign = offset < 0 ? '-' : '+';
  return (
    `${formatDate(dayOf(local))}T${formatTimeOfDay(minuteOfDay(local))}:${String(second).padStart(2, '0')}` +
    `${sign}${formatTimeOfDay(Math.abs(offset))}`
  );
}

function fixedZone(name: string, offsetMinutes: number): Zone {
  return {
    name,
    toLocalMinute: (instant) => Math.floor(instant / MS_PER_MINUTE) + offsetMinutes,
    toInstant: (localMinute) => (localMinute - offsetMinutes) * MS_PER_MINUTE,
  };
}

function changingZone(name: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  const offsetAt = (instant: number) => parseOffset(format.format(instant));
  return {
    name,
    toLocalMinute: (instant) => Math.floor(instant / MS_PER_MINUTE) + offsetAt(instant),
    toInstant: (localMinute) => {
      const guess = (localMinute - offsetAt(localMinute * MS_PER_MINUTE)) * MS_PER_MINUTE;
      return (localMinute - offsetAt(guess)) * MS_PER_MINUTE;
    },
  };
}

function parseOffset(text: string): number {
  const match = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(text);
  const minutes = Number(match?.[2] ?? 0) * 60 + Number(match?.[3] ?? 0);
  return match?.[1] === '-' ? -minutes : minutes;
}
