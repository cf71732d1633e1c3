import type { Request, Response } from 'express';
import type { z } from 'zod';
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
      async handle(visit, req, res, entered) {
        const by = { ...visit.person, address: visit.address };
        const saved = await saveAuditRule(deps.database, by, ruleOf(entered), visit.now);
        const { _csrf, ...typed } = req.body as Record<string, unknown>;
        if (!saved.ok) return show(visit, req, res, unsavedRule(saved, typed));
        const text = entered.rule === undefined ? '规则已添加' : '规则已保存';
        req.session.flash = { kind: 'success', text };
        res.redirect(303, paths.adminPreAuditRules);
      },
    }),
  ];
}

function ruleOf({ rule, version, material, ...values }: z.output<typeof auditRuleForm>) {
  const element = values.element === 'material' ? `material:${material}` : values.element;
  return { id: rule ?? null, version, values: { ...values, element, itemId: values.itemId ?? null } };
}

type Unsaved = Extract<Awaited<ReturnType<typeof saveAuditRule>>, { ok: false }>;

function unsavedRule(saved: Unsaved, typed: Record<string, unknown>): FormProblem {
  switch (saved.code) {
    case 'fault':
      return problemOf([{ field: saved.field, text: saved.text }], typed);
    case 'item-elsewhere':
      return problemOf([{ field: 'itemId', text: '请选择本大厅的事项' }], typed);
    case 'changed': {
      const text = '这条规则刚被别人改过：请重新打开它，核对后再改';
      return problemOf([{ field: 'form', text }], typed, 409);
    }
  }
}
