import { toldRefusal } from '../../domain/cases/refusal.js';
import { fillGap } from '../../domain/tolerance/tolerance.js';
import { toleranceRefusalInWords } from '../../domain/tolerance/tolerance-refusal-in-words.js';
import type { ParticularsGiven, ParticularsOutcome } from '../cases/particulars.js';
import { gapOf } from './policy.js';

/** TD2, S-39: what came of the promised rest; the promise is kept once nothing of it is missing. */
export function handInRest({ extras, facts, came, now }: ParticularsGiven): ParticularsOutcome {
  const stored = extras.gap;
  if (stored === null) return no('no-open-gap', '没有尚未补交的容缺材料，请刷新页面。');
  const awaited = came.filter((name) => stored.materials.includes(name));
  if (awaited.length === 0) return no('nothing-came', '请勾选补交了哪些材料。');
  const rest = stored.materials.filter(
    (name) => !facts.materials.some((material) => material.name === name && material.status === 'present'),
  );
  const filled = fillGap(gapOf(stored), now.getTime());
  if (!filled.ok) {
    return { ok: false, refusal: toldRefusal(filled.refusal, toleranceRefusalInWords(filled.refusal)) };
  }
  return {
    ok: true,
    change: {},
    details: { materials: awaited, rest },
    papers: {},
    async save(tx) {
      if (rest.length > 0) return;
      await tx.gapPromise.update({ where: { id: stored.id }, data: { fulfilledAt: now } });
    },
  };
}

function no(code: string, words: string): ParticularsOutcome {
  return { ok: false, refusal: toldRefusal({ rule: 'T13', code, facts: {} }, words) };
}
