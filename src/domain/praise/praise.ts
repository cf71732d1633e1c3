/** What praise comes as (section 6: it is registered like a complaint because it earns points). */
export const PRAISE_KINDS = {
  letter: '表扬信、感谢信',
  banner: '锦旗',
  media: '媒体表扬',
  'gift-surrendered': '上交礼品礼金',
} as const;

export type PraiseKind = keyof typeof PRAISE_KINDS;

/** Whose medium printed or sent it; points go by the level. */
export const MEDIA_LEVELS = {
  district: '区县级媒体',
  city: '市级媒体',
  province: '省级媒体',
  nation: '国家级媒体',
} as const;

export type MediaLevel = keyof typeof MEDIA_LEVELS;

export const PRAISE_STATES = {
  registered: { name: '待核实', tone: 'amber' },
  verified: { name: '已核实', tone: 'green' },
  'not-verified': { name: '核实不属实', tone: 'neutral' },
} as const;

export type PraiseState = keyof typeof PRAISE_STATES;

export type PraiseRefusalCode =
  | 'nobody-praised'
  | 'media-level-missing'
  | 'post-dated'
  | 'person-praised'
  | 'decided'
  | 'note-missing';

/** An expected no, with the field of the form it belongs to; `form` for the whole. */
export interface PraiseRefusal {
  rule: 'S-13';
  code: PraiseRefusalCode;
  field: string;
}

export const PRAISE_REFUSALS: Readonly<Record<PraiseRefusalCode, string>> = {
  'nobody-praised': '请写明表扬的是谁：选择人员、窗口、部门，或者填写办件编号',
  'media-level-missing': '媒体表扬请选择媒体级别',
  'post-dated': '收到的日期不能晚于今天',
  'person-praised': '表扬的是您本人，请由其他督查人员核实',
  decided: '这条表扬已经核实过，不再改动',
  'note-missing': '核实不属实的，请写明情况',
};

/** Why praise cannot be registered so; null when it can. `day`s are YYYY-MM-DD in the hall's zone. */
export function registrationRefusal(given: {
  kind: PraiseKind;
  mediaLevel: MediaLevel | '';
  namesSomebody: boolean;
  receivedOn: string;
  today: string;
}): PraiseRefusal | null {
  if (!given.namesSomebody) return refusal('nobody-praised', 'staffId');
  if (given.kind === 'media' && given.mediaLevel === '') return refusal('media-level-missing', 'mediaLevel');
  if (given.receivedOn > given.today) return refusal('post-dated', 'receivedOn');
  return null;
}

/** Why a person may not verify it so; null when he may. Nobody verifies praise of himself. */
export function verificationRefusal(
  praise: { state: PraiseState; staffId: number | null },
  by: { staffId: number; outcome: 'verified' | 'not-verified'; note: string },
): PraiseRefusal | null {
  if (praise.state !== 'registered') return refusal('decided', 'form');
  if (praise.staffId === by.staffId) return refusal('person-praised', 'form');
  if (by.outcome === 'not-verified' && by.note === '') return refusal('note-missing', 'note');
  return null;
}

const SERIAL_DIGITS = 4;

/** BY20261120-0003: the hall's prefix, the day of registration, the serial of hall and day. @param day YYYY-MM-DD */
export function praiseNumber(prefix: string, day: string, serial: number): string {
  return `${prefix}BY${day.replaceAll('-', '')}-${String(serial).padStart(SERIAL_DIGITS, '0')}`;
}

/** The name of the number sequence of a day's praise; sequences are per hall. */
export function praiseSequenceName(day: string): string {
  return `praise:${day}`;
}

export function isPraiseKind(text: string): text is PraiseKind {
  return Object.hasOwn(PRAISE_KINDS, text);
}

export function isPraiseState(text: string): text is PraiseState {
  return Object.hasOwn(PRAISE_STATES, text);
}

export function isMediaLevel(text: string): text is MediaLevel {
  return Object.hasOwn(MEDIA_LEVELS, text);
}

function refusal(code: PraiseRefusalCode, field: string): PraiseRefusal {
  return { rule: 'S-13', code, field };
}
