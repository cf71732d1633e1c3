/** A line in the circle of the seal: its baseline and size where the circle is 100 wide. */
export interface SealLine {
  text: string;
  y: number;
  size: number;
}

const ORGAN_CHARACTERS_A_LINE = 11;
const LINE_HEIGHT = 12;
const CENTRE = 53;
const SMALL = 7.5;
const LARGE = 8.5;

/** The words at the place of the seal: which seal, where to set it, whose it is, and the day. */
export function sealLines(wording: string, organ: string, dateText: string): SealLine[] {
  const lines = [
    { text: wording, size: SMALL },
    { text: '（盖章处）', size: SMALL },
    ...inLines(organ).map((text) => ({ text, size: text.length > 9 ? SMALL : LARGE })),
    { text: dateText, size: LARGE },
  ];
  const first = CENTRE - ((lines.length - 1) * LINE_HEIGHT) / 2;
  return lines.map((line, index) => ({ ...line, y: first + index * LINE_HEIGHT }));
}

/** A long name is broken into lines of about the same length. */
function inLines(organ: string): string[] {
  const characters = Array.from(organ);
  const count = Math.max(1, Math.ceil(characters.length / ORGAN_CHARACTERS_A_LINE));
  const length = Math.ceil(characters.length / count);
  return Array.from({ length: count }, (_, line) =>
    characters.slice(line * length, (line + 1) * length).join(''),
  );
}
