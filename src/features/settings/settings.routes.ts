import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallReach } from '../halls/managed-halls.js';
import { type SettingValues, saveSettings, storedSettings } from './save-settings.js';
import { groupedSettings } from './setting-groups.js';
import { SETTINGS } from './setting-table.js';
import { type SettingsValues, settingsForm } from './settings.forms.js';

const REFUSALS = {
  changed: '设置刚被别人改过；您填写的内容还在，核对后再保存',
  'out-of-reach': '这个大厅不在您的管理范围内',
} as const;

/** The settings of a hall: one page drawn from the table. */
export function settingsRoutes(deps: Deps): Route[] {
  const page = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showSettings(deps, visit, req, res, problem);
  return [
    get(paths.adminSettings, 'settings.manage', (visit, req, res) => page(visit, req, res, noProblem())),
    post({
      path: paths.adminSettings,
      permission: 'settings.manage',
      form: settingsForm,
      invalid: page,
      handle: (visit, req, res, values) => takeSettings(deps, visit, req, res, values),
    }),
  ];
}

async function showSettings(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
): Promise<void> {
  const { halls, hall } = await hallReach(deps.database, visit, req.query.hall);
  const stored = await storedSettings(deps.database.read, hall.id);
  const typed = problem.errors.length > 0;
  await deps.renderer.page(visit, req, res, 'settings/settings', {
    title: '设置',
    status: problem.status,
    locals: {
      problem: { ...problem, values: typed ? problem.values : stored.values },
      errors: problem.errors.map((error) => ({ ...error, text: `${labelOf(error.field)}${error.text}` })),
      seen: typed && problem.status !== 409 ? problem.values.seen : stored.seen,
      groups: groupedSettings(),
      halls,
      hall,
    },
  });
}

/** Among so many fields the summary at the top names the one that is wrong. */
function labelOf(field: string): string {
  const row = SETTINGS.find(({ key }) => key === field);
  return row === undefined ? '' : `${row.label}：`;
}

async function takeSettings(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  { seen, ...values }: SettingsValues,
): Promise<void> {
  const { administrator, hall } = await hallReach(deps.database, visit, req.query.hall);
  const given = { hallId: hall.id, seen, values: values as SettingValues };
  const saved = await saveSettings(deps.database, administrator, given, visit.now);
  if (!saved.ok) {
    const problem = problemOf([{ field: 'form', text: REFUSALS[saved.code] }], req.body, 409);
    return showSettings(deps, visit, req, res, problem);
  }
  const text = saved.changed === 0 ? '没有改动' : `已保存 ${saved.changed} 项设置，几秒内生效`;
  req.session.flash = { kind: saved.changed === 0 ? 'notice' : 'success', text };
  res.redirect(303, `${paths.adminSettings}?hall=${hall.id}`);
}
