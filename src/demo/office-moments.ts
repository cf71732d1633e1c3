import type { Calendar } from '../domain/calendar/calendar.js';
import { dayOf, MINUTES_PER_DAY, minuteOfDay } from '../domain/calendar/civil-time.js';
import {
  firstWorkingMoment,
  isWorkingDay,
  nextWorkingDay,
  officeWindows,
  previousWorkingDay,
} from '../domain/calendar/working-time.js';
import type { Chance } from './chance.js';

const MINUTE_MS = 60_000;

/** Puts moments where people are at work. Instants are milliseconds since the epoch. */
export interface OfficeMoments {
  dayOf(instant: number): number;
  isWorkingDay(day: number): boolean;
  previousWorkingDay(day: number): number;
  /** Some moment of office time of a working day, more often in the morning. */
  someTimeOn(day: number): number;
  /** The instant itself in office time, otherwise soon after the next opening. */
  notBefore(instant: number): number;
  /** The instant itself in office time, otherwise shortly before the closing that went before. */
  notAfter(instant: number): number;
  /** Some moment `days` working days later, or later the same day for 0. */
  workingDaysAfter(instant: number, days: number): number;
}

export function officeMoments(calendar: Calendar, chance: Chance): OfficeMoments {
  const { zone } = calendar;
  const instantOf = (day: number, minute: number) => zone.toInstant(day * MINUTES_PER_DAY + minute);
  const someTimeOn = (day: number): number => {
    const windows = officeWindows(day, calendar);
    const window = windows.length > 1 && chance.happens(0.58) ? windows[0] : windows.at(-1);
    if (!window) throw new Error('not a working day');
    return instantOf(day, chance.whole(window.from + 2, window.to - 12));
  };
  const notBefore = (instant: number): number => {
    const local = zone.toLocalMinute(instant);
    const first = firstWorkingMoment(local, calendar);
    return zone.toInstant(first === local ? local : first + chance.whole(2, 45));
  };
  const notAfter = (instant: number): number => {
    const local = zone.toLocalMinute(instant);
    if (firstWorkingMoment(local, calendar) === local) return zone.toInstant(local);
    const minute = minuteOfDay(local);
    let day = dayOf(local);
    let windows = officeWindows(day, calendar).filter((window) => window.to <= minute);
    while (windows.length === 0) {
      day = previousWorkingDay(day, calendar);
      windows = [...officeWindows(day, calendar)];
    }
    return instantOf(day, (windows.at(-1)?.to ?? 1) - chance.whole(3, 40));
  };
  return {
    dayOf: (instant) => dayOf(zone.toLocalMinute(instant)),
    isWorkingDay: (day) => isWorkingDay(day, calendar),
    previousWorkingDay: (day) => previousWorkingDay(day, calendar),
    someTimeOn,
    notBefore,
    notAfter,
    workingDaysAfter: (instant, days) => {
      if (days === 0) return notBefore(instant + chance.whole(25, 140) * MINUTE_MS);
      let day = dayOf(zone.toLocalMinute(instant));
      for (let count = 0; count < days; count++) day = nextWorkingDay(day, calendar);
      return someTimeOn(day);
    },
  };
}
