import type { CaseKind } from '../cases/kinds.js';
import type { Necessity } from '../cases/materials.js';
import type { TimeLimit } from '../deadlines/time-limit.js';

/** A material as an item of a bundle asks for it. */
export interface BundledMaterial {
  name: string;
  form: string;
  originals: number;
  copies: number;
  necessity: Necessity;
  requiredWhen: string;
  requirement: string;
  onSpot: boolean;
  mayFollow: boolean;
}

/** An item of a bundle as it is in force; those of one group run side by side, groups one after another. */
export interface BundledItem {
  itemId: number;
  name: string;
  departmentId: number;
  group: number;
  kind: CaseKind;
  limit: TimeLimit | null;
  feeCharged: boolean;
  resultName: string;
  materials: readonly BundledMaterial[];
}

/** A material of the merged list, with the items that share it. */
export type MergedMaterial = BundledMaterial & { position: number; sharedBy: readonly string[] };

const FEWEST_ITEMS = 2;

const STRENGTH: Readonly<Record<Necessity, number>> = { optional: 0, conditional: 1, required: 2 };

/**
 * S-42: one list for all items of a bundle; a material of the same name and form is handed in once. The strictest
 * wish counts: the most copies, required before conditional, and it may follow later or be mended on the spot only
 * where every item allows it.
 */
export function mergeMaterials(items: readonly BundledItem[]): MergedMaterial[] {
  const merged = new Map<string, MergedMaterial>();
  for (const item of items) {
    for (const material of item.materials) {
      const key = `${bareName(material.name)}|${material.form}`;
      const known = merged.get(key);
      merged.set(
        key,
        known === undefined
          ? { ...material, position: merged.size + 1, sharedBy: [item.name] }
          : {
              ...stricter(known, material),
              position: known.position,
              sharedBy: [...known.sharedBy, item.name],
            },
      );
    }
  }
  return [...merged.values()];
}

/** S-42: the promise of the whole: the longest item of each group, one group after another; in working days. */
export function bundleLimit(items: readonly Pick<BundledItem, 'group' | 'limit'>[]): TimeLimit {
  const longest = new Map<number, number>();
  for (const { group, limit } of items) {
    longest.set(group, Math.max(longest.get(group) ?? 0, wholeDays(limit)));
  }
  return { value: [...longest.values()].reduce((sum, days) => sum + days, 0), unit: 'workingDays' };
}

/** What is finished within hours takes up the day. */
function wholeDays(limit: TimeLimit | null): number {
  if (limit === null) return 0;
  return limit.unit === 'workingDays' ? limit.value : 1;
}

/** S-42: what the applicant is handed at the end, of all items together. */
export function resultPack(items: readonly Pick<BundledItem, 'resultName'>[]): string {
  return [...new Set(items.map(({ resultName }) => resultName.trim()).filter((name) => name !== ''))].join(
    '、',
  );
}

export type BundleFault =
  | { code: 'too-few-items' }
  | { code: 'kind-not-bundled' | 'limit-not-working-days'; items: readonly string[] }
  | { code: 'several-fees'; items: readonly string[] };

/** Why a bundle cannot be offered; null when it can. Only promised and instant items are bundled. */
export function bundleFault(items: readonly BundledItem[]): BundleFault | null {
  if (items.length < FEWEST_ITEMS) return { code: 'too-few-items' };
  const other = items.filter(({ kind }) => kind !== 'P' && kind !== 'I');
  if (other.length > 0) return { code: 'kind-not-bundled', items: namesOf(other) };
  const uncounted = items.filter(({ kind, limit }) => kind === 'P' && limit?.unit !== 'workingDays');
  if (uncounted.length > 0) return { code: 'limit-not-working-days', items: namesOf(uncounted) };
  const charged = items.slice(1).filter(({ feeCharged }) => feeCharged);
  return charged.length > 0 ? { code: 'several-fees', items: namesOf(charged) } : null;
}

/** A fault as a sentence that tells what to do. */
export function bundleFaultInWords(fault: BundleFault): string {
  switch (fault.code) {
    case 'too-few-items':
      return '一件事至少包含两个已公布的事项，请补全。';
    case 'kind-not-bundled':
      return `一件事只能包含承诺件和即办件，请去掉：${fault.items.join('、')}。`;
    case 'limit-not-working-days':
      return `承诺时限要以工作日计才能放入一件事，请先修改事项：${fault.items.join('、')}。`;
    case 'several-fees':
      return `收费的事项只能有一个，并且排在第一，请调整：${fault.items.join('、')}。`;
    default:
      return fault satisfies never;
  }
}

function stricter(known: MergedMaterial, other: BundledMaterial): BundledMaterial {
  const isStronger = STRENGTH[other.necessity] > STRENGTH[known.necessity];
  return {
    ...known,
    originals: Math.max(known.originals, other.originals),
    copies: Math.max(known.copies, other.copies),
    necessity: isStronger ? other.necessity : known.necessity,
    requiredWhen: joined(known.requiredWhen, other.requiredWhen),
    requirement: joined(known.requirement, other.requirement),
    onSpot: known.onSpot && other.onSpot,
    mayFollow: known.mayFollow && other.mayFollow,
  };
}

function joined(one: string, other: string): string {
  return [...new Set([one.trim(), other.trim()].filter((text) => text !== ''))].join('；');
}

function bareName(name: string): string {
  return name.replace(/[\s《》“”"]/g, '');
}

function namesOf(items: readonly BundledItem[]): string[] {
  return items.map(({ name }) => name);
}
