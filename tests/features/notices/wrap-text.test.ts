import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapText } from '../../../src/features/notices/wrap-text.js';

const one = (character: string) => (character.charCodeAt(0) < 128 ? 1 : 2);
const widthOf = (line: string) => Array.from(line).reduce((sum, character) => sum + one(character), 0);

describe('breaking text into lines', () => {
  it('Chinese breaks anywhere, but a line never begins with a comma', () => {
    expect(wrapText('材料齐全，现予受理。', 8, one)).toEqual(['材料齐', '全，现予', '受理。']);
  });

  it('a line does not end with an opening bracket', () => {
    expect(wrapText('申请材料（复印件）', 10, one)).toEqual(['申请材料', '（复印件）']);
  });

  it('words of letters and figures stay whole, and the space at the break goes', () => {
    expect(wrapText('电话 028-1112222 转 8', 14, one)).toEqual(['电话', '028-1112222 转', '8']);
  });

  it('a word wider than the line is torn', () => {
    expect(wrapText('ABCDEFGHIJ', 4, one)).toEqual(['ABCD', 'EFGH', 'IJ']);
  });

  it('line ends of the writer are kept', () => {
    expect(wrapText('一\n\n二', 10, one)).toEqual(['一', '', '二']);
  });

  it('no line is wider than asked and nothing but spaces at breaks is lost', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'材料，（）。A1 -𠮷') }),
        fc.integer({ min: 4, max: 30 }),
        (text, width) => {
          const lines = wrapText(text, width, one);
          expect(lines.every((line) => widthOf(line) <= width)).toBe(true);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        },
      ),
    );
  });
});
