const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_OFFSET = 0xfee0;

/** Turns full-width letters, digits and signs into half-width ones, and the full-width space into a space. */
export function toHalfWidth(text: string): string {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST) {
      return String.fromCodePoint(code - FULL_WIDTH_OFFSET);
    }
    return code === 0x3000 ? ' ' : character;
  }).join('');
}

/** Half-width, without spaces and dashes of any kind, in capitals: the form in which numbers are compared. */
export function compactNumber(text: string): string {
  return toHalfWidth(text)
    .replace(/[\s\u00a0\u200b-\u200d\ufeff\-‐‑‒–—−]/g, '')
    .toUpperCase();
}
