import type { CaseKind } from '../cases/kinds.js';
import type { Necessity } from '../cases/materials.js';
import type { AfterHoursPolicy, TimeLimit } from '../deadlines/time-limit.js';

/** Attribute A-04. */
export const ITEM_CLASSES = {
  permit: '行政许可',
  approval: '审批、核准、审核、备案',
  'public-service': '公共服务',
  enquiry: '咨询',
} as const;

export type ItemClass = keyof typeof ITEM_CLASSES;

/** Attribute A-33. */
export const AUDIENCES = { person: '个人', organisation: '单位', both: '个人和单位' } as const;

export type Audience = keyof typeof AUDIENCES;

/** Attribute A-32. */
export const CHANNELS = {
  window: '窗口',
  web: '网上',
  mobile: '手机',
  terminal: '自助终端',
  phone: '电话',
  visit: '上门',
} as const;

export type Channel = keyof typeof CHANNELS;

/** Attribute A-16: what kind of step; the last four may stand outside the counted time. */
export const STEP_KINDS = {
  ordinary: '一般步骤',
  site: '现场踏勘',
  expert: '专家论证',
  publication: '公示',
  hearing: '听证',
} as const;

export type StepKind = keyof typeof STEP_KINDS;

/** how many originals and copies, in which form, on which basis. */
export interface ItemMaterial {
  position: number;
  name: string;
  originals: number;
  copies: number;
  form: 'paper' | 'electronic' | 'both';
  issuingBody: string;
  necessity: Necessity;
  /** When a conditional material is needed. */
  requiredWhen: string;
  basis: string;
  requirement: string;
  /** the form to fill and the note to its sample. */
  formName: string;
  sampleNote: string;
  onSpot: boolean;
  mayFollow: boolean;
}

/** */
export interface ItemCondition {
  text: string;
  basis: string;
}

/** */
export interface ItemStep {
  name: string;
  actor: string;
  kind: StepKind;
  limit: TimeLimit | null;
  /** the time of this step is not counted. */
  notCounted: boolean;
  basis: string;
}

/** */
export interface ItemBasis {
  title: string;
  article: string;
  text: string;
}

/** A-23; amounts in fen. */
export interface ItemFee {
  name: string;
  basis: string;
  licence: string;
  standard: string;
  amountFen: number;
}

/** */
export interface ItemReviewPoint {
  text: string;
  basis: string;
}

/** a department that has its say in a joint case; those of one group run at the same time. */
export interface ItemPartner {
  departmentId: number;
  /** The permit or matter on which it answers. */
  name: string;
  group: number;
  /** null: the promised limit of the item. */
  limit: TimeLimit | null;
  basis: string;
}

/** */
export interface ItemHandler {
  staffId: number;
  name: string;
}

/** What an item says of itself: section 2 as far as a case needs it. Frozen into a case at acceptance. */
export interface ItemContent {
  code: string;
  name: string;
  serviceContent: string;
  itemClass: ItemClass | '';
  caseKind: CaseKind;
  departmentName: string;
  windowNames: readonly string[];
  handlerA: ItemHandler | null;
  handlerB: ItemHandler | null;
  bases: readonly ItemBasis[];
  conditions: readonly ItemCondition[];
  quantityLimit: string;
  materials: readonly ItemMaterial[];
  reviewPoints: readonly ItemReviewPoint[];
  steps: readonly ItemStep[];
  flowNote: string;
  statutoryLimit: TimeLimit | null;
  statutoryBasis: string;
  promisedLimit: TimeLimit | null;
  afterHours: AfterHoursPolicy;
  serviceStandard: string;
  feeCharged: boolean;
  fees: readonly ItemFee[];
  paymentPlace: string;
  resultName: string;
  resultDelivery: string;
  resultValidity: string;
  liability: string;
  compensation: string;
  supervisionMethod: string;
  complaintPhone: string;
  dutyPhone: string;
  bookingPhone: string;
  serviceHours: string;
  channels: readonly Channel[];
  audience: Audience;
  partners: readonly ItemPartner[];
  upwardBody: string;
  upwardRequired: boolean;
  agencyHelp: string;
  refusalAuthority: boolean;
  delegatedPowers: string;
  guarantee: string;
  outsideHall: boolean;
  responsibleLeader: string;
  faq: string;
}
