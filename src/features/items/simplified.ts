import { Converter } from 'opencc-js/t2cn';

let convert: ((text: string) => string) | null = null;

/**
 * What somebody looks for, in simplified script, so that 施工許可 finds 施工许可. For queries only: names and
 * stored data are never converted.
 */
export function toSimplified(text: string): string {
  const made = convert ?? Converter({ from: 'tw', to: 'cn' });
  convert = made;
  return made(text);
}
