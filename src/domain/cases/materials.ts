/** Whether a material must be there: always, when its condition applies, or at will. */
export const NECESSITIES = { required: '必要', conditional: '符合条件时需要', optional: '可选' } as const;

export type Necessity = keyof typeof NECESSITIES;

export const MATERIAL_STATUSES = {
  unchecked: '未核对',
  present: '有',
  missing: '缺',
  defective: '不合要求',
  'follows-later': '可后补',
} as const;

export type MaterialStatus = keyof typeof MATERIAL_STATUSES;

/** A material of a case as it was checked at the window; `problem` says what is wrong. */
export interface CheckedMaterial {
  position: number;
  name: string;
  necessity: Necessity;
  onSpot: boolean;
  mayFollow: boolean;
  status: MaterialStatus;
  problem: string;
}

/**
 * The materials that stand against acceptance: a required one that is not there, and any that is there but
 * not as it must be. A conditional or optional material that is simply missing does not count.
 * `tolerantAcceptance` lets a material marked "may follow later" follow later (S-39).
 */
export function blockingMaterials<Material extends CheckedMaterial>(
  materials: readonly Material[],
  tolerantAcceptance = false,
): Material[] {
  return materials.filter((material) => isBlocking(material, tolerantAcceptance));
}

/** True when the notice can say what is wrong: a defect needs words, a gap explains itself (S-04). */
export function isDescribed(material: CheckedMaterial): boolean {
  return material.status !== 'defective' || material.problem.trim() !== '';
}

function isBlocking(material: CheckedMaterial, tolerantAcceptance: boolean): boolean {
  switch (material.status) {
    case 'present':
      return false;
    case 'defective':
      return true;
    case 'missing':
    case 'unchecked':
      return material.necessity === 'required';
    case 'follows-later':
      return !(tolerantAcceptance && material.mayFollow) && material.necessity === 'required';
  }
}
