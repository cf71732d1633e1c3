import { FAULT_STATES, type FaultState } from './fault-states.js';

/** The steps of a fault (S-14): what each needs, where it leads. Reversal comes from an appeal alone. */
export const FAULT_STEPS = {
  'call-hearing': { from: ['proposed'], to: 'hearing', permission: 'fault.establish' },
  'record-hearing': { from: ['hearing'], to: 'hearing', permission: 'fault.establish' },
  establish: { from: ['hearing'], to: 'established', permission: 'fault.establish' },
  dismiss: { from: ['proposed', 'hearing'], to: 'dismissed', permission: 'fault.establish' },
  decide: { from: ['established'], to: 'decided', permission: 'fault.decide' },
  'decide-against': { from: ['established'], to: 'dismissed', permission: 'fault.decide' },
  'enter-correction': { from: ['decided'], to: 'decided', permission: 'fault.establish' },
  'enter-apology': { from: ['decided'], to: 'decided', permission: 'fault.establish' },
  close: { from: ['decided'], to: 'closed', permission: 'fault.establish' },
} as const satisfies Record<
  string,
  { from: readonly FaultState[]; to: FaultState; permission: 'fault.establish' | 'fault.decide' }
>;

export type FaultStep = keyof typeof FAULT_STEPS;

/** A fault as the procedure needs it; ids are of staff, moments in milliseconds. */
export interface FaultInProcedure {
  state: FaultState;
  personId: number;
  /** For whom the person concerned stood in; he has no hand in it either. */
  actedForId: number | null;
  proposedById: number;
  establishedById: number | null;
  decidedById: number | null;
  heardAt: number | null;
  /** Until when the person may speak. */
  hearBy: number | null;
  correctedAt: number | null;
  apologyAt: number | null;
  /** Until when he may appeal, and whether an appeal waits. */
  appealBy: number | null;
  hasOpenAppeal: boolean;
}

export type FaultRefusalCode =
  | 'no-permission'
  | 'concerned'
  | 'proposed-it'
  | 'established-it'
  | 'not-now'
  | 'not-heard'
  | 'heard-already'
  | 'not-corrected'
  | 'no-apology'
  | 'appeal-open'
  | 'appeal-term-runs'
  | 'unknown-fault'
  | 'unknown-person'
  | 'proposed-already'
  | 'own-fault'
  | 'not-yet-happened'
  | 'no-measure';

export interface FaultRefusal {
  rule: string;
  code: FaultRefusalCode;
  field: string;
}

/** In the words of the hall. */
export const FAULT_REFUSALS: Readonly<Record<FaultRefusalCode, string>> = {
  'no-permission': '您的岗位不能办理这一步',
  concerned: '过错涉及您本人，您不能参与处理',
  'proposed-it': '线索是您提出的，认定和决定要由其他人员办理',
  'established-it': '过错是您认定的，要由其他人员决定',
  'not-now': '现在不能办理这一步，请看清当前的进度',
  'not-heard': '还没有听取本人申辩，申辩期限也没有到，不能认定',
  'heard-already': '申辩已经记录过，不能更改',
  'not-corrected': '还没有登记改正情况，不能结案',
  'no-apology': '还没有登记向办事人赔礼道歉的情况，不能结案',
  'appeal-open': '本人的申诉还没有复核，不能结案',
  'appeal-term-runs': '本人的申诉期限还没有过，不能结案',
  'unknown-fault': '请从过错目录中选择',
  'unknown-person': '请选择本大厅的责任人',
  'proposed-already': '这条线索已经提出过',
  'own-fault': '不能提出涉及自己的过错线索',
  'not-yet-happened': '发生时间不能晚于现在',
  'no-measure': '请至少选择一项处理措施',
};

/** A refusal with its rule; `field` is the field of the form it belongs to. */
export function refuseFault(code: FaultRefusalCode, field = 'form', rule = 'S-14'): FaultRefusal {
  return { rule, code, field };
}

/**
 * S-14: whether a person may take a step now; null when he may. Who proposes, who establishes, who decides and who
 * is concerned are four different people, by their number, whatever roles one of them holds.
 */
export function refuseStep(
  fault: FaultInProcedure,
  step: FaultStep,
  by: { staffId: number; permissions: ReadonlySet<string> },
  now: number,
): FaultRefusal | null {
  const { from, permission } = FAULT_STEPS[step];
  if (!by.permissions.has(permission)) return refuseFault('no-permission');
  const apart = refuseForSeparation(fault, step, by.staffId);
  if (apart !== null) return apart;
  if (!(from as readonly FaultState[]).includes(fault.state)) return refuseFault('not-now');
  switch (step) {
    case 'record-hearing':
      return fault.heardAt === null ? null : refuseFault('heard-already', 'statement');
    case 'establish':
      return mayBeEstablished(fault, now) ? null : refuseFault('not-heard');
    case 'close':
      return refuseClosing(fault, now);
    default:
      return null;
  }
}

/** S-14: the person concerned himself may speak once, as long as his fault is being heard. */
export function refuseStatement(fault: FaultInProcedure, staffId: number): FaultRefusal | null {
  if (fault.personId !== staffId) return refuseFault('no-permission');
  if (fault.state !== 'hearing') return refuseFault('not-now');
  return fault.heardAt === null ? null : refuseFault('heard-already', 'statement');
}

/** The steps that a person may take now, in the order of the procedure. */
export function stepsFor(
  fault: FaultInProcedure,
  by: { staffId: number; permissions: ReadonlySet<string> },
  now: number,
): FaultStep[] {
  return (Object.keys(FAULT_STEPS) as FaultStep[]).filter(
    (step) => refuseStep(fault, step, by, now) === null,
  );
}

/** Whether somebody is out of the matter: only open states count as work. */
export function isFaultOpen(state: FaultState): boolean {
  return FAULT_STATES[state].isOpen;
}

function refuseForSeparation(fault: FaultInProcedure, step: FaultStep, staffId: number) {
  if (staffId === fault.personId || staffId === fault.actedForId) return refuseFault('concerned');
  if (staffId === fault.proposedById && isJudging(step)) return refuseFault('proposed-it');
  const isDecision = step === 'decide' || step === 'decide-against';
  if (isDecision && staffId === fault.establishedById) return refuseFault('established-it');
  return null;
}

/** The steps that judge the matter; entering what was mended and closing do not. */
function isJudging(step: FaultStep): boolean {
  return step !== 'enter-correction' && step !== 'enter-apology' && step !== 'close';
}

function mayBeEstablished({ heardAt, hearBy }: FaultInProcedure, now: number): boolean {
  return heardAt !== null || (hearBy !== null && now > hearBy);
}

function refuseClosing(fault: FaultInProcedure, now: number): FaultRefusal | null {
  if (fault.hasOpenAppeal) return refuseFault('appeal-open');
  if (fault.correctedAt === null) return refuseFault('not-corrected');
  if (fault.apologyAt === null) return refuseFault('no-apology');
  if (fault.appealBy !== null && now <= fault.appealBy) return refuseFault('appeal-term-runs');
  return null;
}
