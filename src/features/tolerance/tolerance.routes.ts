import type { Deps } from '../../app.js';
import type { Route } from '../../web/routes.js';
import { stepRoutes } from '../cases/step-routes.js';
import { gapFillingForm, returnForm } from './tolerance.forms.js';
import { gapFillingPage, returnLook, returnPage } from './tolerance-pages.js';

/** The promised rest of a case (S-39), and its return when nothing comes (T36). */
export function toleranceRoutes(deps: Deps): Route[] {
  return [
    ...stepRoutes(deps, {
      noun: 'gap-fillings',
      permission: 'case.supplement',
      form: gapFillingForm,
      page: gapFillingPage,
      step: () => ({ action: 'hand-in-rest', input: {} }),
      ticks: ({ came }, { materials }) =>
        materials
          .filter(({ name }) => came.includes(name))
          .map(({ position }) => ({ position, status: 'present', problem: '' })),
      done: () => '补交的材料已登记',
    }),
    ...stepRoutes(deps, {
      noun: 'returns',
      permission: 'case.return',
      form: returnForm,
      page: returnPage,
      step: ({ reason }) => ({ action: 'return', input: { reason } }),
      look: returnLook,
      done: () => '已退件，请打印退件通知书',
    }),
  ];
}
