import type { FormProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { caseHead, materialLine } from './case-page.js';
import { rowKey } from './cases.forms.js';
import type { LoadedCase } from './load-case.js';
import { stampOf } from './step-page.js';

/** The reviewer's checklist (S-44): each point of the item to tick, with a note. */
export function reviewChecksPage(loaded: LoadedCase, problem: FormProblem, since: readonly string[]) {
  const typed = problem.values.checks as
    | Record<string, { ticked?: unknown; note?: unknown } | undefined>
    | undefined;
  return {
    head: caseHead(loaded),
    problem,
    since,
    stamp: stampOf(loaded, problem, since),
    action: paths.caseAction(loaded.row.number, 'review-checks'),
    materials: loaded.materials.map(materialLine),
    checks: loaded.checks.map((check) => {
      const entered = typed?.[rowKey(check.position)];
      const note = typed === undefined ? check.note : entered?.note;
      return {
        key: rowKey(check.position),
        position: check.position,
        text: check.text,
        ticked: typed === undefined ? check.ticked === 1 : Boolean(entered?.ticked),
        note: typeof note === 'string' ? note : '',
        error: problem.byField[`checks.${rowKey(check.position)}.note`],
      };
    }),
  };
}
