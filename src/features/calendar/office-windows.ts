import type { OfficeWindow } from '../../domain/calendar/calendar.js';

/** Office windows as kept in the table: `09:00-12:00 14:00-18:00`. */
export function windowsText(windows: readonly OfficeWindow[]): string {
  return windows.map((window) => `${time(window.from)}-${time(window.to)}`).join(' ');
}

/** @returns null when the text is not a list of windows in order, such as `09:00-12:00 14:00-18:00`; '' is closed */
export function parseWindows(text: string): OfficeWindow[] | null {
  const windows: OfficeWindow[] = [];
  for (const part of text
    .trim()
    .split(/[\s,，、]+/)
    .filter((each) => each !== '')) {
    const match = /^(\d{1,2})[:：](\d{2})[-－—~至](\d{1,2})[:：](\d{2})$/.exec(part);
    if (!match) return null;
    const from = Number(match[1]) * 60 + Number(match[2]);
    const to = Number(match[3]) * 60 + Number(match[4]);
    if (Number(match[2]) > 59 || Number(match[4]) > 59 || from >= to || to > 1440) return null;
    if (from < (windows.at(-1)?.to ?? 0)) return null;
    windows.push({ from, to });
  }
  return windows;
}

function time(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
