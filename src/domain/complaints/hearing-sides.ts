/** Whose account is taken down (002:L563: both sides are heard). */
export const HEARING_SIDES = {
  complainant: '投诉人',
  accused: '被投诉人',
  witness: '其他知情人',
} as const;

export type HearingSide = keyof typeof HEARING_SIDES;

/** True when the text names a side. */
export function isHearingSide(text: string): text is HearingSide {
  return Object.hasOwn(HEARING_SIDES, text);
}
