/** Signs that do not begin a line, and those that do not end one. */
const NOT_FIRST = new Set('，。、；：？！）〕】》”’…—％,.;:?!)]}%');
const NOT_LAST = new Set('（〔【《“‘([{');
const LATIN = /[\u0021-\u007e\u00c0-\u024f]/;

/**
 * Breaks a text into lines of a width. Chinese breaks between any two characters, but punctuation stays with
 * its word; words of letters and figures stay whole unless one alone is wider than the line.
 * @param widthOf the width of one character, in the unit of `width`
 */
export function wrapText(text: string, width: number, widthOf: (character: string) => number): string[] {
  return text.split(/\r?\n/).flatMap((paragraph) => wrapParagraph(paragraph, width, widthOf));
}

function wrapParagraph(paragraph: string, width: number, widthOf: (character: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of pieces(paragraph, width, widthOf)) {
    const wide = widthOfText(piece, widthOf);
    if (line !== '' && used + wide > width) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
      if (piece === ' ') continue;
    }
    line += piece;
    used += wide;
  }
  return [...lines, line];
}

/** What may not be torn apart, except a piece too wide for any line. */
function pieces(paragraph: string, width: number, widthOf: (character: string) => number): string[] {
  const found: string[] = [];
  let last = '';
  for (const character of paragraph) {
    const isJoined =
      last !== '' &&
      (NOT_FIRST.has(character) || NOT_LAST.has(last) || (LATIN.test(character) && LATIN.test(last)));
    if (isJoined) found[found.length - 1] += character;
    else found.push(character);
    last = character;
  }
  return found.flatMap((piece) => (widthOfText(piece, widthOf) > width ? Array.from(piece) : [piece]));
}

function widthOfText(text: string, widthOf: (character: string) => number): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}
