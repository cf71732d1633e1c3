import { inflateSync } from 'node:zlib';

const BACKSLASH = 0x5c;
const ESCAPED: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

export interface ReadPdf {
  pages: number;
  /** True when the glyphs of the face are in the file. */
  embedsFace: boolean;
  title: string;
  text: string;
}

/** Reads the text of a file made by pdfkit with one embedded face: its streams, through its own character map. */
export function readPdf(file: Buffer): ReadPdf {
  const plain = file.toString('latin1');
  const streams = Array.from(plain.matchAll(/stream\n([\s\S]*?)\nendstream/g), (match) =>
    inflated(match[1] ?? ''),
  );
  const characters = characterMap(streams.find((stream) => stream.includes('beginbfrange')) ?? '');
  const shown = streams.filter((stream) => stream.includes(' TJ') || stream.includes(' Tj')).join('\n');
  const text = Array.from(shown.matchAll(/\[([^\]]*)\] TJ/g), (match) =>
    lineOf(match[1] ?? '', characters),
  ).join('\n');
  return {
    pages: plain.match(/\/Type \/Page\n/g)?.length ?? 0,
    embedsFace: plain.includes('/FontFile2'),
    title: titleOf(file),
    text,
  };
}

function inflated(stream: string): string {
  try {
    return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
  } catch {
    return '';
  }
}

function characterMap(cmap: string): Map<number, string> {
  const characters = new Map<number, string>();
  for (const [, from = '', , list = ''] of cmap.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/g)) {
    Array.from(list.matchAll(/<([0-9a-f ]*)>/g)).forEach(([, hex = ''], index) => {
      const units = hex.replaceAll(' ', '').match(/.{4}/g) ?? [];
      characters.set(
        Number.parseInt(from, 16) + index,
        String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))),
      );
    });
  }
  return characters;
}

function lineOf(parts: string, characters: Map<number, string>): string {
  const glyphs = Array.from(parts.matchAll(/<([0-9a-f]+)>/g)).flatMap(
    ([, hex = '']) => hex.match(/.{4}/g) ?? [],
  );
  return glyphs.map((glyph) => characters.get(Number.parseInt(glyph, 16)) ?? '?').join('');
}

function titleOf(file: Buffer): string {
  const object = /\/Title (\d+) 0 R/.exec(file.toString('latin1'))?.[1];
  const head = `\n${object} 0 obj\n(`;
  const start = file.indexOf(head) + head.length;
  const raw = file.subarray(start, file.indexOf(')\nendobj', start));
  const bytes: number[] = [];
  for (let at = 0; at < raw.length; at += 1) {
    const isEscape = raw[at] === BACKSLASH;
    if (isEscape) at += 1;
    const byte = raw[at] ?? 0;
    bytes.push(isEscape ? (ESCAPED[String.fromCharCode(byte)] ?? byte) : byte);
  }
  return Buffer.from(bytes).swap16().toString('utf16le').slice(1);
}
