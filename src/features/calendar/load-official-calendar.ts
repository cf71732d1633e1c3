import type { Tx } from '../../db/database.js';
import { DEFAULT_OFFICE_HOURS, officialCalendar } from '../../domain/calendar/calendar.js';
import { windowsText } from './office-windows.js';

/** Gives a new hall the yearly notices that come with the program and the default office hours. */
export async function loadOfficialCalendar(tx: Tx, hallId: number, now: Date): Promise<void> {
  const calendar = officialCalendar();
  const days = [
    ...[...calendar.daysOff].map(([date, name]) => ({ hallId, date, kind: 'off', name })),
    ...[...calendar.workDays].map(([date, name]) => ({ hallId, date, kind: 'work', name })),
  ];
  await tx.holiday.createMany({ data: days });
  await tx.calendarYear.createMany({
    data: [...calendar.knownYears].map((year) => ({
      hallId,
      year,
      source: '国务院办公厅年度放假安排',
      loadedAt: now,
    })),
  });
  await tx.officeHours.create({
    data: {
      hallId,
      kind: 'default',
      fromDay: '',
      toDay: '',
      windows: windowsText(DEFAULT_OFFICE_HOURS.windows),
      name: '平时',
    },
  });
}
