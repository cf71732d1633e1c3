/** Identity-card readers that put a small web service on the clerk's machine; `origin` is where it listens (S-48). */
export const CARD_READERS = {
  xzx: { name: '新中新', origin: 'http://localhost:8989' },
  huashi: { name: '华视', origin: 'http://127.0.0.1:19196' },
} as const;

export type CardReader = keyof typeof CARD_READERS;

export function isCardReader(text: string): text is CardReader {
  return Object.hasOwn(CARD_READERS, text);
}
