const HALF_WIDTH = /[\u0020-\u007e]/;
const HALF_WIDTH_CHARACTERS = 0.55;

/** The width of a text in Chinese characters; letters and figures count about half. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += HALF_WIDTH.test(character) ? HALF_WIDTH_CHARACTERS : 1;
  return width;
}
