import { HOLDER_CODES, type Holder } from '../time-account/holders.js';

/** What is counted of the cases of one window and item; every one adds up over windows, items and months. */
export const COUNTERS = [
  'received',
  'accepted',
  /** Finished with a result or a refusal: DONE, DEC_N. */
  'done',
  'doneOnTime',
  'doneLate',
  'notAccepted',
  /** Returned or withdrawn. */
  'ended',
  /** Done with a promised moment; kept are those done on time. */
  'promised',
  'promisesKept',
  'savedHalf',
  'savedThirty',
  'savedTwenty',
  'firstVisit',
  'notices',
  /** Working minutes from acceptance to the decision, and those that were promised, without special procedures. */
  'usedMinutes',
  'promisedMinutes',
  'windowMinutes',
  /** At the end of the month, so they are not added over months. */
  'open',
  'overdue',
] as const;

export type Counter = (typeof COUNTERS)[number];

/** Counters that tell how things stand at the end instead of what happened. */
export const STANDINGS = ['open', 'overdue'] as const satisfies readonly Counter[];

export type Counts = Record<Counter, number>;

/** Where the cases belong. */
export interface Place {
  departmentId: number;
  windowId: number | null;
  itemId: number;
}

export interface Cell extends Place {
  counts: Counts;
  holderMinutes: Record<Holder, number>;
}

export function emptyCell(place: Place): Cell {
  const zero = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 0]));
  return {
    departmentId: place.departmentId,
    windowId: place.windowId,
    itemId: place.itemId,
    counts: zero(COUNTERS) as Counts,
    holderMinutes: zero(HOLDER_CODES) as Record<Holder, number>,
  };
}

/** Cells by their place, made when first asked for. */
export function cellBook(): { at(place: Place): Cell; cells(): Cell[] } {
  const book = new Map<string, Cell>();
  return {
    at(place) {
      const key = `${place.departmentId}.${place.windowId ?? ''}.${place.itemId}`;
      const cell = book.get(key) ?? emptyCell(place);
      book.set(key, cell);
      return cell;
    },
    cells: () => [...book.values()],
  };
}

/** Everything in one cell; its place is that of none. */
export function sumOf(cells: readonly Cell[]): Cell {
  const sum = emptyCell({ departmentId: 0, windowId: null, itemId: 0 });
  for (const cell of cells) addTo(sum, cell);
  return sum;
}

/** Sums by what `keyOf` says of a cell, in the order of first appearance. */
export function sumsBy<Key>(cells: readonly Cell[], keyOf: (cell: Cell) => Key): Map<Key, Cell> {
  const sums = new Map<Key, Cell>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const sum = sums.get(key) ?? emptyCell(cell);
    sums.set(key, sum);
    addTo(sum, cell);
  }
  return sums;
}

/** The months of a period in one: what happened is added, what stands is taken from the last month. */
export function overMonths(months: readonly (readonly Cell[])[]): Cell[] {
  const book = cellBook();
  months.forEach((cells, index) => {
    const isLast = index === months.length - 1;
    for (const cell of cells) {
      const sum = book.at(cell);
      addTo(sum, cell);
      for (const counter of STANDINGS) sum.counts[counter] = isLast ? cell.counts[counter] : 0;
    }
  });
  return book.cells();
}

function addTo(sum: Cell, cell: Cell): void {
  for (const counter of COUNTERS) sum.counts[counter] += cell.counts[counter];
  for (const holder of HOLDER_CODES) sum.holderMinutes[holder] += cell.holderMinutes[holder];
}
