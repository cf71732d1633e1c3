import type { CaseState } from '../cases/states.js';

/** Who may hold a case and use its time, as in section 3.2. */
export const HOLDERS = {
  window: '窗口',
  applicant: '申请人',
  reviewer: '部门审查审批',
  'special-procedure': '特别程序',
  'joint-department': '联办部门',
  superior: '上级机关',
} as const;

export type Holder = keyof typeof HOLDERS;

export const HOLDER_CODES = Object.keys(HOLDERS) as readonly Holder[];

const HOLDER_OF_STATE: Readonly<Record<CaseState, Holder | null>> = {
  ENQ: 'window',
  BOOKED: 'applicant',
  DRAFT: 'applicant',
  PRE: 'reviewer',
  PRE_FIX: 'applicant',
  PRE_OK: 'applicant',
  RECV: 'window',
  SUPP: 'applicant',
  ACC: 'reviewer',
  ACC_T: 'reviewer',
  REJ_F: null,
  REV: 'reviewer',
  SITE: 'special-procedure',
  EXP: 'special-procedure',
  PUB: 'special-procedure',
  LEGS: 'joint-department',
  UP: 'superior',
  NEG_REF: 'reviewer',
  EXT: 'reviewer',
  DEC_Y: 'window',
  DEC_N: null,
  PAY: 'applicant',
  READY: 'applicant',
  DONE: null,
  RETURN: null,
  WITHDRAWN: null,
};

/** Who holds a case in this state; null when it is closed and nobody does. */
export function holderOf(state: CaseState): Holder | null {
  return HOLDER_OF_STATE[state];
}

/** The Chinese name of a holder. */
export function holderName(holder: Holder): string {
  return HOLDERS[holder];
}
