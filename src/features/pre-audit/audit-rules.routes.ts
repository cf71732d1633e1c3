import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { listItemsForRules, listRules } from './audit-rules.repository.js';
import { auditRuleForm } from './pre-audit.forms.js';
import { rulesPage } from './rules-page.js';
import { saveAuditRule } from './save-audit-rule.js';

/** The administrator's table of the rule library (S-47). */
export function auditRuleRoutes(deps: Deps): Route[] {
  const show = async (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => {
    const { hallId } = visit.person;
    const rules = await listRules(deps.database, hallId);
    const asked = Number(req.query.rule ?? problem.values.rule ?? 0);
    const edited = rules.find(({ id }) => id === asked) ?? null;
    const items = await listItemsForRules(deps.database, hallId);
    await deps.renderer.page(visit, req, res, 'pre-audit/rules', {
      title: '自动稽核规则',
      status: problem.status,
      locals: { view: rulesPage(rules, items, edited, problem) },
    });
  };

  return [
    get(paths.adminPreAuditRules, 'item.edit', (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: paths.adminPreAuditRules,
      permission: 'item.edit',
      form: auditRuleForm,
      invalid: show,
      async handle(visit, req, res, { rule, version, material, ...values }) {
        const element = values.element === 'material' ? `material:${material}` : values.element;
        const given = {
          id: rule ?? null,
          version,
          values: { ...values, element, itemId: values.itemId ?? null },
        };
        const by = { ...visit.person, address: visit.address };
        const saved = await saveAuditRule(deps.database, by, given, visit.now);
        if (!saved.ok) {
          const { _csrf, ...typed } = req.body as Record<string, unknown>;
          switch (saved.code) {
            case 'fault':
              return show(visit, req, res, problemOf([{ field: saved.field, text: saved.text }], typed));
            case 'item-elsewhere':
              return show(
                visit,
                req,
                res,
                problemOf([{ field: 'itemId', text: '请选择本大厅的事项' }], typed),
              );
            case 'changed': {
              const text = '这条规则刚被别人改过：请重新打开它，核对后再改';
              return show(visit, req, res, problemOf([{ field: 'form', text }], typed, 409));
            }
          }
        }
        req.session.flash = { kind: 'success', text: rule === undefined ? '规则已添加' : '规则已保存' };
        res.redirect(303, paths.adminPreAuditRules);
      },
    }),
  ];
}
