import { isCorrectionTermMissed } from '../../domain/cases/guards.js';
import { type IntakeVerdict, intakeVerdict } from '../../domain/cases/intake-verdict.js';
import type { MaterialAfterNotice, ToldMaterial } from '../../domain/cases/second-notice.js';
import type { Step } from './act-on-case.js';
import { checkedMaterial, materialStatusOf } from './case-facts.js';
import { type PapersValues, rowKey } from './cases.forms.js';
import type { MaterialTick } from './cases.repository.js';
import { type LoadedCase, materialColumns } from './load-case.js';

/** The reason written beside a reply that is examined first, unless the clerk writes another (T20). */
export const COMPLEX_REPLY_REASON = '情况复杂，按承诺件受理，审查后答复';

type Ticks = PapersValues['materials'];

/** What the papers on the counter lead to: the first time from RECV, or when the applicant comes back (SUPP). */
export function concludePapers(loaded: LoadedCase, ticks: Ticks): IntakeVerdict {
  const { row, facts, now } = loaded;
  const materials = laidOver(loaded, ticks);
  return intakeVerdict({
    item: { kind: facts.kind, refusalAuthority: facts.item.refusalAuthority },
    materials,
    isApplicantValid: true,
    remitReason: null,
    isComplexReply: facts.kind === 'R',
    tolerantAcceptance: facts.isTolerant === true,
    noticeTermMissed: row.state === 'RECV' && isCorrectionTermMissed(facts, now),
    told: row.noticeServedAt === null ? null : toldMaterials(loaded),
  });
}

/** True when the notice that would follow breaks the rule of telling everything at once (FA-03). */
export function isBreach(verdict: IntakeVerdict): boolean {
  return verdict.reasons.some((reason) => reason.code === 'second-notice-breach');
}

/** The steps that a conclusion asks for; from SUPP the receipt comes first (T11), alone while undecided. */
export function stepsFor(loaded: LoadedCase, verdict: IntakeVerdict, values: PapersValues): Step[] {
  const { resultName, resultNumber, receiverName, receiptNumber, reason, promisedDate, signedBy } = values;
  const receipt: Step = { action: 'receive-supplement', input: {} };
  if (verdict.action === null) return [receipt];
  const first = loaded.row.state === 'SUPP' ? [receipt] : [];
  switch (verdict.outcome) {
    case 'finish-instant':
      return [
        ...first,
        { action: verdict.action, input: { resultName, resultNumber, receiverName, receiptNumber } },
      ];
    case 'tolerate':
      return [...first, { action: verdict.action, input: { promisedDate, signedBy } }];
    case 'treat-as-promised':
      return [...first, { action: verdict.action, input: { reason: reason || COMPLEX_REPLY_REASON } }];
    default:
      return [...first, { action: verdict.action, input: {} }];
  }
}

/** The ticks that differ from what is stored. */
export function changedTicks(loaded: LoadedCase, ticks: Ticks): MaterialTick[] {
  return loaded.materials.flatMap(({ position, status, problem }) => {
    const tick = ticks[rowKey(position)];
    if (tick === undefined) return [];
    const isSame = tick.status === status && tick.problem === problem && !tick.renewed;
    return isSame ? [] : [{ position, status: tick.status, problem: tick.problem, renewed: tick.renewed }];
  });
}

function laidOver(loaded: LoadedCase, ticks: Ticks): MaterialAfterNotice[] {
  return loaded.materials.map((row) => {
    const tick = ticks[rowKey(row.position)];
    const material = checkedMaterial(materialColumns(row));
    return tick === undefined ? material : { ...material, ...tick };
  });
}

function toldMaterials({ materials }: LoadedCase): ToldMaterial[] {
  return materials
    .filter((row) => row.toldStatus !== '')
    .map(({ position, toldStatus }) => ({ position, status: materialStatusOf(toldStatus) }));
}
