const FEN_PER_YUAN = 100;
const AMOUNT = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/;

/** 1250 fen as 12.50元. */
export function yuanInWords(fen: number): string {
  return `${yuanText(fen)}元`;
}

/** 1250 fen as 12.50. */
export function yuanText(fen: number): string {
  const rest = String(Math.abs(fen) % FEN_PER_YUAN).padStart(2, '0');
  return `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / FEN_PER_YUAN)}.${rest}`;
}

/** 12.5, 1,250.00 or ￥12.50元 to fen; null for any other text. No floating point is involved. */
export function fenOf(text: string): number | null {
  const bare = text.replace(/[￥¥元\s]/g, '');
  const match = AMOUNT.exec(bare);
  if (match === null) return null;
  const [whole = '0'] = bare.replaceAll(',', '').split('.');
  const fen = Number(whole) * FEN_PER_YUAN + Number((match[1] ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(fen) ? fen : null;
}
