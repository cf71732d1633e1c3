import type { CaseKind } from '../domain/cases/kinds.js';
import type { Necessity } from '../domain/cases/materials.js';
import type { AfterHoursPolicy, LimitUnit } from '../domain/deadlines/time-limit.js';

export interface DemoMaterial {
  name: string;
  basis: string;
  originals: number;
  copies: number;
  form: string;
  issuingBody: string;
  necessity: Necessity;
  requiredWhen: string;
  requirement: string;
  formName: string;
  sampleNote: string;
  onSpot: boolean;
  mayFollow: boolean;
}

export interface DemoStep {
  name: string;
  actor: string;
  kind: string;
  limitValue: number | null;
  limitUnit: LimitUnit;
  notCounted: boolean;
  basis: string;
}

export interface DemoFee {
  name: string;
  basis: string;
  licence: string;
  standard: string;
  amountFen: number;
}

export interface DemoPartner {
  department: string;
  name: string;
  group: number;
  limitValue: number;
  basis: string;
}

/** One item of the demonstration hall; what all items share stands in item-defaults.ts. */
export interface DemoItem {
  code: string;
  name: string;
  department: string;
  windows: readonly string[];
  /** Code of the national catalogue: 1 permit, 5 payment, 7 confirmation, 10 other powers, 20 public service. */
  taskType: string;
  itemClass: string;
  groupName: string;
  kind: CaseKind;
  audience: 'person' | 'organisation' | 'both';
  serviceContent: string;
  statutory: { value: number; unit: LimitUnit; basis: string } | null;
  promised: { value: number; unit: LimitUnit; afterHours?: AfterHoursPolicy };
  conditions: readonly { text: string; basis: string }[];
  materials: readonly DemoMaterial[];
  steps: readonly DemoStep[];
  bases: readonly { title: string; article: string; text: string }[];
  checks: readonly { text: string; basis: string }[];
  fees: readonly DemoFee[];
  paymentPlace?: string;
  resultName: string;
  resultValidity: string;
  refusalAuthority?: boolean;
  /** Where an upward item goes; it counts as required. */
  upwardBody?: string;
  /** The departments of a joint item beside its own, by their group. */
  partners?: readonly DemoPartner[];
  quantityLimit?: string;
  serviceHours?: string;
  faq: string;
  /** How often it is asked for, against the others. */
  weight: number;
}

/** A material with what is usual left out: one original on paper, required, from the applicant. */
export function material(name: string, basis: string, more: Partial<DemoMaterial> = {}): DemoMaterial {
  return {
    name,
    basis,
    originals: 1,
    copies: 0,
    form: 'paper',
    issuingBody: '申请人自备',
    necessity: 'required',
    requiredWhen: '',
    requirement: '内容完整、清晰，加盖公章或者签名',
    formName: '',
    sampleNote: '',
    onSpot: false,
    mayFollow: false,
    ...more,
  };
}

/** An application form kept at the window, which may be corrected there. */
export function applicationForm(name: string, basis: string): DemoMaterial {
  return material(name, basis, {
    requirement: '按填写说明逐项填写，签名或者盖章',
    formName: name,
    sampleNote: '窗口和网上均备有空白表和填写样本，免费提供',
    onSpot: true,
  });
}

/** An identity paper that is seen and copied. */
export function identityPaper(basis: string, name = '申请人身份证'): DemoMaterial {
  return material(name, basis, {
    originals: 1,
    copies: 1,
    issuingBody: '公安机关',
    requirement: '在有效期内；原件核对后退还，复印件留存',
    onSpot: true,
  });
}

const LICENSING_LAW = '《中华人民共和国行政许可法》';

/** The steps of a promised permit: intake, review, decision, delivery; limits in working days unless told. */
export function permitSteps(
  reviewLimit: number,
  decisionLimit: number,
  more: { unit?: LimitUnit; between?: readonly DemoStep[] } = {},
): DemoStep[] {
  const unit = more.unit ?? 'workingDays';
  return [
    step('收件受理', '窗口工作人员', `${LICENSING_LAW}第三十二条`),
    step('审查', '部门审查人员', `${LICENSING_LAW}第三十四条`, reviewLimit, unit),
    ...(more.between ?? []),
    step('决定', '部门审批人员', `${LICENSING_LAW}第三十八条`, decisionLimit, unit),
    step('制证送达', '窗口工作人员', `${LICENSING_LAW}第四十四条`),
  ];
}

/** The steps of a matter finished in one visit. */
export function instantSteps(basis: string): DemoStep[] {
  return [step('收件核对', '窗口工作人员', basis), step('当场办结', '窗口工作人员', basis)];
}

export function step(
  name: string,
  actor: string,
  basis: string,
  limitValue: number | null = null,
  limitUnit: LimitUnit = 'workingDays',
): DemoStep {
  return { name, actor, kind: 'ordinary', limitValue, limitUnit, notCounted: false, basis };
}
