import { blockingMaterials, type CheckedMaterial, type MaterialStatus } from './materials.js';

/** What the first notice said of a material: its status then; '' when it was not spoken of. */
export interface ToldMaterial {
  position: number;
  status: MaterialStatus | '';
}

/** A material now; `renewed` when another paper was handed in for it since the first notice. */
export type MaterialAfterNotice = CheckedMaterial & { renewed?: boolean };

export interface SecondNoticeBreach {
  /** True: the second notice is a breach of one-time notification, to be shown to supervision. */
  breach: boolean;
  rule: 'FA-03';
  /** The materials whose fault could have been told the first time. */
  materials: { position: number; name: string; told: MaterialStatus | ''; now: MaterialStatus }[];
}

/**
 * A second notice may only name what was not there to be seen the first time (S-04, FA-03): a gap or defect
 * told before that persists, or a paper handed in since. A material passed over then and faulted now, without
 * a new paper, was to be seen and is a breach.
 */
export function secondNoticeBreach(
  firstNotice: readonly ToldMaterial[],
  materialsNow: readonly MaterialAfterNotice[],
): SecondNoticeBreach {
  const materials = blockingMaterials(materialsNow)
    .filter((material) => material.renewed !== true)
    .map((material) => ({
      position: material.position,
      name: material.name,
      told: firstNotice.find((told) => told.position === material.position)?.status ?? ('' as const),
      now: material.status,
    }))
    .filter(({ told }) => !wasTold(told));
  return { breach: materials.length > 0, rule: 'FA-03', materials };
}

/** The first notice as it must be kept for comparison: every material that was named in it. */
export function toldMaterials(materials: readonly CheckedMaterial[]): ToldMaterial[] {
  return blockingMaterials(materials).map(({ position, status }) => ({ position, status }));
}

function wasTold(status: MaterialStatus | ''): boolean {
  return status === 'missing' || status === 'defective' || status === 'follows-later';
}
