import { type Refusal, toldRefusal } from '../../domain/cases/refusal.js';
import { WRONG_KIND_WORDS, wrongKindAtIntake } from '../../domain/kind-correction/wrong-kind.js';
import { kindOf } from '../cases/case-facts.js';

/**
 * SV-10: stops the intake of a kind that does not fit. The kind comes from the item, so that only an item without
 * need of a superior can be recorded as upward (FA-08). Null when it fits.
 */
export function refuseWrongKind(item: {
  caseKind: string;
  upwardBody: string;
  upwardRequired: boolean;
}): Refusal | null {
  const kind = kindOf(item.caseKind);
  const upwardBody = item.upwardBody || (item.upwardRequired ? '上级机关' : '');
  const wrong = wrongKindAtIntake(kind, { kind, upwardBody });
  if (wrong === null) return null;
  const no = { rule: wrong.fault, code: wrong.code, facts: { kind } };
  return toldRefusal(no, `${WRONG_KIND_WORDS[wrong.code]}请先请管理员更正事项，再收件。`);
}
