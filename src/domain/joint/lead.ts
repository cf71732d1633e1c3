import type { Role } from '../access/roles.js';
import type { Leg } from './legs.js';

/** C-17: who leads and urges a joint case. */
export const LEAD_SETTINGS = {
  'by-reach': '同一部门内由首接人员牵头，跨部门由督查科牵头',
  'first-receiver': '一律由首接人员牵头',
  supervision: '一律由督查科牵头',
} as const;

export type LeadSetting = keyof typeof LEAD_SETTINGS;

export const DEFAULT_LEAD_SETTING: LeadSetting = 'by-reach';

export type Lead = 'first-receiver' | 'supervision';

export const LEAD_NAMES: Readonly<Record<Lead, string>> = {
  'first-receiver': '首接人员（窗口负责人）',
  supervision: '督查科',
};

/** Whether one of the roles is that of the lead: the window of the first receiver, or the supervision section. */
export function isLeadRole(lead: Lead, roles: readonly Role[]): boolean {
  if (lead === 'supervision') return roles.includes('supervision');
  return roles.includes('clerk') || roles.includes('window-head');
}

/** S-03, section 3.6: inside one department the first receiver leads and urges, across departments supervision. */
export function leadOf(
  legs: readonly Pick<Leg, 'departmentId'>[],
  receivingDepartmentId: number,
  setting: LeadSetting,
): Lead {
  switch (setting) {
    case 'first-receiver':
    case 'supervision':
      return setting;
    case 'by-reach': {
      const isInside = legs.every(({ departmentId }) => departmentId === receivingDepartmentId);
      return isInside ? 'first-receiver' : 'supervision';
    }
    default:
      return setting satisfies never;
  }
}
