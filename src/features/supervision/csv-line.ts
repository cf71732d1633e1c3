/** Signs at the head of a cell that a spreadsheet program would take for a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;

/**
 * One line of CSV with its line end. Texts that a spreadsheet would run as a formula get a leading apostrophe;
 * numbers stay as they are.
 */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A text as a cell that no spreadsheet program runs: a leading apostrophe where it would be taken for a formula. */
export function plainCell(cell: string): string {
  return FORMULA_START.test(cell) ? `'${cell}` : cell;
}

function csvCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const text = plainCell(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
