import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { SATISFACTIONS } from '../../domain/complaints/after-answer.js';
import { HEARING_SIDES } from '../../domain/complaints/hearing-sides.js';
import { INVESTIGATORS_RULES } from '../../domain/complaints/investigators-rules.js';
import { COMPLAINT_FINDINGS } from '../../domain/complaints/states.js';
import { NotFoundError } from '../../web/errors.js';
import type { FormProblem } from '../../web/forms.js';
import type { StaffVisit } from '../../web/visit.js';
import { COMPLAINT_CHOICES, choicesOf, handlerChoices, targetChoices } from './complaint-choices.js';
import { complaintPage } from './complaint-page.js';
import { type FoundComplaint, readComplaint } from './complaints.repository.js';
import type { Complainant } from './open-identity.js';

/** The page of a complaint with the forms of the steps that may be taken now. */
export async function showComplaint(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
  complainant: Complainant | null = null,
): Promise<void> {
  const found = await readComplaint(deps.database, visit.person, String(req.params.number ?? ''));
  if (found === null) throw new NotFoundError('找不到这件投诉，或者它不归您办理');
  const shown = await complaintPage(deps, visit, found, complainant);
  const view = {
    ...shown,
    problem: { ...problem, values: { ...proposedValues(found, visit), ...problem.values } },
    choices: {
      ...COMPLAINT_CHOICES,
      sides: choicesOf(HEARING_SIDES),
      findings: choicesOf(COMPLAINT_FINDINGS),
      satisfactions: choicesOf(SATISFACTIONS),
      ...(shown.steps.length === 0 ? NO_TARGETS : await targetChoices(deps.database, found.hallId)),
      handlers: shown.steps.includes('assign') ? await handlerChoices(deps.database, found) : [],
    },
    rules: INVESTIGATORS_RULES,
  };
  res.setHeader('cache-control', 'no-store');
  await deps.renderer.page(visit, req, res, 'complaints/complaint', {
    title: `投诉 ${found.number}`,
    status: problem.status,
    locals: { view },
  });
}

const NO_TARGETS = { staff: [], windows: [], departments: [] };

/** What the forms hold before anybody types: what is known of the complaint. */
function proposedValues(row: FoundComplaint, visit: StaffVisit): Record<string, unknown> {
  const blamed = row.substitute?.staffId ?? row.targetStaffId;
  return {
    category: row.category,
    severity: row.severity,
    levelSkipping: row.levelSkipping ? 'on' : '',
    targetKind: row.targetKind,
    targetStaffId: row.targetStaffId ?? '',
    targetWindowId: row.targetWindowId ?? '',
    targetDepartmentId: row.targetDepartmentId ?? '',
    handlerId: row.assignedToId ?? visit.person.staffId,
    unitId: row.handlingDepartmentId ?? '',
    blamedStaffId: row.blamedStaffId ?? blamed ?? '',
    blamedWindowId: row.blamedWindowId ?? row.targetWindowId ?? '',
    blamedDepartmentId: row.blamedDepartmentId ?? row.targetDepartmentId ?? '',
  };
}
