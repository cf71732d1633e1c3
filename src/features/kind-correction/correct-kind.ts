import { may } from '../../domain/access/permissions.js';
import { caseKindName, isCaseKind } from '../../domain/cases/kinds.js';
import { toldRefusal } from '../../domain/cases/refusal.js';
import { correctKind as correct } from '../../domain/kind-correction/correct-kind.js';
import { kindRefusalInWords } from '../../domain/kind-correction/kind-refusal-in-words.js';
import type { ParticularsGiven, ParticularsOutcome } from '../cases/particulars.js';

/** T39: supervision sets the right kind, with its reason; the state stays. */
export function correctKind({ facts, input, person, outcome }: ParticularsGiven): ParticularsOutcome {
  const to = input.toKind ?? '';
  if (!isCaseKind(to)) {
    const no = { rule: 'T39', code: 'kind-missing', facts: {} };
    return { ok: false, refusal: toldRefusal(no, '请选择正确的办件类型。') };
  }
  const corrected = correct(
    { ...facts, itemUpwardBody: facts.item.upwardBody ?? '' },
    {
      to,
      reason: outcome.reason,
      byId: person.staffId,
      isSupervision: may(person.roles, 'case.correct-kind'),
    },
  );
  if (!corrected.ok) {
    return { ok: false, refusal: toldRefusal(corrected.refusal, kindRefusalInWords(corrected.refusal)) };
  }
  return {
    ok: true,
    change: { kind: to },
    details: { from: corrected.from, to, fromKind: caseKindName(corrected.from), toKind: caseKindName(to) },
    papers: {},
    save: () => Promise.resolve(),
  };
}
