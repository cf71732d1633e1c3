import { LEAD_NAMES, type LeadSetting, leadOf } from '../joint/lead.js';

/** The four duties of who first receives an application that needs several procedures (S-03, section 3.6). */
export const FIRST_RECEIVER_DUTIES = {
  ask: '询问',
  inform: '告知',
  urge: '催办',
  liaise: '联络',
} as const;

export type FirstReceiverDuty = keyof typeof FIRST_RECEIVER_DUTIES;

/** Who has a duty; a section as a whole has no id. */
export interface DutyOwner {
  staffId: number | null;
  name: string;
}

export interface DutyTask {
  duty: FirstReceiverDuty;
  words: string;
  owner: DutyOwner;
}

export interface SeveralProcedures {
  procedures: readonly { name: string; departmentId: number }[];
  receivingDepartmentId: number;
  receiver: { staffId: number; name: string };
  /** The window head of the receiving department; null when there is none. */
  windowHead: { staffId: number; name: string } | null;
  leadSetting: LeadSetting;
}

/**
 * S-03: two or more procedures make four duties. Asking and informing stay with the first receiver; urging and
 * liaising are his window head's inside one department, and the supervision section's across departments.
 */
export function dutiesOfFirstReceiver(given: SeveralProcedures): DutyTask[] {
  const lead = leadOf(given.procedures, given.receivingDepartmentId, given.leadSetting);
  const names = given.procedures.map(({ name }) => name).join('、');
  const leader: DutyOwner =
    lead === 'supervision'
      ? { staffId: null, name: LEAD_NAMES.supervision }
      : (given.windowHead ?? given.receiver);
  const told = lead === 'supervision' ? '并联窗口或者督查科' : '有关科室或者分管领导';
  return [
    { duty: 'ask', words: askWords(), owner: given.receiver },
    {
      duty: 'inform',
      words: `告知申请人可以分窗口申报，也可以在并联窗口一并申报，并告知${told}：${names}`,
      owner: given.receiver,
    },
    { duty: 'urge', words: `催办：${names}`, owner: leader },
    { duty: 'liaise', words: `联络备齐、移交材料，通知申请人领取：${names}`, owner: leader },
  ];
}

/** What stands on the desk until the procedures are asked and written down. */
export function askWords(): string {
  return '询问申请人共办几项、哪几项';
}

const DUTY_KIND = /^joint-(ask|inform|urge|liaise)$/;

/** The kind of the task row of a duty. */
export function dutyKind(duty: FirstReceiverDuty): string {
  return `joint-${duty}`;
}

/** The Chinese name of the duty that a task row of this kind carries; null when it carries none. */
export function dutyNameOf(kind: string): string | null {
  const duty = DUTY_KIND.exec(kind)?.[1];
  return duty === undefined ? null : FIRST_RECEIVER_DUTIES[duty as FirstReceiverDuty];
}
