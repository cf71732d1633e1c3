import type { BarChart } from '../../domain/reports/bar-chart.js';
import type { ListedFigure } from '../../domain/reports/listed-figures.js';

/** Lists of other rooms that stand behind figures without cases. */
export type KeptList = 'complaints' | 'ratings' | 'audits';

/** A figure with the list behind it, or a plain text or figure. */
export type ReportCell =
  | string
  | number
  | { text: string | number; behind: { figure: ListedFigure; department?: number; window?: number } }
  | { text: number; kept: KeptList }
  | { text: string; caseNumber: string };

export interface ReportColumn {
  label: string;
  number?: true;
  /** The label on paper, where there is less room. */
  short?: string;
  /** Left away on paper. */
  screenOnly?: true;
}

export interface ReportTable {
  heading: string;
  columns: readonly ReportColumn[];
  rows: readonly (readonly ReportCell[])[];
  /** The sum, as the last row. */
  foot?: readonly ReportCell[];
  /** What is said instead of a table without rows. */
  empty: string;
}

export interface ReportSection {
  chart: BarChart | null;
  table: ReportTable;
}

/** A report as page, print, file and spreadsheet show it. */
export interface Report {
  title: string;
  sections: readonly ReportSection[];
  notes: readonly string[];
}

/** What a cell says. */
export function cellText(cell: ReportCell): string | number {
  return typeof cell === 'object' ? cell.text : cell;
}

/** 96.4%; a dash when nothing is there to divide by. */
export function percentText(value: number | null): string {
  return value === null ? '—' : `${Math.round(value * 10) / 10}%`;
}
