/** A name as it is typed on a keyboard: `施工许可A类` is `shigongxukealei` and, in initials, `sgxkal`. */
export interface NamePinyin {
  pinyin: string;
  pinyinInitials: string;
}

/** The pinyin of an item's name, kept beside it for the search. The dictionary is loaded when first asked. */
export async function pinyinOf(name: string): Promise<NamePinyin> {
  const { pinyin } = await import('pinyin-pro');
  return {
    pinyin: typed(pinyin(name, { toneType: 'none', type: 'array', v: true })),
    pinyinInitials: typed(pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', v: true })),
  };
}

function typed(parts: readonly string[]): string {
  return parts
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
