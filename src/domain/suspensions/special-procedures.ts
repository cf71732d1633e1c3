import type { ItemStep, StepKind } from '../items/item-content.js';

/** 行政许可法第四十五条: the time of these procedures is not counted (TL-118). */
export const NOT_COUNTED_BASIS = '《中华人民共和国行政许可法》第四十五条';

interface ProcedureRow {
  name: string;
  /** Empty where the law itself does not name the procedure: the item's step must give the basis. */
  defaultBasis: string;
}

/** The special procedures that may stop a promise clock, in the order of the law. */
export const SPECIAL_PROCEDURES = {
  hearing: { name: '听证', defaultBasis: NOT_COUNTED_BASIS },
  tender: { name: '招标', defaultBasis: NOT_COUNTED_BASIS },
  auction: { name: '拍卖', defaultBasis: NOT_COUNTED_BASIS },
  inspection: { name: '检验', defaultBasis: NOT_COUNTED_BASIS },
  testing: { name: '检测', defaultBasis: NOT_COUNTED_BASIS },
  quarantine: { name: '检疫', defaultBasis: NOT_COUNTED_BASIS },
  appraisal: { name: '鉴定', defaultBasis: NOT_COUNTED_BASIS },
  'expert-review': { name: '专家评审', defaultBasis: NOT_COUNTED_BASIS },
  publication: { name: '公示', defaultBasis: '' },
  'site-visit': { name: '现场踏勘', defaultBasis: '' },
} as const satisfies Record<string, ProcedureRow>;

export type SpecialProcedure = keyof typeof SPECIAL_PROCEDURES;

export const SPECIAL_PROCEDURE_CODES = Object.keys(SPECIAL_PROCEDURES) as readonly SpecialProcedure[];

const PROCEDURE_OF_STEP: Readonly<Record<Exclude<StepKind, 'ordinary'>, SpecialProcedure>> = {
  hearing: 'hearing',
  expert: 'expert-review',
  publication: 'publication',
  site: 'site-visit',
};

/** A special procedure that the item foresees: the step it belongs to (1, 2, …) and the basis to print. */
export interface AllowedProcedure {
  procedure: SpecialProcedure;
  stepPosition: number;
  stepName: string;
  basis: string;
}

/** True when the text is the code of a special procedure. */
export function isSpecialProcedure(text: string): text is SpecialProcedure {
  return Object.hasOwn(SPECIAL_PROCEDURES, text);
}

/** The Chinese name of a special procedure. */
export function specialProcedureName(procedure: SpecialProcedure): string {
  return SPECIAL_PROCEDURES[procedure].name;
}

/**
 * What may stop the clock of a case of this item: its not-counted steps, in their order. A step
 * without a kind of its own stands for the procedures its name names, such as 委托检测. A step without a basis
 * takes the law's; a procedure the law does not name and whose step gives no basis is not allowed.
 */
export function allowedProcedures(
  steps: readonly Pick<ItemStep, 'name' | 'kind' | 'notCounted' | 'basis'>[],
): AllowedProcedure[] {
  return steps.flatMap((step, index) =>
    step.notCounted
      ? proceduresOf(step)
          .map((procedure) => ({
            procedure,
            stepPosition: index + 1,
            stepName: step.name,
            basis: step.basis.trim() || SPECIAL_PROCEDURES[procedure].defaultBasis,
          }))
          .filter(({ basis }) => basis !== '')
      : [],
  );
}

function proceduresOf(step: Pick<ItemStep, 'name' | 'kind'>): SpecialProcedure[] {
  if (step.kind !== 'ordinary') return [PROCEDURE_OF_STEP[step.kind]];
  return SPECIAL_PROCEDURE_CODES.filter((code) => step.name.includes(SPECIAL_PROCEDURES[code].name));
}
