import { type IntakeVerdict, intakeVerdict } from '../../domain/cases/intake-verdict.js';
import type { MaterialStatus } from '../../domain/cases/materials.js';
import { isRemitReason } from '../../domain/cases/remit.js';
import { checkedMaterial, kindOf } from '../cases/case-facts.js';
import { tickKey } from './intake.forms.js';
import type { IntakeItem } from './intake.repository.js';

/** The parts of a half-written form on which the conclusion rests. */
export interface Written {
  materials: Readonly<Record<string, { status: MaterialStatus; problem: string }>>;
  remitReason: string;
  isComplexReply: boolean;
  isReferred: boolean;
}

/** What will happen with the papers as they are ticked so far. */
export function conclude(
  item: IntakeItem | null,
  written: Written,
  isApplicantValid: boolean,
  isTolerant: boolean,
): IntakeVerdict {
  return intakeVerdict({
    item: item === null ? null : { kind: kindOf(item.caseKind), refusalAuthority: item.refusalAuthority },
    materials: (item?.materials ?? []).map((row) => {
      const tick = written.materials[tickKey(row.position)];
      return checkedMaterial({ ...row, status: tick?.status ?? 'unchecked', problem: tick?.problem ?? '' });
    }),
    isApplicantValid,
    remitReason: isRemitReason(written.remitReason) ? written.remitReason : null,
    isComplexReply: written.isComplexReply,
    isReferred: written.isReferred,
    tolerantAcceptance: isTolerant,
    noticeTermMissed: false,
    told: null,
  });
}
