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
  /** Some moment `days` working days before, or the instant itself for 0, put into office time by `notAfter`. */
  workingDaysBefore(instant: number, days: number): number;
  /** Some moment `days` working days later, or later the same day for 0. */
  workingDaysAfter(instant: number, days: number): number;
}

export function officeMoments(calendar: Calendar, chance: Chance): OfficeMoments {
  const { zone } = calendar;
  const house = { calendar, chance };
  const dayAt = (instant: number) => dayOf(zone.toLocalMinute(instant));
  return {
    dayOf: dayAt,
    isWorkingDay: (day) => isWorkingDay(day, calendar),
    previousWorkingDay: (day) => previousWorkingDay(day, calendar),
    someTimeOn: (day) => someTimeOn(house, day),
    notBefore: (instant) => notBefore(house, instant),
    notAfter: (instant) => notAfter(house, instant),
    workingDaysBefore: (instant, days) => {
      const last = notAfter(house, instant);
      if (days === 0) return last;
      let day = dayAt(last);
      for (let count = 0; count < days; count++) day = previousWorkingDay(day, calendar);
      return someTimeOn(house, day);
    },
    workingDaysAfter: (instant, days) => {
      if (days === 0) return notBefore(house, instant + chance.whole(25, 140) * MINUTE_MS);
      let day = dayAt(instant);
      for (let count = 0; count < days; count++) day = nextWorkingDay(day, calendar);
      return someTimeOn(house, day);
    },
  };
}

interface House {
  calendar: Calendar;
  chance: Chance;
}

function instantOf({ calendar }: House, day: number, minute: number): number {
  return calendar.zone.toInstant(day * MINUTES_PER_DAY + minute);
}

function someTimeOn(house: House, day: number): number {
  const { calendar, chance } = house;
  const windows = officeWindows(day, calendar);
  const window = windows.length > 1 && chance.happens(0.58) ? windows[0] : windows.at(-1);
  if (!window) throw new Error('not a working day');
  return instantOf(house, day, chance.whole(window.from + 2, window.to - 12));
}

function notBefore({ calendar, chance }: House, instant: number): number {
  const local = calendar.zone.toLocalMinute(instant);
  const first = firstWorkingMoment(local, calendar);
  return calendar.zone.toInstant(first === local ? local : first + chance.whole(2, 45));
}

function notAfter(house: House, instant: number): number {
  const { calendar, chance } = house;
  const local = calendar.zone.toLocalMinute(instant);
  if (firstWorkingMoment(local, calendar) === local) return calendar.zone.toInstant(local);
  const minute = minuteOfDay(local);
  let day = dayOf(local);
  let windows = officeWindows(day, calendar).filter((window) => window.to <= minute);
  while (windows.length === 0) {
    day = previousWorkingDay(day, calendar);
    windows = [...officeWindows(day, calendar)];
  }
  return instantOf(house, day, (windows.at(-1)?.to ?? 1) - chance.whole(3, 40));
}
