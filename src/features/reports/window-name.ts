import type { Names } from '../../domain/reports/figures.js';

/** The name of an id as it was when the figures were taken. */
export function nameIn(names: Readonly<Record<string, string>>, id: number): string {
  return names[String(id)] ?? `（${id}）`;
}

/** 3号 住建窗口; cases without a window have a word of their own. */
export function windowName(names: Names, windowId: number | null): string {
  return windowId === null ? '（无窗口）' : nameIn(names.windows, windowId);
}
