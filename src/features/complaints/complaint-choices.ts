import type { Database } from '../../db/database.js';
import { FAULTS } from '../../domain/accountability/fault-catalogue.js';
import {
  COMPLAINT_CATEGORIES,
  COMPLAINT_SEVERITIES,
  COMPLAINT_TARGETS,
} from '../../domain/complaints/categories.js';
import { COMPLAINT_CHANNELS, STAFF_CHANNELS } from '../../domain/complaints/channels.js';
import { isOnRoute } from '../../domain/complaints/routes.js';
import type { FoundComplaint } from './complaints.repository.js';
import { unconcernedStaff } from './reroute-complaint.js';
import { steppedComplaint } from './take-complaint-step.js';

export interface Choice {
  value: string;
  label: string;
}

/** The entries of a table of words as choices of a form. */
export function choicesOf(table: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(table).map(([value, label]) => ({ value, label }));
}

/** What every form about a complaint chooses from. */
export const COMPLAINT_CHOICES = {
  channels: STAFF_CHANNELS.map((value) => ({ value, label: COMPLAINT_CHANNELS[value] })),
  categories: choicesOf(COMPLAINT_CATEGORIES),
  severities: choicesOf(COMPLAINT_SEVERITIES),
  targets: choicesOf(COMPLAINT_TARGETS),
  faults: FAULTS.map(({ id, text }) => ({ value: id, label: `${id} ${text}` })),
};

/** The people, windows and departments of a hall that may be complained of. */
export async function targetChoices({ read }: Database, hallId: number) {
  const [staff, windows, departments] = await Promise.all([
    read.staff.findMany({
      where: { hallId, active: true },
      select: { id: true, name: true, post: true, department: { select: { name: true } } },
      orderBy: [{ departmentId: 'asc' }, { name: 'asc' }, { id: 'asc' }],
    }),
    read.window.findMany({ where: { hallId, active: true }, orderBy: { id: 'asc' } }),
    read.department.findMany({ where: { hallId, active: true }, orderBy: { id: 'asc' } }),
  ]);
  return {
    staff: staff.map((each) => ({
      value: String(each.id),
      label: [each.department?.name, each.name, each.post].filter(Boolean).join(' · '),
    })),
    windows: windows.map((each) => ({ value: String(each.id), label: `${each.number}号窗口 ${each.name}` })),
    departments: departments.map((each) => ({ value: String(each.id), label: each.name })),
  };
}

/** Who may be given a complaint: the people of the body that leads it, without anybody who is concerned. */
export async function handlerChoices({ read }: Database, complaint: FoundComplaint): Promise<Choice[]> {
  const { route } = steppedComplaint(complaint);
  const staff = await unconcernedStaff(read, complaint);
  return staff
    .filter(({ roles }) => isOnRoute(roles, route))
    .map(({ staffId, name }) => ({ value: String(staffId), label: name }));
}
