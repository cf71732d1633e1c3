import { expect, it } from 'vitest';
import { csvLine } from '../../../src/features/supervision/csv-line.js';

it('a text that a spreadsheet would run as a formula gets a leading apostrophe, a number does not', () => {
  expect(csvLine(['=1+1', '+86', '-x', '@sum', '\tx', -3, 12])).toBe("'=1+1,'+86,'-x,'@sum,'\tx,-3,12\r\n");
});

it('commas, quotes and line breaks are quoted', () => {
  expect(csvLine(['a,b', 'say "x"', 'two\nlines', '=HYPERLINK("a","b")'])).toBe(
    '"a,b","say ""x""","two\nlines","\'=HYPERLINK(""a"",""b"")"\r\n',
  );
});
