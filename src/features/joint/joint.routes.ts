import type { Deps } from '../../app.js';
import { maskPhone } from '../../domain/identity/masks.js';
import type { Route } from '../../web/routes.js';
import { publicUrl } from '../cases/carry-out.js';
import type { LoadedCase } from '../cases/load-case.js';
import { stepRoutes } from '../cases/step-routes.js';
import { contactNameOf, projectNameOf } from './begin-joint.js';
import { boardRoutes } from './board.routes.js';
import { closeJointLegs, opinionsInWords } from './close-legs.js';
import { legClosingForm, legOpeningForm } from './joint.forms.js';
import { legClosingPage, legOpeningPage } from './joint-steps.js';
import { legRoutes } from './legs.routes.js';
import { openJointLegs } from './open-legs.js';

/** Joint cases (S-45): opening and closing the legs, the board, and what the departments do. */
export function jointRoutes(deps: Deps): Route[] {
  const { database, vault } = deps;
  return [
    ...stepRoutes(deps, {
      noun: 'leg-openings',
      permission: 'case.lead-joint',
      form: legOpeningForm,
      page: async (loaded, problem) => legOpeningPage(loaded, await formOf(deps, loaded), problem),
      step: ({ projectName, contactName }, { facts }) => {
        const departments = (facts.joint?.legs ?? []).map(({ departmentName }) => departmentName);
        return { action: 'open-legs', input: { told: { departments, projectName, contactName } } };
      },
      beside: ({ projectName, contactName }, _loaded, { person, now }, req) =>
        openJointLegs(
          { database, vault, publicUrl: publicUrl(deps, req) },
          person,
          { projectName, contactName },
          now,
        ),
      done: () => '已启动并联审批，抄告单已经发给第 1 组各部门',
    }),
    ...stepRoutes(deps, {
      noun: 'leg-closings',
      permission: 'case.lead-joint',
      form: legClosingForm,
      page: legClosingPage,
      step: (_values, { facts }) => ({
        action: 'close-legs',
        input: { told: { words: opinionsInWords(facts.joint?.legs ?? []) } },
      }),
      beside: () => closeJointLegs(),
      done: () => '各部门意见已汇总，转审批决定',
    }),
    ...boardRoutes(deps),
    ...legRoutes(deps),
  ];
}

/** The joint application form as far as the case tells it; the phone is masked. */
async function formOf({ database, vault }: Deps, { row }: LoadedCase) {
  const sealed = row.phoneCipher;
  const phone = sealed === null ? '' : vault.open(sealed, `Applicant.phone:${row.rowKey ?? ''}`);
  const hasAgent = row.agentPhoneCipher !== null;
  return {
    projectName: projectNameOf(row),
    contactName: await contactNameOf(database.read, row),
    phone: phone === '' ? (hasAgent ? '代办人电话已登记' : '') : maskPhone(phone),
  };
}
