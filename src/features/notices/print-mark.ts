import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { Zone } from '../../domain/calendar/zone.js';

/** For so long a recorded print can be sent to the printer again, when the paper jams. */
export const PRINT_AGAIN_MINUTES = 10;

const MINUTE_MS = 60_000;

/** What a sheet says of itself. Only the first recorded print is the original. */
export type PrintMark =
  | { kind: 'preview' }
  | { kind: 'original' }
  | { kind: 'copy'; count: number; at: number };

/**
 * Which mark a sheet bears. Without a recorded print just made it is a preview: looking writes nothing, so
 * nothing that was only looked at may pass for the notice.
 * @param askedCount the number of the recorded print in the address; null when none is named
 */
export function printMark(
  notice: { printedCount: number; printedAt: number | null },
  askedCount: number | null,
  now: number,
): PrintMark {
  const { printedCount, printedAt } = notice;
  if (askedCount === null || askedCount !== printedCount || printedAt === null) return { kind: 'preview' };
  if (now - printedAt > PRINT_AGAIN_MINUTES * MINUTE_MS) return { kind: 'preview' };
  return printedCount === 1 ? { kind: 'original' } : { kind: 'copy', count: printedCount, at: printedAt };
}

/** The mark as it stands under the title; null on the original. */
export function markInWords(mark: PrintMark, zone: Zone): string | null {
  switch (mark.kind) {
    case 'preview':
      return '预览件，未登记打印，不作正式文书使用';
    case 'copy':
      return `补打件，第${mark.count}次打印，${momentInWords(mark.at, zone)}，内容与原件相同`;
    case 'original':
      return null;
  }
}
