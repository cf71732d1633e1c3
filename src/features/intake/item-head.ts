import { caseKindName } from '../../domain/cases/kinds.js';
import type { LimitUnit } from '../../domain/deadlines/time-limit.js';
import { limitInWords } from '../../domain/items/compare-limits.js';
import { kindOf } from '../cases/case-facts.js';
import type { IntakeItem } from './intake.repository.js';

/** The item as the head of the intake page names it. */
export function itemHead(item: IntakeItem) {
  const limit =
    item.promisedValue === null
      ? ''
      : limitInWords({ value: item.promisedValue, unit: item.promisedUnit as LimitUnit });
  return {
    id: item.itemId,
    versionId: item.itemVersionId,
    code: item.code,
    name: item.name,
    kind: item.caseKind,
    kindName: caseKindName(kindOf(item.caseKind)),
    departmentName: item.departmentName,
    limit: item.caseKind === 'I' ? '当场办结' : `承诺 ${limit}`,
    feeCharged: item.feeCharged,
    fee: item.feeCharged ? '收费' : '不收费',
    faq: item.faq,
    refusalAuthority: item.refusalAuthority,
    bundle: item.bundle ?? null,
  };
}
